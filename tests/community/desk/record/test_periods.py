"""Days, weeks and months of the site."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.desk.record.periods import LONGEST, Period, months_before, named

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(days, st.integers(0, LONGEST - 1))
def test_parts_are_the_whole_and_nothing_twice(first, length):
    period = Period(first, first + timedelta(days=length))
    parts = period.parts
    assert parts[0].first == period.first and parts[-1].last == period.last
    assert sum(part.days for part in parts) == period.days
    assert len(parts) <= 25
    for before, after in pairwise(parts):
        assert after.first == before.last + timedelta(days=1)
        assert after.first.day == 1 if period.is_in_months else after.first.weekday() == 0


@pytest.mark.parametrize(
    ("name", "today", "first", "last"),
    [
        ("30d", date(2026, 3, 1), date(2026, 1, 31), date(2026, 3, 1)),
        ("quarter", date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31)),
        ("quarter", date(2026, 12, 1), date(2026, 10, 1), date(2026, 12, 1)),
        ("year", date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)),
        ("2024-02", date(2026, 1, 1), date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2026, 1, 1), date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_names(name, today, first, last):
    assert named(name, today) == Period(first, last)


@pytest.mark.parametrize("name", ["", "month", "2026", "2026-00", "2027-01", "1999-12", "2026-3-1"])
def test_no_names(name):
    assert named(name, date(2026, 3, 1)) is None


def test_the_last_months():
    found = months_before(date(2026, 2, 15), 3)
    assert [str(month.first) for month in found] == ["2026-02-01", "2026-01-01", "2025-12-01"]
    assert all(month.is_a_month for month in found)


def test_a_day_on_which_the_clocks_change():
    berlin = ZoneInfo("Europe/Berlin")
    day = Period(date(2026, 3, 29), date(2026, 3, 29))
    assert day.start(berlin) == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert day.end(berlin) - day.start(berlin) == timedelta(hours=23)


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), "March 2026"),
        (date(2026, 3, 2), date(2026, 3, 8), "2 – 8 Mar 2026"),
        (date(2026, 3, 30), date(2026, 4, 5), "30 Mar – 5 Apr 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 Dec 2025 – 4 Jan 2026"),
        (date(2026, 3, 2), date(2026, 3, 2), "2 Mar 2026"),
    ],
)
def test_labels(first, last, label):
    assert Period(first, last).label == label
