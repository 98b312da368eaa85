"""Several small questions asked of the database at once, none of which reads more than its limit.

A page that shows five counts and what is known about a person would be thirty queries; sent
together they are two, and their SQL is put together once.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from socialblog.lib import statements
from socialblog.lib.questions import filled

MOST = 999  # what people see of a count is exact up to here

Row = dict[str, Any]
# Each in parts that have no row in common and are added up.
Counted = Mapping[str, Sequence[QuerySet[Any]]]
Documents = Mapping[str, QuerySet[Any]]


def label(count: int) -> str:
    """The count for people: nothing, a number, or "999+"."""
    return f"{MOST}+" if count > MOST else str(count or "")


def few(rows: QuerySet[Any], most: int, *fields: str) -> QuerySet[Any]:
    """The first `most` of these rows as objects with those fields."""
    # One column of one type, so that rows of different tables fit into one answer.
    document = JSONObject(**{name: name for name in fields})
    return rows.annotate(doc=document).values_list("doc")[:most]


@dataclass(frozen=True)
class Found:
    """How many there are of each, counted up to MOST + 1 a part, and the rows of each, in no
    particular order. Moments are as databases write them into JSON."""

    counts: dict[str, int]
    rows: dict[str, list[Row]]


class Together:
    """`make` gives what is counted and what is read (by `few`), by name, with `Given` wherever a
    value is known only later. One query."""

    def __init__(self, make: Callable[[], tuple[Counted, Documents]]) -> None:
        self._make = make

    def ask(self, **given: Any) -> Found:
        sql, params, counted, documents = self._compiled
        numbers: dict[int, int] = {}
        rows: dict[str, list[Row]] = {name: [] for name in documents.values()}
        if sql:
            for part, text in statements.rows(sql, filled(params, given, connection)):
                if part in documents:
                    rows[documents[part]].append(json.loads(text))
                else:
                    numbers[part] = int(text)
        counts = {
            name: sum(numbers.get(part, 0) for part in parts) for name, parts in counted.items()
        }
        return Found(counts, rows)

    @cached_property
    def _compiled(self) -> tuple[str, list[Any], dict[str, list[int]], dict[int, str]]:
        counted, documents = self._make()
        union = _Union()
        counts = {
            name: [
                union.part("CAST(COUNT(*) AS text)", rows.order_by().values("pk")[: MOST + 1])
                for rows in parts
            ]
            for name, parts in counted.items()
        }
        # PostgreSQL takes rows together only if their columns are of one type.
        read = {
            union.part("CAST(part.doc AS text)", rows): name for name, rows in documents.items()
        }
        return " UNION ALL ".join(union.parts), union.params, counts, read


class _Union:
    """Parts of one query. What is asked twice is asked once; what can't have rows not at all."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.params: list[Any] = []
        self._known: dict[str, int] = {}

    def part(self, columns: str, rows: QuerySet[Any]) -> int:
        """Its number."""
        try:
            sql, params = rows.query.sql_with_params()
        except EmptyResultSet:
            return -1 - len(self._known)
        key = repr((columns, sql, params))
        if key not in self._known:
            number = self._known[key] = len(self._known)
            # A nested SELECT, because SQLite takes no LIMIT in a part of a UNION.
            self.parts.append(f"SELECT {number}, {columns} FROM ({sql}) AS part")
            self.params += params
        return self._known[key]
