"""Several small questions asked of the database at once, none of which reads more than its limit.

A page that shows five counts and the history of twenty-five people would be thirty queries; sent
together they are two.
"""

import json
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


def counts_and_documents(
    counted: Sequence[QuerySet[Any]], documents: Sequence[QuerySet[Any]]
) -> tuple[list[int], list[list[Any]]]:
    """How many rows each of the former has, as `counts` tells, and those of the latter, which
    have one column of JSON and a limit of their own. All of it in one query."""
    limited = [rows.order_by().values("pk")[: MOST + 1] for rows in counted]
    # PostgreSQL takes rows together only if their columns are of one type; SQLite has no types.
    document = "CAST(part.doc AS text)" if connection.vendor == "postgresql" else "part.*"
    asked = [("CAST(COUNT(*) AS text)", "part", rows) for rows in limited]
    named = "part(doc)" if connection.vendor == "postgresql" else "part"
    asked += [(document, named, rows) for rows in documents]
    numbers = [0] * len(limited)
    found: list[list[Any]] = [[] for _ in documents]
    for at, text in _asked_together(asked):
        if at < len(limited):
            numbers[at] = int(text)
        else:
            found[at - len(limited)].append(json.loads(text))
    return numbers, found


def _together(querysets: Sequence[QuerySet[Any]], columns: str) -> list[tuple[Any, ...]]:
    return _asked_together([(columns, "part", rows) for rows in querysets])


def _asked_together(asked: list[tuple[str, str, QuerySet[Any]]]) -> list[tuple[Any, ...]]:
    """Columns, what the inner rows are called, and those."""
    parts: list[str] = []
    params: list[Any] = []
    for number, (columns, name, rows) in enumerate(asked):
        try:
            sql, its_params = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        # A nested SELECT, because SQLite takes no LIMIT in a part of a UNION.
        parts.append(f"SELECT {number}, {columns} FROM ({sql}) AS {name}")
        params += its_params
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return cursor.fetchall()
