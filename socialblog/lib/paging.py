"""Pages of a long list, found by what was last seen on them.

Not by number: an OFFSET reads everything that it skips, and a row that appears meanwhile shows
others twice or never.
"""

import base64
import binascii
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils.encoding import escape_uri_path

AFTER, BEFORE = "after", "before"
_BIGGEST_ID = 2**63 - 1
_LONGEST = 120


@dataclass(frozen=True)
class Page:
    """Rows, and where the neighbouring pages are (empty text: nowhere)."""

    rows: list[Any]
    next_url: str = ""
    previous_url: str = ""

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_first(self) -> bool:
        return not self.previous_url


@dataclass(frozen=True)
class Cursor:
    """The place of one row: the moment by which rows are sorted, and its id among equals."""

    at: datetime
    id: int

    def __str__(self) -> str:
        text = json.dumps([self.at.isoformat(), self.id], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Raises Http404 for whatever we didn't write: a page that never existed."""
        try:
            if len(text) > _LONGEST:
                raise ValueError("too long")
            padded = text.encode("ascii") + b"=" * (-len(text) % 4)
            moment, key = json.loads(base64.b64decode(padded, b"-_", validate=True))
            at = datetime.fromisoformat(moment)
            if at.tzinfo is None or at.utcoffset() is None or type(key) is not int:
                raise ValueError("not a place")
            if not 0 <= key <= _BIGGEST_ID or not 1 < at.year < 9999:
                raise ValueError("nowhere")
        except (ValueError, TypeError, RecursionError, binascii.Error) as error:
            raise Http404("No such page") from error
        return cls(at, key)


def page_of(
    rows: Any,
    request: HttpRequest,
    *,
    by: str,
    size: int = 20,
    path: str = "",
    without: Collection[str] = (),
) -> Page:
    """The page of the QuerySet `rows` that the request asks for.

    `by` names the column of moments (never null in `rows`) that sorts, with a minus for newest
    first; ties are sorted by id the same way. One query; a second one only where the way back
    ends at the beginning. The neighbours' addresses are the request's own with its parameters,
    unless `path` names another page and `without` parameters that belong to this one alone.
    """
    links = _Links(
        request, escape_uri_path(path or request.path), frozenset({AFTER, BEFORE, *without})
    )
    descending, column = by.startswith("-"), by.removeprefix("-")
    after, before = request.GET.get(AFTER), request.GET.get(BEFORE)
    if before:
        found = _beyond(rows, Cursor.read(before), column, descending=not descending, size=size)
        if len(found) > size:
            shown = found[size - 1 :: -1]
            return _linked(links, shown, column, newer=True, older=True)
        after = None  # the beginning: show it whole
    if after:
        found = _beyond(rows, Cursor.read(after), column, descending=descending, size=size)
        return _linked(links, found[:size], column, newer=True, older=len(found) > size)
    found = list(_sorted(rows, column, descending)[: size + 1])
    return _linked(links, found[:size], column, newer=False, older=len(found) > size)


def _beyond(rows: Any, cursor: Cursor, column: str, *, descending: bool, size: int) -> list[Any]:
    # "Not later than it, without those of the same moment that come before it": the first half
    # lets the index find the place, which "earlier, or the same with a smaller id" would not.
    here, side = f"{column}__{'lte' if descending else 'gte'}", "gte" if descending else "lte"
    rows = rows.filter(**{here: cursor.at}).exclude(**{column: cursor.at, f"id__{side}": cursor.id})
    return list(_sorted(rows, column, descending)[: size + 1])


def _sorted(rows: Any, column: str, descending: bool) -> Any:
    sign = "-" if descending else ""
    return rows.order_by(f"{sign}{column}", f"{sign}id")


@dataclass(frozen=True)
class _Links:
    request: HttpRequest
    path: str
    dropped: frozenset[str]

    def to(self, name: str = "", cursor: str = "") -> str:
        """The same address with another cursor and without the old ones; filters stay."""
        query = [
            (key, value)
            for key, values in self.request.GET.lists()
            for value in values
            if key not in self.dropped
        ]
        if name and cursor:
            query.append((name, cursor))
        return f"{self.path}?{urlencode(query)}" if query else self.path


def _linked(links: _Links, shown: list[Any], column: str, *, newer: bool, older: bool) -> Page:
    if not shown:
        # Everything behind the cursor is gone: the way back is the beginning.
        return Page([], previous_url=links.to() if newer else "")

    def cursor(row: Any) -> str:
        return str(Cursor(getattr(row, column), row.pk))

    return Page(
        shown,
        next_url=links.to(AFTER, cursor(shown[-1])) if older else "",
        previous_url=links.to(BEFORE, cursor(shown[0])) if newer else "",
    )
