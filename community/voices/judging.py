"""From facts to states: the whole law of who still waits, as a pure function.

A *conversation* is one reader's voices in one thread; they are judged together. The ledger
(`ledger.py`) stores facts and then asks `judge`; `check_voices` proves that what is stored is
what `judge` says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .models.voice import NEVER
from .rules import FIRST, FOLLOW_UP, PROMISE, Targets, TargetsWhenOwed

OPEN, SNOOZED, ANSWERED, CLOSED, WITHDRAWN = "open", "snoozed", "answered", "closed", "withdrawn"


@dataclass(frozen=True, slots=True)
class Happened:
    """One fact after a voice was said; `id` orders those of one instant."""

    id: int
    code: str
    at: datetime
    settles: bool = False
    until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A voice as facts. `facts` holds the visible ones in any order."""

    id: int
    kind: str
    said_at: datetime
    visible: bool
    mentions_team: bool = False
    answer_everything: bool = False
    has_reply: bool = False
    rises_at: datetime | None = None
    facts: tuple[Happened, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    state: str
    owed: bool
    waiting_since: datetime | None
    last_activity_at: datetime
    settled_at: datetime | None
    changes_at: datetime | None
    lane: str
    lane_at: datetime
    due_at: datetime | None
    offered_at: datetime | None
    first_answered_at: datetime | None


def judge(
    voices: Iterable[Said], now: datetime, targets: Targets | TargetsWhenOwed | None = None
) -> dict[int, Judged]:
    """Judge the voices of one conversation as of `now`; the result by voice id.

    `targets` turns the moment since which an answer is owed into the moments when it is due and
    when it is offered to the whole team.
    """
    targets = targets or Targets()
    folds = [_fold(voice) for voice in voices]
    for fold in folds:
        _wake(fold, folds, now)
    for fold in folds:
        _weigh(fold, now)
    waiting_since = min((fold.since for fold in folds if fold.owed), default=None)
    activity = max((fold.activity for fold in folds if fold.voice.visible), default=None)
    owed = [fold for fold in folds if fold.owed]
    due_at = min((targets.due_at(fold.clock, fold.clock_at) for fold in owed), default=None)
    offered_at = min((targets.offered_at(fold.asked_at) for fold in owed), default=None)
    return {
        fold.voice.id: Judged(
            state=fold.state,
            owed=fold.owed,
            waiting_since=waiting_since if fold.owed else None,
            last_activity_at=activity if activity and fold.voice.visible else fold.activity,
            settled_at=fold.settled_at if fold.state in (ANSWERED, CLOSED) else None,
            changes_at=fold.changes_at,
            lane=fold.lane,
            lane_at=_lane_at(fold, waiting_since),
            due_at=due_at if fold.owed else None,
            offered_at=offered_at if fold.owed else None,
            first_answered_at=fold.first_answered_at,
        )
        for fold in folds
    }


@dataclass(slots=True)
class _Fold:
    voice: Said
    state: str
    since: datetime
    activity: datetime
    settled_at: datetime | None = None
    snooze: Happened | None = None
    closed_as: str = ""
    insisted: bool = False
    owed: bool = False
    changes_at: datetime | None = None
    first_answered_at: datetime | None = None
    # Since when an answer is owed, and of which kind; a time off (snoozed, answered) isn't ours.
    clock_at: datetime = NEVER
    clock: str = FIRST
    assigned_at: datetime | None = None

    @property
    def asked_at(self) -> datetime:
        """Since when its present owner could have answered."""
        return max(self.clock_at, self.assigned_at or self.clock_at)

    @property
    def lane(self) -> str:
        if self.state == OPEN:
            return "waiting" if self.owed else "peer"
        return {SNOOZED: "snoozed", ANSWERED: "done", CLOSED: "done"}.get(self.state, "")


def _lane_at(fold: _Fold, waiting_since: datetime | None) -> datetime:
    """What its lane is sorted by."""
    if fold.owed and waiting_since is not None:
        return waiting_since
    if fold.state == SNOOZED:
        return fold.changes_at or NEVER
    return (fold.settled_at if fold.lane == "done" else None) or fold.voice.said_at


def _fold(voice: Said) -> _Fold:
    """Let the latest of said, answered, closed, reopened, snoozed and edited decide."""
    fold = _Fold(voice, OPEN, voice.said_at, voice.said_at, clock_at=voice.said_at)
    if voice.kind == "follow_up":
        fold.clock = FOLLOW_UP
    for fact in sorted(voice.facts, key=lambda fact: (fact.at, fact.id)):
        match fact.code:
            case "answered" | "accepted":
                fold.state, fold.settled_at = ANSWERED, fact.at
                fold.activity = max(fold.activity, fact.at)
                if fact.code == "answered":
                    fold.clock = FOLLOW_UP
                    fold.first_answered_at = fold.first_answered_at or fact.at
            case "closed":
                fold.state, fold.settled_at, fold.closed_as = CLOSED, fact.at, fact.reason
            case "acknowledged" if fact.settles and fold.state in (OPEN, SNOOZED):
                fold.state, fold.settled_at, fold.closed_as = CLOSED, fact.at, ""
            case "reopened":
                fold.state, fold.insisted, fold.clock_at = OPEN, True, fact.at
            case "assigned":
                fold.assigned_at = fact.at
            case "snoozed" if fold.state in (OPEN, SNOOZED):
                fold.state, fold.snooze = SNOOZED, fact
            case "edited":
                fold.activity = max(fold.activity, fact.at)
                # Only an answer can be overtaken by an edit; a closing stays.
                if fold.state == ANSWERED:
                    fold.state, fold.since, fold.insisted = OPEN, fact.at, True
                    fold.clock_at = fact.at
    if not voice.visible:
        fold.state = WITHDRAWN
    return fold


def _wake(fold: _Fold, folds: list[_Fold], now: datetime) -> None:
    """A snooze ends at its time or, where it has none, when they write again."""
    if fold.state != SNOOZED or fold.snooze is None:
        return
    snooze = fold.snooze
    if snooze.until is not None:
        if snooze.until <= now:
            fold.state, fold.clock_at = OPEN, snooze.until
            if snooze.reason == "promise":
                fold.clock = PROMISE
        else:
            fold.changes_at = snooze.until
        return
    said_since = [
        other.voice.said_at
        for other in folds
        if other.voice.visible
        and other.voice.said_at > snooze.at
        # A closing "thanks!" is no reason to come back.
        and not (other.state == CLOSED and other.closed_as == "thanks")
    ]
    if said_since:
        fold.state, fold.clock_at = OPEN, min(said_since)


def _weigh(fold: _Fold, now: datetime) -> None:
    """An open voice is owed unless it is peer talk that nobody has raised."""
    voice = fold.voice
    if fold.state != OPEN:
        return
    if voice.kind != "peer" or voice.mentions_team or voice.answer_everything or fold.insisted:
        fold.owed = True
    elif voice.rises_at is not None and not voice.has_reply:
        if voice.rises_at <= now:
            fold.owed = True
            # Until then it wasn't ours to answer.
            fold.clock_at = max(fold.clock_at, voice.rises_at)
        else:
            fold.changes_at = voice.rises_at
