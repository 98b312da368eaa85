"""How well readers were answered: the definitions of the honest record, without a table.

docs/honest-record.md says the same in words for people. A *voice* counts when it is public now.
It was *asked of us* when it was a first word, a follow-up or something heard elsewhere, or talk
between readers that rose (`reading.asked` says so to the database). The clock of an asked voice
starts when it was said, and that of risen talk when it rose, since until then it wasn't ours.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from socialblog.lib.hours import Hours

# What became of an asked voice: exactly one of these, so that they add up to all of them.
IN_TIME = "in_time"  # the team answered within the target
LATE = "late"  # the team answered, later
READERS = "readers"  # another reader's answer was accepted, and the team said nothing
CLOSED = "closed"  # no reply needed, and the team said nothing
WAITING = "waiting"  # none of these yet
OUTCOMES = (IN_TIME, LATE, READERS, CLOSED, WAITING)

HEART = "heart"  # why it was closed, where a heart did it
BEFORE = "before"  # said before the company listened here: never asked of us
RETURN_DAYS = 60
BASE = datetime(2020, 1, 1, tzinfo=UTC)  # from which working time is counted, either way
SMALL = 10  # below so many, a share says little


class Row(NamedTuple):
    """What the record reads of one public voice."""

    said_at: datetime
    asked_at: datetime | None  # None: never asked of us
    is_peer: bool
    is_follow_up: bool
    state: str
    answered_at: datetime | None  # the team's first visible answer
    accepted: bool
    closed_as: str  # why no reply was needed; empty where it was not closed, or was answered
    is_newcomer: bool
    came_back: bool


@dataclass(frozen=True)
class Goals:
    """Working minutes within which an answer is in time."""

    hours: Hours
    first: int
    follow_up: int

    def of(self, row: Row) -> int:
        return self.follow_up if row.is_follow_up else self.first


class WorkingClock:
    """The working minutes between two moments, for hundreds of thousands of pairs.

    `Hours.between` remembers nothing of where it was. Here it is kept what was worked until an
    hour began, for every hour that was touched; within an hour all or nothing is work, or it is
    asked.
    """

    MOST_KEPT = 200_000

    def __init__(self, hours: Hours) -> None:
        self._hours = hours
        self._begun: dict[int, float] = {}

    def minutes(self, start: datetime, end: datetime) -> float:
        """0 where it ends before it starts."""
        return max(self._until(end) - self._until(start), 0.0) if end > start else 0.0

    def in_time(self, start: datetime, end: datetime, goal: int, spent: float) -> bool:
        """Whether `end` is no later than the due moment that the desk shows; `spent` between."""
        if abs(spent - goal) > 0.001:
            return spent < goal
        # Exactly the goal: in the evening after closing nothing more is spent, but it is late.
        return end <= self._hours.add(start, goal)

    def _until(self, moment: datetime) -> float:
        at, seconds = divmod(moment.timestamp(), 3600)
        hour = int(at)
        begun = self._until_hour(hour)
        within = self._until_hour(hour + 1) - begun
        if within == 0.0 or within == 60.0:
            return begun + within * seconds / 3600
        return begun + self._hours.between(datetime.fromtimestamp(hour * 3600, UTC), moment)

    def _until_hour(self, hour: int) -> float:
        found = self._begun.get(hour)
        if found is None:
            if len(self._begun) >= self.MOST_KEPT:
                self._begun.clear()
            start = datetime.fromtimestamp(hour * 3600, UTC)
            found = self._hours.between(BASE, start) or -self._hours.between(start, BASE)
            self._begun[hour] = found
        return found


@lru_cache(maxsize=4)
def clock_of(hours: Hours) -> WorkingClock:
    """The same for the same hours, since it remembers what it worked out."""
    return WorkingClock(hours)


@dataclass
class Returns:
    """Of so many first-time commenters so many came back: said something else within 60 days."""

    people: int = 0
    came_back: int = 0


@dataclass
class Tally:
    """The numbers of one stretch of time."""

    voices: int = 0
    peers: int = 0
    accepted: int = 0
    before: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    # Of those who wait, how many can still be answered within the target.
    still_in_time: int = 0
    # How often an answer took so many minutes; begun minutes count.
    wall: Counter[int] = field(default_factory=Counter)
    working: Counter[int] = field(default_factory=Counter)
    answered_newcomers: Returns = field(default_factory=Returns)
    other_newcomers: Returns = field(default_factory=Returns)

    @property
    def asked(self) -> int:
        return self.outcomes.total()

    @property
    def answered(self) -> int:
        """By the team; neither a closing nor a reader's answer is one."""
        return self.outcomes[IN_TIME] + self.outcomes[LATE]

    @property
    def decided(self) -> int:
        """Asked voices of which it is certain whether they were answered within the target."""
        return self.asked - self.still_in_time

    @property
    def share_in_time(self) -> float | None:
        return share(self.outcomes[IN_TIME], self.decided)

    @property
    def share_of_peers(self) -> float | None:
        """How much of what readers said they said to each other."""
        return share(self.peers, self.voices)

    def add(self, row: Row, *, goals: Goals, clock: WorkingClock, now: datetime) -> None:
        self.voices += 1
        self.peers += row.is_peer
        self.accepted += row.accepted
        if row.asked_at is None:
            return
        if row.closed_as == BEFORE:
            self.before += 1
            return
        goal = goals.of(row)
        end = row.answered_at or now
        spent = clock.minutes(row.asked_at, end)
        in_time = clock.in_time(row.asked_at, end, goal, spent)
        outcome = _outcome(row, in_time)
        self.outcomes[outcome] += 1
        if row.answered_at is not None:
            wall = max((row.answered_at - row.asked_at).total_seconds(), 0.0)
            self.wall[ceil(wall / 60)] += 1
            # A thousandth less, because fractions of a minute don't add up to whole ones exactly.
            self.working[ceil(max(spent - 0.001, 0.0))] += 1
        elif outcome == CLOSED:
            self.reasons[row.closed_as or "other"] += 1
        undecided = outcome == WAITING and in_time
        self.still_in_time += undecided
        if row.is_newcomer and not undecided:
            returns = self.answered_newcomers if outcome == IN_TIME else self.other_newcomers
            returns.people += 1
            returns.came_back += row.came_back

    def include(self, other: "Tally") -> None:
        """Add the numbers of another stretch."""
        for name in ("voices", "peers", "accepted", "before", "still_in_time"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("outcomes", "reasons", "wall", "working"):
            getattr(self, name).update(getattr(other, name))
        for name in ("answered_newcomers", "other_newcomers"):
            mine, theirs = getattr(self, name), getattr(other, name)
            mine.people += theirs.people
            mine.came_back += theirs.came_back


def _outcome(row: Row, in_time: bool) -> str:
    if row.answered_at is not None:
        return IN_TIME if in_time else LATE
    if row.state == "answered":
        return READERS
    return CLOSED if row.state == "closed" else WAITING


def total(tallies: Iterable[Tally]) -> Tally:
    together = Tally()
    for tally in tallies:
        together.include(tally)
    return together


def share(part: int, whole: int) -> float | None:
    """None of nothing."""
    return part / whole if whole else None


def percentile(counted: Counter[int], percent: int) -> int | None:
    """Nearest rank: the smallest value that at least so many percent of all values don't exceed."""
    rank = ceil(counted.total() * percent / 100)
    for value in sorted(counted):
        rank -= counted[value]
        if rank <= 0:
            return value
    return None
