"""The questions of the honest record: everything comes from the voices and their facts."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from blog.models import Authorship, Post
from community.voices.models import Fact, Voice
from community.voices.models.voice import VoiceQuerySet

from ..models import PublishedAnyway
from .formulas import HEART, RETURN_DAYS, Goals, Row, Tally, clock_of

State, Kind, Code = Voice.State, Voice.Kind, Fact.Code
AT_ONCE = 2_000
LISTED = 20


def asked(now: datetime) -> Q:
    """Which voices were asked of us, as the ledger knows it now.

    Talk between readers: where it named us or the article answers everything; where it is owed;
    where nobody replied before it rose; and where our answer came after it had risen.
    """
    until = Coalesce("settled_at", Value(now), output_field=DateTimeField())
    rose = Q(has_reply=False, rises_at__lte=until) | Q(first_answered_at__gte=F("rises_at"))
    return asked_at_once() | Q(owed=True) | rose


def asked_at_once() -> Q:
    """The clock of these starts with the words; other talk between readers has to rise first."""
    return ~Q(kind=Kind.PEER) | Q(mentions_team=True) | Q(answer_everything=True)


def rows(voices: VoiceQuerySet, now: datetime) -> Iterator[Row]:
    """All public voices among them, streamed; one query."""
    found = voices.exclude(state=State.WITHDRAWN).annotate(
        asked_since=Case(
            When(asked_at_once(), then=F("said_at")),
            When(asked(now), then=Coalesce("rises_at", "said_at")),
            default=Value(None),
            output_field=DateTimeField(null=True),
        ),
        accepted=Case(
            # Not Exists: PostgreSQL would read all accepted answers to ask about a few.
            When(has_reply=True, then=Subquery(_accepted().values("pk")[:1])),
            default=Value(None),
            output_field=BigIntegerField(),
        ),
        closed_as=Case(
            When(state=State.CLOSED, first_answered_at=None, then=Subquery(_closing())),
            default=Value(""),
            output_field=CharField(),
        ),
        came_back=Case(
            When(is_newcomer=True, then=Exists(_said_again())),
            default=Value(False),
            output_field=BooleanField(),
        ),
    )
    columns = found.order_by().values_list(
        "said_at",
        "asked_since",
        "kind",
        "state",
        "first_answered_at",
        "accepted",
        "closed_as",
        "is_newcomer",
        "came_back",
    )
    for said, since, kind, state, answered, accepted, closed_as, new, back in columns.iterator(
        AT_ONCE
    ):
        peer, follow_up = kind == Kind.PEER, kind == Kind.FOLLOW_UP
        yield Row(
            said,
            since,
            peer,
            follow_up,
            state,
            answered,
            accepted is not None,
            closed_as,
            new,
            bool(back),
        )


def tallies(
    voices: VoiceQuerySet, edges: list[datetime], *, goals: Goals, now: datetime
) -> list[Tally]:
    """One for each stretch from an edge to the next, by when a voice was said; one query."""
    clock = clock_of(goals.hours)
    found = [Tally() for _edge in edges[1:]]
    said = voices.filter(said_at__gte=edges[0], said_at__lt=edges[-1])
    for row in rows(said, now):
        part = found[bisect_right(edges, row.said_at) - 1]
        part.add(row, goals=goals, clock=clock, now=now)
    return found


def tally_of(voices: VoiceQuerySet, *, goals: Goals, now: datetime) -> Tally:
    """Of all that they ever said; one query."""
    clock = clock_of(goals.hours)
    tally = Tally()
    for row in rows(voices, now):
        tally.add(row, goals=goals, clock=clock, now=now)
    return tally


# Since when somebody waits: up to so long; the last has no end.
AGES = (
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
    timedelta(days=30),
)


@dataclass(frozen=True)
class Backlog:
    """Who waits now, by how long: as many as AGES has, and those beyond."""

    ages: tuple[int, ...]
    oldest: datetime | None

    @property
    def waiting(self) -> int:
        return sum(self.ages)


def backlog(voices: VoiceQuerySet, now: datetime) -> Backlog:
    """One query; the age is the one that the desk shows."""
    older = {
        f"older_{n}": Count("pk", filter=Q(lane_at__lte=now - age)) for n, age in enumerate(AGES)
    }
    found = voices.owed().aggregate(all=Count("pk"), oldest=Min("lane_at"), **older)
    steps = [found["all"], *(found[name] for name in older), 0]
    ages = tuple(more - less for more, less in pairwise(steps))
    return Backlog(ages, found["oldest"])


def published_anyway(
    start: datetime, end: datetime, *, posts: QuerySet[Authorship, int] | None, post: Post | None
) -> list[PublishedAnyway]:
    """Why articles came out while readers waited, the last first; one query."""
    found = PublishedAnyway.objects.filter(at__gte=start, at__lt=end)
    if posts is not None:
        found = found.filter(post__in=posts)
    if post is not None:
        found = found.filter(post=post)
    found = found.select_related("by", "post").only(
        *("at", "waiting", "reason", "by__name", "by__username", "post__title", "post__slug")
    )
    return list(found.order_by("-at", "-pk")[:LISTED])


def _accepted():
    return Fact.objects.filter(voice=OuterRef("pk"), code=Code.ACCEPTED, visible=True)


def _closing():
    """The reason of what settled it; a heart after it changes nothing."""
    last = Fact.objects.filter(
        Q(code=Code.CLOSED) | Q(code=Code.ACKNOWLEDGED, settles=True),
        voice=OuterRef("pk"),
        at=OuterRef("settled_at"),
        visible=True,
    )
    reason = Case(
        When(code=Code.ACKNOWLEDGED, then=Value(HEART)),
        default=F("reason"),
        output_field=CharField(),
    )
    return last.order_by("-id").values_list(reason)[:1]


def _said_again():
    return Voice.objects.filter(
        reader_key=OuterRef("reader_key"),
        said_at__gt=OuterRef("said_at"),
        said_at__lte=OuterRef("said_at") + timedelta(days=RETURN_DAYS),
    ).exclude(state=State.WITHDRAWN)
