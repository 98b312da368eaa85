"""A page of a lane: its rows, and the voice that is open beside them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from community.comments.models import Comment
from community.members.models import Member
from community.voices.models import Fact, Voice
from community.voices.models.voice import NEVER
from socialblog.lib.fragments import Fragment
from socialblog.lib.html import excerpt
from socialblog.lib.paging import Cursor, Page, page_of, rows_beyond
from socialblog.lib.questions import Given, Question

from .access import get_voice, with_words
from .choices import Choices, choices_of
from .filters import Filters
from .histories import Dots, with_dots
from .opening import Opened, open_voice
from .words import due_words, is_overdue, moment_words, row_marks, span

PAGE_SIZE = 25
LINE_LENGTH = 140


@dataclass(frozen=True)
class Row:
    voice: Voice
    url: str
    is_current: bool
    is_ticked: bool
    now: datetime
    member: Member

    @property
    def html(self) -> SafeString:
        voice, comment = self.voice, self.voice.comment
        dots = Dots.read(voice.dots)  # type: ignore[attr-defined]
        return _ROW(
            pk=voice.pk,
            url=self.url,
            is_current=self.is_current,
            is_ticked=self.is_ticked,
            name=comment.author_name,
            picture=comment.user.picture_url if comment.user else "",
            dots=dots.dots,
            dots_words=dots.words,
            since=self.since,
            waits=voice.owed,
            span=self.span,
            line=self.line,
            due=self.due,
            is_late=self.is_late,
            state=self.state,
            marks=tuple(self.marks),
            is_offered=self.is_offered,
            owner=self.owner,
            title=voice.post.title if voice.post else "",
        )

    @property
    def comment(self) -> Comment:
        return self.voice.comment

    @property
    def line(self) -> str:
        return excerpt(self.comment.body_html, LINE_LENGTH)

    @property
    def since(self) -> datetime | None:
        """The moment that its lane sorts by, where there is one: a snooze may have no end."""
        return None if self.voice.lane_at == NEVER else self.voice.lane_at or self.voice.said_at

    @property
    def span(self) -> str:
        return moment_words(self.voice, self.now)

    @property
    def due(self) -> str:
        return due_words(self.voice, self.now)

    @property
    def is_late(self) -> bool:
        return is_overdue(self.voice, self.now)

    @property
    def marks(self) -> list[str]:
        return row_marks(self.voice)

    @property
    def is_offered(self) -> bool:
        return self.voice.offered_at is not None and self.voice.offered_at <= self.now

    @property
    def owner(self) -> str:
        """Whose it is to answer, where that isn't who looks."""
        owner = self.voice.owner if self.voice.owed else None
        return owner.display_name if owner is not None and owner.pk != self.member.pk else ""

    @property
    def state(self) -> str:
        """How it was settled."""
        settled = self.voice.state in (Voice.State.ANSWERED, Voice.State.CLOSED)
        return str(self.voice.get_state_display()) if settled else ""


_ROW = Fragment("desk/_voice_row.html", most=2_000)


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
        return [row for row in self.rows if row.voice.owed and row.voice.is_thanks]


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
    asked = chosen or _asked_for(request, page, filters)
    voice = asked or next(iter(page.rows), None)
    rows = [
        Row(
            row,
            filters.url(voice=row.pk),
            is_current=voice is not None and row.pk == voice.pk,
            is_ticked=row.pk in ticked,
            now=now,
            member=filters.member,
        )
        for row in page.rows
    ]
    opened = open_voice(voice, by=filters.member, now=now) if voice else None
    return Listing(page, rows, opened, chose=asked is not None, choices=choices)


def _page(request: HttpRequest, filters: Filters, choices: Choices) -> Page:
    """First which voices, by the one index that knows; then their words by their keys. Asked
    together, the database thinks longer about the order of nine tables than it reads."""
    by = filters.order.by
    voices = filters.voices(choices.whose).only("pk", by.removeprefix("-"))
    page = page_of(
        filters.parts(voices),
        request,
        by=by,
        size=PAGE_SIZE,
        path=filters.lane.url,
        without=("voice", "lane", "reply"),
    )
    ids = [voice.pk for voice in page.rows]
    found = {voice.pk: voice for voice in _with_words(ids)}
    return replace(page, rows=[found[pk] for pk in ids if pk in found])


def _with_words(ids: list[int]) -> list[Voice]:
    asked = {f"id{number}": pk for number, pk in enumerate(ids)}
    return _of_so_many(len(ids)).ask(**asked) if ids else []


@lru_cache(maxsize=PAGE_SIZE)
def _of_so_many(count: int) -> Question:
    ids: list[Any] = [Given(f"id{number}") for number in range(count)]
    return Question(lambda: with_dots(with_words(Voice.objects.filter(pk__in=ids))))


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
