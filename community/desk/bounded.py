"""Several small questions asked of the database at once, none of which reads more than its limit.

A page that shows five counts and the history of twenty-five people would be thirty queries; sent
together they are two.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

MOST = 999  # what people see of a count is exact up to here


def counts(querysets: Sequence[QuerySet[Any]]) -> list[int]:
    """How many rows each has, counted up to MOST + 1, in one query."""
    limited = [rows.order_by().values("pk")[: MOST + 1] for rows in querysets]
    found = dict(_together(limited, "COUNT(*)"))
    return [found.get(number, 0) for number in range(len(limited))]


def together(querysets: Sequence[QuerySet[Any]]) -> list[list[tuple[Any, ...]]]:
    """The rows of each, in one query, in no particular order.

    All must have the same columns (`values_list`) and a limit of their own. Values come as the
    database driver gives them: SQLite has no booleans and no moments.
    """
    rows: list[list[tuple[Any, ...]]] = [[] for _ in querysets]
    for number, *values in _together(querysets, "part.*"):
        rows[number].append(tuple(values))
    return rows


def label(count: int) -> str:
    """The count for people: nothing, a number, or "999+"."""
    return f"{MOST}+" if count > MOST else str(count or "")


def _together(querysets: Sequence[QuerySet[Any]], columns: str) -> list[tuple[Any, ...]]:
    parts: list[str] = []
    params: list[Any] = []
    for number, rows in enumerate(querysets):
        try:
            sql, its_params = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        # A nested SELECT, because SQLite takes no LIMIT in a part of a UNION.
        parts.append(f"SELECT {number}, {columns} FROM ({sql}) AS part")
        params += its_params
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return cursor.fetchall()
