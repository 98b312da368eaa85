from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from socialblog.lib.hours import Hours, as_week

BRUSSELS = ZoneInfo("Europe/Brussels")
NINE_TO_FIVE = ((540, 1020),)
WHOLE_DAY = ((0, 1440),)
OFFICE = Hours(BRUSSELS, (NINE_TO_FIVE,) * 5 + ((), ()), frozenset({date(2026, 12, 25)}))
# Clocks that change at midnight, over midnight, by half an hour, by two hours, by a whole day,
# four times a year, in the south, and never.
ZONES = [
    "Europe/Brussels",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Havana",
    "America/St_Johns",
    "America/Toronto",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Pacific/Apia",
    "UTC",
]


def at(text: str, zone: str = "Europe/Brussels", fold: int = 0) -> datetime:
    """A wall time of the zone, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-03-03 10:00", 60, "2026-03-03 11:00"),
        ("2026-03-03 06:00", 60, "2026-03-03 10:00"),
        # What ends with the day ends on that day.
        ("2026-03-03 16:00", 60, "2026-03-03 17:00"),
        ("2026-03-03 16:00", 61, "2026-03-04 09:01"),
        # Over a weekend, a weekend with a change of clocks, and a holiday on a Friday.
        ("2026-03-06 16:00", 480, "2026-03-09 16:00"),
        ("2026-03-27 16:00", 480, "2026-03-30 16:00"),
        ("2026-12-24 16:00", 120, "2026-12-28 10:00"),
        ("2026-12-25 12:00", 1, "2026-12-28 09:01"),
        ("2026-03-03 16:00", 0, "2026-03-03 16:00"),
        ("2026-03-03 20:00", 0, "2026-03-03 20:00"),
        ("2026-03-03 10:00", 5 * 480, "2026-03-10 10:00"),
    ],
)
def test_working_time_is_added(start, minutes, end):
    assert OFFICE.add(at(start), minutes) == at(end)
    assert OFFICE.between(at(start), at(end)) == minutes


def test_lunch_is_no_working_time():
    hours = Hours(BRUSSELS, (((540, 720), (780, 1020)),) * 7)
    assert hours.add(at("2026-03-03 11:30"), 60) == at("2026-03-03 13:30")
    assert hours.between(at("2026-03-03 12:10"), at("2026-03-03 12:50")) == 0
    assert hours.next_open(at("2026-03-03 12:10")) == at("2026-03-03 13:00")
    assert hours.end_of_day(at("2026-03-03 12:10")) == at("2026-03-03 17:00")


def test_the_end_before_the_start_is_nothing():
    assert OFFICE.between(at("2026-03-04 10:00"), at("2026-03-03 10:00")) == 0
    assert OFFICE.add(at("2026-03-04 10:00"), -5) == at("2026-03-04 10:00")


def test_opening_and_closing():
    friday = at("2026-03-06 16:00")
    assert OFFICE.next_open(friday) == friday
    assert OFFICE.next_open(at("2026-03-06 17:00")) == at("2026-03-09 09:00")
    assert OFFICE.end_of_day(friday) == at("2026-03-06 17:00")
    assert OFFICE.end_of_day(at("2026-03-06 17:00")) == at("2026-03-09 17:00")
    assert OFFICE.end_of_day(at("2026-12-25 10:00")) == at("2026-12-28 17:00")
    assert OFFICE.start_of(date(2026, 7, 1)) == at("2026-07-01 09:00")
    # Somebody who names a Saturday means it.
    assert OFFICE.start_of(date(2026, 3, 7)) == at("2026-03-07 09:00")


@pytest.mark.parametrize(
    ("zone", "day", "hours", "minutes"),
    [
        # An hour that the clocks skip, and one that they show twice.
        ("Europe/Brussels", date(2026, 3, 29), WHOLE_DAY, 23 * 60),
        ("Europe/Brussels", date(2026, 10, 25), WHOLE_DAY, 25 * 60),
        ("Europe/Brussels", date(2026, 3, 29), ((120, 180),), 0),
        ("Europe/Brussels", date(2026, 3, 29), ((150, 240),), 60),
        ("Europe/Brussels", date(2026, 3, 29), ((60, 150),), 60),
        ("Europe/Brussels", date(2026, 10, 25), ((60, 240),), 240),
        ("Europe/Brussels", date(2026, 10, 25), ((60, 150),), 90),
        # In the south it is the other way round.
        ("Australia/Sydney", date(2026, 10, 4), WHOLE_DAY, 23 * 60),
        ("Australia/Sydney", date(2026, 4, 5), WHOLE_DAY, 25 * 60),
        ("Australia/Lord_Howe", date(2026, 4, 5), WHOLE_DAY, 24 * 60 + 30),
        # At midnight: the day begins at one, or its last hour comes twice.
        ("America/Sao_Paulo", date(2018, 11, 4), WHOLE_DAY, 23 * 60),
        ("America/Sao_Paulo", date(2018, 2, 17), WHOLE_DAY, 25 * 60),
        ("America/Havana", date(2026, 11, 1), WHOLE_DAY, 25 * 60),
        # From half past eleven in the evening to half past midnight.
        ("America/Toronto", date(1919, 3, 30), WHOLE_DAY, 23 * 60 + 30),
        ("America/Toronto", date(1919, 3, 31), WHOLE_DAY, 23 * 60 + 30),
        # Samoa had no 30 December in 2011.
        ("Pacific/Apia", date(2011, 12, 29), WHOLE_DAY, 24 * 60),
        ("Pacific/Apia", date(2011, 12, 30), WHOLE_DAY, 0),
        ("Pacific/Apia", date(2011, 12, 31), NINE_TO_FIVE, 480),
    ],
)
def test_a_day_on_which_the_clocks_change(zone, day, hours, minutes):
    only_that_weekday = tuple(hours if n == day.weekday() else () for n in range(7))
    place = Hours(ZoneInfo(zone), only_that_weekday)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert place.between(noon - timedelta(days=3), noon + timedelta(days=3)) == minutes
    # The same among many weeks, where days aren't walked one by one.
    year = timedelta(days=364)
    around = place.between(noon - year, noon - timedelta(days=3))
    around += place.between(noon + timedelta(days=3), noon + year)
    assert place.between(noon - year, noon + year) == around + minutes


def test_the_old_date_shown_again_belongs_to_the_new_day():
    """Newfoundland went back from one minute past midnight to one minute past eleven."""
    place = Hours(ZoneInfo("America/St_Johns"), ((), (), (), (), (), (), WHOLE_DAY))
    again = at("2010-11-06 23:30", "America/St_Johns", fold=1)
    assert place.next_open(again) == again
    assert place.add(again, 30) == at("2010-11-07 00:00", "America/St_Johns", fold=1)
    assert place.end_of_day(again) == at("2010-11-08 00:00", "America/St_Johns")


def test_a_place_that_never_opens_goes_by_the_wall_clock():
    place = Hours(BRUSSELS, ((),) * 7)
    start = at("2026-03-03 10:00")
    assert place.add(start, 90) == at("2026-03-03 11:30")
    assert place.between(start, at("2026-03-04 10:00")) == 1440
    assert place.next_open(start) == start
    assert place.end_of_day(start) == at("2026-03-04 00:00")
    assert place.start_of(date(2026, 3, 3)) == at("2026-03-03 00:00")


def test_years_of_holidays_are_waited_for():
    closed = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(3 * 365))
    place = Hours(BRUSSELS, (NINE_TO_FIVE,) * 7, closed)
    assert place.add(at("2026-03-03 10:00"), 1) == at("2028-12-31 09:01")
    assert place.next_open(at("2026-03-03 10:00")) == at("2028-12-31 09:00")
    assert place.end_of_day(at("2026-03-03 10:00")) == at("2028-12-31 17:00")


def test_far_dates_dont_walk_the_days_between():
    walked = []

    class Counted(Hours):
        def _windows(self, day):
            walked.append(day)
            return super()._windows(day)

    place = Counted(BRUSSELS, OFFICE.week, OFFICE.holidays)
    start, end = at("2026-03-03 10:00"), at("2126-03-05 10:00")
    minutes = place.between(start, end)
    assert place.add(start, minutes) == end
    walked.clear()
    place.between(start, end)
    place.add(start, minutes)
    assert len(walked) <= 4


def test_json_becomes_a_week():
    days = [[[540, 720], [780, 1020]], [], [], [], [], [], [[0, 1440]]]
    assert as_week(days) == (((540, 720), (780, 1020)), (), (), (), (), (), ((0, 1440),))


# Laws

# A busy machine is no finding.
patiently = settings(deadline=None)

minutes_of_day = some.lists(
    some.integers(0, 96).map(lambda n: n * 15), unique=True, max_size=6
).map(sorted)
days = minutes_of_day.map(lambda edges: tuple(zip(edges[::2], edges[1::2], strict=False)))
weeks = some.tuples(*[days | some.just(WHOLE_DAY)] * 7)
holidays = some.frozensets(some.dates(date(2009, 1, 1), date(2013, 1, 1)), max_size=8)
places = some.builds(Hours, some.sampled_from(ZONES).map(ZoneInfo), weeks, holidays)
moments = some.datetimes(
    datetime(2009, 6, 1), datetime(2013, 6, 1), timezones=some.just(UTC)
) | some.integers(0, 4 * 365 * 96).map(
    lambda n: datetime(2009, 6, 1, tzinfo=UTC) + n * timedelta(minutes=15)
)


@patiently
@given(places, moments, some.integers(0, 60_000))
def test_adding_is_the_other_side_of_measuring(place, start, minutes):
    end = place.add(start, minutes)
    assert place.between(start, end) == minutes
    # And it is the first such moment.
    if minutes:
        assert place.between(start, end - timedelta(microseconds=1)) < minutes


@patiently
@given(places, moments, moments, moments)
def test_measuring_is_additive_and_never_negative(place, one, other, third):
    start, middle, end = sorted([one, other, third])
    before, after = place.between(start, middle), place.between(middle, end)
    assert before >= 0 and after >= 0
    assert place.between(start, end) == pytest.approx(before + after)
    assert before <= (middle - start) / timedelta(minutes=1)


@patiently
@given(places, moments, some.integers(0, 20_000), some.integers(0, 20_000))
def test_adding_twice_is_adding_the_sum(place, start, one, other):
    assert place.add(place.add(start, one), other) == place.add(start, one + other)


@patiently
@given(places, moments, moments, some.integers(0, 20_000))
def test_who_asks_later_isnt_due_earlier(place, one, other, minutes):
    one, other = sorted([one, other])
    assert place.add(one, minutes) <= place.add(other, minutes)


@patiently
@given(places, moments)
def test_it_is_open_where_it_says_so(place, moment):
    opens, closes = place.next_open(moment), place.end_of_day(moment)
    assert opens >= moment and closes > moment
    assert place.between(moment, opens) == 0 or opens == moment
    assert place.next_open(opens) == opens
    assert place.between(opens, opens + timedelta(microseconds=1)) > 0
    assert place.between(closes - timedelta(microseconds=1), closes) > 0


@patiently
@given(some.sampled_from(ZONES), moments, moments)
def test_where_every_day_is_open_all_time_counts(zone, start, end):
    place = Hours(ZoneInfo(zone), (WHOLE_DAY,) * 7)
    assert place.between(start, end) == max(end - start, timedelta(0)) / timedelta(minutes=1)


@patiently
@given(some.sampled_from(ZONES), moments, some.integers(0, 40))
def test_hours_by_day_are_what_the_clock_on_the_wall_shows(zone, start, quarters):
    """Counted by looking at the clock every quarter of an hour."""
    place = Hours(ZoneInfo(zone), (((480, 720), (780, 1110)),) * 6 + ((),))
    start = start.replace(minute=start.minute // 15 * 15, second=0, microsecond=0)
    looks = [start + n * timedelta(minutes=15) for n in range(quarters * 24)]
    seen = 0
    for look in looks:
        wall = look.astimezone(place.zone)
        minute = 60 * wall.hour + wall.minute
        seen += wall.weekday() < 6 and (480 <= minute < 720 or 780 <= minute < 1110)
    assert place.between(start, start + len(looks) * timedelta(minutes=15)) == 15 * seen
