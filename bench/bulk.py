"""Rows by the thousand, past the ORM: it can't insert models that lie in three tables."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models


class Bulk:
    """Collects rows of one table and inserts them together.

    `columns` are those that differ from row to row, named as attributes; every other one gets
    its field's default. Inside a transaction, flush parents before children.
    """

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        self.model = model
        fields = {field.attname: field for field in model._meta.local_concrete_fields}
        given = [fields.pop(name) for name in columns]
        # Not asked for and without a default: the database counts up.
        rest = [f for f in fields.values() if not (f.primary_key and not f.has_default())]
        self._same = tuple(_default(field) for field in rest)
        self._columns = [field.column for field in [*given, *rest]]
        self._moments = [
            at for at, field in enumerate(given) if isinstance(field, models.DateTimeField)
        ]
        self._rows: list[tuple[Any, ...]] = []

    def add(self, *values: Any) -> None:
        self._rows.append(values + self._same)

    def flush(self) -> int:
        """How many rows were inserted."""
        rows, self._rows = self._rows, []
        if not rows:
            return 0
        quote = connection.ops.quote_name
        table = quote(self.model._meta.db_table)
        columns = ", ".join(quote(column) for column in self._columns)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(self._columns))
                cursor.executemany(
                    f"INSERT INTO {table} ({columns}) VALUES ({marks})", self._adapted(rows)
                )
        return len(rows)

    def _adapted(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """SQLite has no moments."""
        adapt: Callable[[datetime | None], Any] = connection.ops.adapt_datetimefield_value
        adapted = []
        for row in rows:
            values = list(row)
            for at in self._moments:
                values[at] = adapt(values[at])
            adapted.append(tuple(values))
        return adapted


def count_on(*kinds: type[models.Model]) -> None:
    """Let the database's own numbers go on after those that were inserted."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), kinds):
            cursor.execute(sql)


def _default(field: models.Field) -> Any:
    return field.get_db_prep_save(field.get_default(), connection)
