"""Rows of several kinds, each a few, in one query: what an opened voice needs around it."""

import json
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from community.members.models import Member

from . import bounded

Row = dict[str, Any]


def gather(parts: dict[str, QuerySet[Any]]) -> dict[str, list[Row]]:
    """The rows of each part by its name, in no particular order; see `few`."""
    found = bounded.together(list(parts.values()))
    return {
        name: [json.loads(row[0]) for row in rows] for name, rows in zip(parts, found, strict=True)
    }


def few(rows: QuerySet[Any], most: int, *fields: str) -> QuerySet[Any]:
    """The first `most` of these rows as objects with those fields, for `gather`."""
    # One column of one type, so that rows of different tables fit into one answer.
    return rows.values_list(JSONObject(**{name: name for name in fields}))[:most]


def moment(text: str | None) -> datetime | None:
    """A moment as databases write it into JSON: SQLite without its zone."""
    if text is None:
        return None
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def person(row: Row, prefix: str) -> Member | None:
    """Somebody with no more than a name, from `<prefix>_id`, `<prefix>__name`, …"""
    if row[f"{prefix}_id"] is None:
        return None
    return Member(
        pk=row[f"{prefix}_id"],
        name=row[f"{prefix}__name"],
        username=row[f"{prefix}__username"],
    )
