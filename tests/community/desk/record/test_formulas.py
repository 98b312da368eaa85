"""Working time by the clock that remembers is what the hours themselves say."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.desk.record.formulas import Tally, WorkingClock, percentile
from community.desk.record.words import duration, percent, work
from socialblog.lib.hours import Hours

OFFICE = ((540, 1020),)
WEEKS = {
    "office": (OFFICE,) * 5 + ((), ()),
    "odd": (((5, 17), (541, 1003)),) * 7,
    "night": (((0, 185), (1320, 1440)),) * 7,
    "never": ((),) * 7,
    "always": (((0, 1440),),) * 7,
}
ZONES = ["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe"]
CLOCKS = {
    (name, zone): (hours, WorkingClock(hours))
    for name, week in WEEKS.items()
    for zone in ZONES
    for hours in [Hours(ZoneInfo(zone), week, frozenset({datetime(2026, 12, 25).date()}))]
}
moments = st.datetimes(
    datetime(2010, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC), allow_imaginary=False
)


@given(st.sampled_from(sorted(CLOCKS)), moments, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_it_remembers_rightly(which, start, length):
    hours, clock = CLOCKS[which]
    end = start + length
    assert clock.minutes(start, end) == pytest.approx(hours.between(start, end), abs=1e-4)
    assert clock.minutes(end, start) == 0


@given(st.sampled_from(sorted(CLOCKS)), moments, st.integers(1, 3000), st.integers(-90, 900))
def test_in_time_is_what_the_desk_calls_due(which, start, goal, later):
    hours, clock = CLOCKS[which]
    due = hours.add(start, goal)
    end = max(due + timedelta(minutes=later), start)
    spent = clock.minutes(start, end)
    assert clock.in_time(start, end, goal, spent) == (end <= due)


def test_it_forgets_before_it_grows_too_large(monkeypatch):
    monkeypatch.setattr(WorkingClock, "MOST_KEPT", 10)
    clock = WorkingClock(CLOCKS["office", "UTC"][0])
    monday = datetime(2026, 3, 2, tzinfo=UTC)
    for weeks in range(20):
        assert clock.minutes(monday, monday + timedelta(weeks=weeks)) == 2400 * weeks
    assert len(clock._begun) <= 10


def test_nothing():
    tally = Tally()
    assert tally.share_in_time is None and tally.share_of_peers is None
    assert percentile(tally.wall, 50) is None


@pytest.mark.parametrize(
    ("minutes", "words", "at_work"),
    [
        (0, "1 minute", "no working time"),
        (1, "1 minute", "1 working minute"),
        (59, "59 minutes", "59 working minutes"),
        (60, "1 hour", "1 working hour"),
        (61, "2 hours", "2 working hours"),
        (48 * 60, "48 hours", "48 working hours"),
        (48 * 60 + 1, "3 days", "49 working hours"),
    ],
)
def test_times_are_never_said_shorter_than_they_were(minutes, words, at_work):
    assert duration(minutes) == words
    assert work(minutes) == at_work


@pytest.mark.parametrize(
    ("share", "words"),
    [(None, "–"), (0.0, "0%"), (0.29, "29%"), (0.999, "99%"), (1.0, "100%"), (2 / 3, "66%")],
)
def test_shares_are_rounded_down(share, words):
    assert percent(share) == words
