"""All numbers of one page of the record."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from community.voices.rules import Targets

from ..models import PublishedAnyway
from . import charts, formulas, words
from .choosing import Chosen
from .formulas import OUTCOMES, RETURN_DAYS, Goals, Tally
from .periods import Period
from .reading import Backlog, backlog, published_anyway, tallies


@dataclass(frozen=True)
class Counted:
    chosen: Chosen
    period: Period
    goals: Goals
    now: datetime
    parts: list[Period]
    tallies: list[Tally]

    @property
    def total(self) -> Tally:
        return formulas.total(self.tallies)


def counted(chosen: Chosen, period: Period, goals: Goals, now: datetime) -> Counted:
    """One query, whatever is asked."""
    zone = goals.hours.zone
    parts = period.parts
    edges = [part.start(zone) for part in parts] + [period.end(zone)]
    found = tallies(chosen.voices(), edges, goals=goals, now=now)
    return Counted(chosen, period, goals, now, parts, found)


def goals_of(targets: Targets) -> Goals:
    assert targets.hours is not None
    return Goals(targets.hours, targets.first, targets.follow_up)


@dataclass(frozen=True)
class Line:
    """A row of the table; `url` leads to a whole month's own page."""

    label: str
    url: str
    tally: Tally
    numbers: list[int]
    share: str
    median: str
    slowest: str


def page(found: Counted) -> dict[str, Any]:
    """What the page shows; two queries more."""
    total = found.total
    zone, chosen = found.goals.hours.zone, found.chosen
    start, end = found.period.start(zone), found.period.end(zone)
    waiting: Backlog = backlog(chosen.voices(), found.now)
    anyway: list[PublishedAnyway] = published_anyway(
        start, end, posts=chosen.posts(), post=chosen.post
    )
    return {
        "total": total,
        "headline": words.headline(chosen, total) if total.asked else "",
        "sentences": words.sentences(total, found.goals) if total.asked else [],
        "chart": charts.chart(found.parts, found.tallies) if total.asked else None,
        "outcomes": list(words.OUTCOME_WORDS.items()),
        "lines": [
            _line(chosen, part, tally)
            for part, tally in zip(found.parts, found.tallies, strict=True)
        ],
        "total_line": _line(chosen, found.period, total),
        "times": _times(total),
        "reasons": [(words.reason_words(code), n) for code, n in total.reasons.most_common()],
        "closed": total.outcomes[formulas.CLOSED],
        "among_readers": words.among_readers(total),
        "returns": words.returns_words(total, so_far=found.now < end + timedelta(days=RETURN_DAYS)),
        "backlog": list(zip(words.AGE_WORDS, waiting.ages, strict=True)),
        "backlog_words": words.backlog_words(waiting, found.now),
        "anyway": anyway,
    }


def _line(chosen: Chosen, period: Period, tally: Tally) -> Line:
    median, slowest = (formulas.percentile(tally.wall, percent) for percent in (50, 90))
    return Line(
        period.label,
        chosen.query(period) if period.is_a_month else "",
        tally,
        [tally.asked, *(tally.outcomes[outcome] for outcome in OUTCOMES)],
        words.percent(tally.share_in_time),
        "–" if median is None else words.duration(median),
        "–" if slowest is None else words.duration(slowest),
    )


def _times(tally: Tally) -> list[tuple[str, str]]:
    """Median and ninth decile, of wall time and of working time; nothing without answers."""
    if not tally.answered:
        return []
    (wall_50, wall_90), (work_50, work_90) = (
        [formulas.percentile(times, percent) or 0 for percent in (50, 90)]
        for times in (tally.wall, tally.working)
    )
    return [
        (words.duration(wall_50), words.work(work_50)),
        (words.duration(wall_90), words.work(work_90)),
    ]
