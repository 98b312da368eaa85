"""Rows into one table by SQL that is made once: for what is written all day."""

from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.models import Field, Model


def insert(row: Model, table: type[Model] | None = None) -> None:
    """Insert `row`; it gets its key where the table makes one. No signals are sent.

    A model that lies in several tables is inserted by a call for each, topmost first, with the
    model of that `table`.
    """
    table = table or type(row)
    sql, places, fields = _insertion(table)
    key = table._meta.auto_field
    if key is not None:
        places += f" RETURNING {connection.ops.quote_name(key.column or '')}"
    with connection.cursor() as cursor:
        cursor.execute(sql + places, _values(row, fields))
        if key is not None:
            setattr(row, key.attname, cursor.fetchone()[0])
    row._state.adding, row._state.db = False, connection.alias


def insert_missing(rows: Sequence[Model]) -> None:
    """Insert rows of one model in one statement, but for those that are there already."""
    if not rows:
        return
    sql, places, fields = _insertion(type(rows[0]))
    values = [value for row in rows for value in _values(row, fields)]
    with connection.cursor() as cursor:
        cursor.execute(sql + ", ".join([places] * len(rows)) + " ON CONFLICT DO NOTHING", values)


def _values(row: Model, fields: list[Field]) -> list:
    return [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]


@cache
def _insertion(table: type[Model]) -> tuple[str, str, list[Field]]:
    meta, name = table._meta, connection.ops.quote_name
    fields = [field for field in meta.local_concrete_fields if field is not meta.auto_field]
    columns = ", ".join(name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {name(meta.db_table)} ({columns}) VALUES ", f"({places})", fields
