"""Hot statements, written by hand and run without the ORM.

PostgreSQL keeps them prepared for as long as the connection lives, so that a page doesn't pay for
their parsing and planning; where a pooler in between forbids that (PREPARED_STATEMENTS=false), and
on SQLite, they are run as any other.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import connections, router
from django.db.models import Model

Row = tuple[Any, ...]


def rows(sql: str, parameters: Sequence[Any]) -> list[Row]:
    """All rows of a statement. Its placeholders are %s, and each has one type at every call."""
    with _cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def moment(value: datetime) -> datetime:
    """From a column of moments: SQLite's come without their time zone, which is UTC."""
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value


@contextmanager
def _cursor() -> Iterator[Any]:
    # Where the models of this request are read from.
    connection = connections[router.db_for_read(Model)]
    # Whoever reads a log of queries wants to see the values in them.
    if connection.vendor != "postgresql" or connection.queries_logged:
        with connection.cursor() as cursor:
            yield cursor
        return
    from django.db.backends.postgresql.base import ServerBindingCursor

    # As connection.cursor() does; Django's own cursors put the values into the text, which makes
    # it another statement each time.
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        bound: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]
    with connection._prepare_cursor(bound) as prepared:  # type: ignore[attr-defined]
        yield prepared
