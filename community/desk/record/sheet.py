"""The record as a table for a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from . import formulas
from .formulas import CLOSED, HEART, IN_TIME, LATE, READERS, WAITING, Tally
from .periods import Period

REASONS = ("thanks", "duplicate", "elsewhere", "other", HEART)
COLUMNS = (
    *("row", "about", "from", "to", "asked", "answered", "answered_in_time", "answered_late"),
    *("answered_by_readers", "no_reply_needed", "not_answered", "still_in_time"),
    *("share_in_time", "median_minutes", "p90_minutes", "median_working_minutes"),
    *("p90_working_minutes", *(f"closed_{reason}" for reason in REASONS)),
    *("before_we_listened", "comments", "reader_to_reader", "share_reader_to_reader"),
    *("accepted_answers", "newcomers_answered", "newcomers_answered_came_back"),
    *("newcomers_not_answered", "newcomers_not_answered_came_back"),
)


def sheet(about: str, period: Period, parts: Sequence[Period], tallies: Sequence[Tally]) -> bytes:
    """One row for each week or month, then the total; UTF-8 with the mark that Excel looks for."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    name = "month" if period.is_in_months else "week"
    for part, tally in zip(parts, tallies, strict=True):
        writer.writerow(_cells(name, about, part, tally))
    writer.writerow(_cells("total", about, period, formulas.total(tallies)))
    return file.getvalue().encode("utf-8-sig")


def _cells(row: str, about: str, period: Period, tally: Tally) -> list[str]:
    outcomes = tally.outcomes
    returned, others = tally.answered_newcomers, tally.other_newcomers
    return [
        harmless(row),
        harmless(about),
        period.first.isoformat(),
        period.last.isoformat(),
        *_numbers([tally.asked, tally.answered, outcomes[IN_TIME], outcomes[LATE]]),
        *_numbers([outcomes[READERS], outcomes[CLOSED], outcomes[WAITING], tally.still_in_time]),
        *_numbers([tally.share_in_time]),
        *_numbers(formulas.percentile(tally.wall, percent) for percent in (50, 90)),
        *_numbers(formulas.percentile(tally.working, percent) for percent in (50, 90)),
        *_numbers(tally.reasons[reason] for reason in REASONS),
        *_numbers([tally.before, tally.voices, tally.peers, tally.share_of_peers, tally.accepted]),
        *_numbers([returned.people, returned.came_back, others.people, others.came_back]),
    ]


def _numbers(values: Iterable[float | int | None]) -> list[str]:
    """Nothing for what can't be said; shares with four digits."""
    return [
        "" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)
        for value in values
    ]


def harmless(text: str) -> str:
    """A spreadsheet takes what begins like this for a formula and would run it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text
