"""Hot statements, written by hand and run without the ORM.

PostgreSQL keeps them prepared for as long as the connection lives, so that a page doesn't pay for
their parsing and planning; where a pooler in between forbids that (PREPARED_STATEMENTS=false), and
on SQLite, they are run as any other.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import connection, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.db.utils import NotSupportedError

Row = tuple[Any, ...]


def rows(sql: str, parameters: Sequence[Any]) -> list[Row]:
    """All rows of a statement. Its placeholders are %s, and each has one type at every call."""
    where = _where()
    try:
        return _asked(where, sql, parameters)
    except NotSupportedError:
        # A column became another one since it was prepared: an update of the site, while we run.
        if where.in_atomic_block:
            raise
        where.close()
        return _asked(where, sql, parameters)


def _asked(where: BaseDatabaseWrapper, sql: str, parameters: Sequence[Any]) -> list[Row]:
    with _cursor(where) as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _where() -> BaseDatabaseWrapper:
    """Where the models of this request are read from."""
    return connections[router.db_for_read(Model)]


def ids_table() -> str:
    """Ids as rows of one column called `id`, from one parameter: `ids_parameter(...)`."""
    if connection.vendor == "postgresql":
        each = "SELECT CAST(value AS BIGINT) AS id FROM json_array_elements_text(CAST(%s AS JSON))"
    else:
        each = "SELECT value AS id FROM json_each(%s)"
    return f"({each})"


def ids_parameter(ids: Sequence[int]) -> str:
    return json.dumps(ids)


def moment(value: datetime) -> datetime:
    """From a column of moments: SQLite's come without their time zone, which is UTC."""
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value


@contextmanager
def _cursor(where: BaseDatabaseWrapper) -> Iterator[Any]:
    # Whoever reads a log of queries wants to see the values in them.
    if where.vendor != "postgresql" or where.queries_logged:
        with where.cursor() as cursor:
            yield cursor
        return
    from django.db.backends.postgresql.base import ServerBindingCursor

    # As connection.cursor() does; Django's own cursors put the values into the text, which makes
    # it another statement each time.
    where.close_if_health_check_failed()
    where.ensure_connection()
    with where.wrap_database_errors:
        bound: Any = ServerBindingCursor(where.connection)  # type: ignore[call-arg]
    with where._prepare_cursor(bound) as prepared:  # type: ignore[attr-defined]
        yield prepared
