"""Pages of a long list, found by what was last seen on them.

Not by number: an OFFSET reads everything that it skips, and a row that appears meanwhile shows
others twice or never.
"""

import base64
import binascii
import json
from collections.abc import Collection, Iterator, Sequence
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
    """The place of one row: the moment by which rows are sorted, and its id among equals.

    `group` is its part of the list, where that has several.
    """

    at: datetime
    id: int
    group: int = 0

    def __str__(self) -> str:
        place: list[Any] = [self.at.isoformat(), self.id]
        if self.group:
            place.append(self.group)
        text = json.dumps(place, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, groups: int = 1) -> "Cursor":
        """Raises Http404 for whatever we didn't write: a page that never existed."""
        try:
            if len(text) > _LONGEST:
                raise ValueError("too long")
            padded = text.encode("ascii") + b"=" * (-len(text) % 4)
            moment, key, *rest = json.loads(base64.b64decode(padded, b"-_", validate=True))
            at = datetime.fromisoformat(moment)
            if at.tzinfo is None or at.utcoffset() is None or type(key) is not int:
                raise ValueError("not a place")
            if not 0 <= key <= _BIGGEST_ID or not 1 < at.year < 9999:
                raise ValueError("nowhere")
            group = rest[0] if rest else 0
            if len(rest) > 1 or type(group) is not int or not 0 <= group < groups:
                raise ValueError("no such part")
        except (ValueError, TypeError, RecursionError, binascii.Error) as error:
            raise Http404("No such page") from error
        return cls(at, key, group)


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
    first; ties are sorted by id the same way. A list of QuerySets without rows in common is one
    list: all of the first, then all of the second. So a mark sorts before the moment, each part
    by its own index. One query; another one where a page reaches into the next part, and where
    the way back ends at the beginning. The neighbours' addresses are the request's own with its
    parameters, unless `path` names another page and `without` parameters that belong to this
    one alone.
    """
    links = _Links(
        request, escape_uri_path(path or request.path), frozenset({AFTER, BEFORE, *without})
    )
    groups = rows if isinstance(rows, list) else [rows]
    line = _Line(groups, by)
    after, before = request.GET.get(AFTER), request.GET.get(BEFORE)
    if before:
        found = line.until(Cursor.read(before, len(groups)), size + 1)
        if len(found) > size:
            return _linked(links, line, found[size - 1 :: -1], newer=True, older=True)
        after = None  # the beginning: show it whole
    if after:
        found = line.beyond(Cursor.read(after, len(groups)), size + 1)
        return _linked(links, line, found[:size], newer=True, older=len(found) > size)
    found = line.beyond(None, size + 1)
    return _linked(links, line, found[:size], newer=False, older=len(found) > size)


def rows_beyond(rows: Any, place: Cursor | None, *, by: str, count: int) -> list[Any]:
    """The next `count` rows of the list (as `page_of` takes it) behind a place of it, or the
    first ones."""
    groups = rows if isinstance(rows, list) else [rows]
    return [row for _group, row in _Line(groups, by).beyond(place, count)]


Found = list[tuple[int, Any]]  # rows with the number of their part


@dataclass(frozen=True)
class _Line:
    """Parts of a list, one behind the other, all sorted by the same moment."""

    groups: Sequence[Any]
    by: str

    @property
    def column(self) -> str:
        return self.by.removeprefix("-")

    @property
    def descending(self) -> bool:
        return self.by.startswith("-")

    def beyond(self, cursor: Cursor | None, count: int) -> Found:
        found: Found = []
        for group in range(cursor.group if cursor else 0, len(self.groups)):
            place = cursor if cursor and group == cursor.group else None
            found += self._part(group, place, self.descending, count - len(found))
            if len(found) >= count:
                break
        return found

    def until(self, cursor: Cursor, count: int) -> Found:
        """What stands before the place, the nearest first."""
        found: Found = []
        for group in range(cursor.group, -1, -1):
            place = cursor if group == cursor.group else None
            found += self._part(group, place, not self.descending, count - len(found))
            if len(found) >= count:
                break
        return found

    def _part(self, group: int, cursor: Cursor | None, descending: bool, count: int) -> Found:
        rows = self.groups[group]
        if cursor is not None:
            # "Not later than it, without those of the same moment that come before it": the
            # first half lets the index find the place, which "earlier, or the same with a
            # smaller id" would not.
            here = f"{self.column}__{'lte' if descending else 'gte'}"
            side = "gte" if descending else "lte"
            rows = rows.filter(**{here: cursor.at}).exclude(
                **{self.column: cursor.at, f"id__{side}": cursor.id}
            )
        sign = "-" if descending else ""
        ordered = rows.order_by(f"{sign}{self.column}", f"{sign}id")
        return [(group, row) for row in ordered[:count]]

    def cursor(self, group: int, row: Any) -> str:
        return str(Cursor(getattr(row, self.column), row.pk, group))


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


def _linked(links: _Links, line: _Line, shown: Found, *, newer: bool, older: bool) -> Page:
    if not shown:
        # Everything behind the cursor is gone: the way back is the beginning.
        return Page([], previous_url=links.to() if newer else "")
    return Page(
        [row for _group, row in shown],
        next_url=links.to(AFTER, line.cursor(*shown[-1])) if older else "",
        previous_url=links.to(BEFORE, line.cursor(*shown[0])) if newer else "",
    )
