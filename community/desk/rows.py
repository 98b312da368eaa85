"""A line of a lane's list: what it shows of a voice, read and made as cheaply as can be."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from community.members.models import Member
from community.voices.models import Voice
from community.voices.models.voice import NEVER
from socialblog.lib.fragments import Fragment, Keeps
from socialblog.lib.html import excerpt
from socialblog.lib.questions import Given, Question

from .histories import Dots, with_dots
from .words import due_words, is_overdue, moment_words, row_marks

LINE_LENGTH = 140
MOST_KEPT = 2_000


class InRow(NamedTuple):
    """What is read of a voice for its row, and what it takes to open it."""

    pk: int
    kind: str
    state: str
    owed: bool
    said_at: datetime
    lane_at: datetime | None
    due_at: datetime | None
    offered_at: datetime | None
    is_question: bool
    is_thanks: bool
    is_newcomer: bool
    mentions_team: bool
    reader_key: str
    post_id: int | None
    post_title: str | None
    comment_id: int
    parent_id: int
    root_id: int
    path: str
    body_html: str
    writer_said: str
    writer_id: int | None
    writer_name: str | None
    writer_username: str | None
    writer_picture: str | None
    owner_id: int | None
    owner_name: str | None
    owner_username: str | None
    dots: str | None

    @property
    def name(self) -> str:
        known = self.writer_id is not None
        return (self.writer_name or self.writer_username or "") if known else self.writer_said


_COLUMNS = (
    *("pk", "kind", "state", "owed", "said_at", "lane_at", "due_at", "offered_at"),
    *("is_question", "is_thanks", "is_newcomer", "mentions_team", "reader_key"),
    *("post_id", "post__title", "comment__xtdcomment_ptr_id", "comment__parent_id"),
    *("comment__root_id", "comment__path", "comment__body_html", "comment__user_name"),
    *("comment__user_id", "comment__user__name", "comment__user__username"),
    *("comment__user__picture", "owner_id", "owner__name", "owner__username", "dots"),
)


def rows_of(ids: list[int]) -> list[InRow]:
    """In the order of `ids`; one query."""
    if not ids:
        return []
    asked = {f"id{number}": pk for number, pk in enumerate(ids)}
    found = {values[0]: InRow(*values) for values in _of_so_many(len(ids)).ask(**asked)}
    return [found[pk] for pk in ids if pk in found]


@lru_cache(maxsize=32)
def _of_so_many(count: int) -> Question:
    ids: list[Any] = [Given(f"id{number}") for number in range(count)]
    voices = Voice.objects.filter(pk__in=ids, comment__isnull=False)
    return Question(lambda: with_dots(voices).values_list(*_COLUMNS))


@dataclass(frozen=True)
class Row:
    """For one page: `url` opens the voice there, `now` is its minute, `member_id` looks at it."""

    found: InRow
    url: str
    is_current: bool
    is_ticked: bool
    now: datetime
    member_id: int

    @property
    def html(self) -> SafeString:
        """The same for the same values until the minute is over."""
        return _kept(self)

    @property
    def pk(self) -> int:
        return self.found.pk

    @property
    def name(self) -> str:
        return self.found.name

    @property
    def owed(self) -> bool:
        return self.found.owed

    @property
    def is_thanks(self) -> bool:
        return self.found.is_thanks

    @property
    def line(self) -> str:
        return excerpt(self.found.body_html, LINE_LENGTH)

    @property
    def since(self) -> datetime | None:
        """The moment that its lane sorts by, where there is one: a snooze may have no end."""
        found = self.found
        return None if found.lane_at == NEVER else found.lane_at or found.said_at

    @property
    def span(self) -> str:
        return moment_words(self._voice, self.now)

    @property
    def due(self) -> str:
        return due_words(self._voice, self.now)

    @property
    def is_late(self) -> bool:
        return is_overdue(self._voice, self.now)

    @property
    def marks(self) -> list[str]:
        return row_marks(self._voice)

    @property
    def is_offered(self) -> bool:
        return self.found.offered_at is not None and self.found.offered_at <= self.now

    @property
    def owner(self) -> str:
        """Whose it is to answer, where that isn't who looks."""
        found = self.found
        theirs = found.owed and found.owner_id not in (None, self.member_id)
        return (found.owner_name or found.owner_username or "") if theirs else ""

    @property
    def state(self) -> str:
        """How it was settled."""
        settled = self.found.state in (Voice.State.ANSWERED, Voice.State.CLOSED)
        return str(self._voice.get_state_display()) if settled else ""

    @cached_property
    def _voice(self) -> Voice:
        """For words that are the same wherever a voice is spoken of."""
        return Voice(**{name: getattr(self.found, name) for name in _OF_A_VOICE})


_OF_A_VOICE = (
    *("pk", "kind", "state", "owed", "said_at", "lane_at", "due_at", "offered_at"),
    *("is_question", "is_thanks", "is_newcomer", "mentions_team"),
)
_ROW = Fragment("desk/_voice_row.html", most=MOST_KEPT)


def _html(row: Row) -> SafeString:
    found, dots = row.found, Dots.read(row.found.dots)
    return _ROW(
        pk=row.pk,
        url=row.url,
        is_current=row.is_current,
        is_ticked=row.is_ticked,
        name=row.name,
        picture=Member(picture=found.writer_picture or "").picture_url,
        dots=dots.dots,
        dots_words=dots.words,
        since=row.since,
        waits=row.owed,
        span=row.span,
        line=row.line,
        due=row.due,
        is_late=row.is_late,
        state=row.state,
        marks=tuple(row.marks),
        is_offered=row.is_offered,
        owner=row.owner,
        title=found.post_title or "",
    )


_kept = Keeps(_html, most=MOST_KEPT)
