"""A page of a lane: its rows, and the voice that is open beside them."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from community.comments.models import Comment
from community.voices.models import Fact, Voice
from socialblog.lib.html import excerpt
from socialblog.lib.paging import Page, page_of

from .access import get_voice, with_words
from .filters import Filters
from .histories import History, histories_of
from .opening import Opened, open_voice
from .words import is_late, row_kind, span

PAGE_SIZE = 25
LINE_LENGTH = 140


@dataclass(frozen=True)
class Row:
    voice: Voice
    history: History
    url: str
    is_current: bool
    now: datetime

    @property
    def comment(self) -> Comment:
        return self.voice.comment

    @property
    def line(self) -> str:
        return excerpt(self.comment.body_html, LINE_LENGTH)

    @property
    def since(self) -> datetime:
        """The moment that its lane sorts by."""
        return self.voice.waiting_since or self.voice.settled_at or self.voice.said_at

    @property
    def span(self) -> str:
        return span(self.since, self.now)

    @property
    def is_late(self) -> bool:
        return is_late(self.voice, self.now)

    @property
    def kind(self) -> str:
        return row_kind(self.voice, self.history.is_new)


@dataclass(frozen=True)
class Listing:
    """`chose` tells whether the open voice was asked for: on a phone it then covers the list."""

    page: Page
    rows: list[Row]
    opened: Opened | None
    chose: bool


def listing(request: HttpRequest, filters: Filters, chosen: Voice | None = None) -> Listing:
    """The page that the request asks for, with the chosen voice open, else the first one."""
    now = timezone.now()
    page = page_of(
        with_words(filters.voices()),
        request,
        by=filters.lane.by,
        size=PAGE_SIZE,
        path=filters.lane.url,
        without=("voice", "lane"),
    )
    asked = chosen or _asked_for(request, page, filters)
    voice = asked or next(iter(page.rows), None)
    histories = histories_of(
        {row.reader_key for row in page.rows}, long=voice.reader_key if voice else ""
    )
    rows = [
        Row(
            row,
            histories[row.reader_key],
            filters.url(voice=row.pk),
            is_current=voice is not None and row.pk == voice.pk,
            now=now,
        )
        for row in page.rows
    ]
    opened = (
        open_voice(voice, by=filters.member, history=histories[voice.reader_key], now=now)
        if voice
        else None
    )
    return Listing(page, rows, opened, chose=asked is not None)


def opened_alone(voice: Voice, filters: Filters) -> Opened:
    history = histories_of((), long=voice.reader_key)[voice.reader_key]
    return open_voice(voice, by=filters.member, history=history, now=timezone.now())


def next_after(filters: Filters, voice: Voice) -> int | None:
    """Who waits next in the same list, once `voice` (as it was before) is settled."""
    waiting = filters.voices().order_by("waiting_since", "pk").values_list("pk", flat=True)
    if voice.waiting_since is not None:
        beyond = waiting.filter(waiting_since__gte=voice.waiting_since).exclude(
            waiting_since=voice.waiting_since, pk__lte=voice.pk
        )
        found = beyond.first()
        if found is not None:
            return found
    return waiting.exclude(pk=voice.pk).first()


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


def _asked_for(request: HttpRequest, page: Page, filters: Filters) -> Voice | None:
    """The voice that the address names, mostly one of the page's own rows."""
    asked = request.GET.get("voice", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise Http404("No such voice")
    pk = int(asked)
    found = next((row for row in page.rows if row.pk == pk), None)
    return found or get_voice(pk, filters.member)
