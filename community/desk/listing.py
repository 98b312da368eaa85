"""A page of a lane: its rows, and the voice that is open beside them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils import timezone

from community.voices.models import Fact, Voice
from socialblog.lib.paging import Cursor, Page, page_of, rows_beyond

from .access import get_voice
from .choices import Choices, choices_of
from .filters import Filters
from .opening import Opened, open_voice
from .rows import InRow, Row, rows_of
from .words import span

PAGE_SIZE = 25


@dataclass(frozen=True)
class Listing:
    """`chose` tells whether the open voice was asked for: on a phone it then covers the list."""

    page: Page
    rows: list[Row]
    opened: Opened | None
    chose: bool
    choices: Choices

    @property
    def onward_url(self) -> str:
        """The one after the open voice, for those who leave it as it is; "" at the end."""
        here = next((n for n, row in enumerate(self.rows) if row.is_current), len(self.rows))
        after = [row.url for row in self.rows[here + 1 : here + 2]]
        return after[0] if after else self.page.next_url if here < len(self.rows) else ""

    @property
    def thanks(self) -> list[Row]:
        """Those that wait and look like a closing word: suggested for closing together."""
        return [row for row in self.rows if row.owed and row.is_thanks]


def listing(
    request: HttpRequest,
    filters: Filters,
    chosen: Voice | None = None,
    ticked: Collection[int] = (),
) -> Listing:
    """The page that the request asks for, with the chosen voice open, else the first one."""
    now = timezone.now()
    choices = choices_of(filters)
    page = _page(request, filters, choices)
    found = rows_of([voice.pk for voice in page.rows])
    asked = chosen or _asked_for(request, found, filters)
    current = asked or next(iter(found), None)
    rows = [
        Row(
            one,
            filters.url(voice=one.pk),
            is_current=current is not None and one.pk == current.pk,
            is_ticked=one.pk in ticked,
            # To the minute: what is said of a moment ago may be kept for a moment.
            now=now.replace(second=0, microsecond=0),
            member_id=filters.member.pk,
        )
        for one in found
    ]
    opened = open_voice(current, by=filters.member, now=now) if current else None
    return Listing(page, rows, opened, chose=asked is not None, choices=choices)


def _page(request: HttpRequest, filters: Filters, choices: Choices) -> Page:
    """Which voices, by the one index that knows. Asked together with their words, the database
    thinks longer about the order of nine tables than it reads."""
    by = filters.order.by
    voices = filters.voices(choices.whose).only("pk", by.removeprefix("-"))
    return page_of(
        filters.parts(voices),
        request,
        by=by,
        size=PAGE_SIZE,
        path=filters.lane.url,
        without=("voice", "lane", "reply"),
    )


def next_after(filters: Filters, voice: Voice) -> int | None:
    """Who is next in the same list, once `voice` (as it was before) is settled; else the first."""
    parts = [part.only("pk", "lane") for part in filters.parts(filters.voices())]
    by = filters.order.by
    at = getattr(voice, by.removeprefix("-"))
    if at is not None:
        place = Cursor(at, voice.pk, filters.order.part_of(voice))
        for found in rows_beyond(parts, place, by=by, count=1):
            return found.pk
    first = rows_beyond([part.exclude(pk=voice.pk) for part in parts], None, by=by, count=1)
    return first[0].pk if first else None


def last_answer_took() -> str:
    """In words, where somebody was answered within the last month."""
    fact = (
        Fact.objects.filter(code=Fact.Code.ANSWERED, visible=True)
        .select_related("voice")
        .order_by("-pk")
        .first()
    )
    if fact is None or (timezone.now() - fact.at).days > 30 or fact.at < fact.voice.said_at:
        return ""
    return span(fact.voice.said_at, fact.at)


def _asked_for(request: HttpRequest, found: list[InRow], filters: Filters) -> InRow | Voice | None:
    """The voice that the address names, mostly one of the page's own rows."""
    asked = request.GET.get("voice", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise Http404("No such voice")
    pk = int(asked)
    return next((one for one in found if one.pk == pk), None) or get_voice(pk, filters.member)
