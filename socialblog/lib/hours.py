"""Working time: the opening hours of a week, holidays, and the clocks of a time zone.

Moments come and go as aware UTC. Hours are wall time, so a day on which the clocks change is
longer or shorter by what falls into its hours: an hour that is skipped is nobody's working time,
and of one that is repeated the first is meant where a day opens or closes in it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TypeAlias
from zoneinfo import ZoneInfo

Day: TypeAlias = tuple[tuple[int, int], ...]
Week: TypeAlias = tuple[Day, ...]

MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)
NOTHING = timedelta(0)
MIDNIGHT = 24 * 60


@dataclass(frozen=True)
class Hours:
    """When a place is open. Where it never is, every minute counts: a clock has to end somewhere.

    `week`: seven days, Monday first, each with pairs of minutes since midnight (opens, closes),
    sorted and not overlapping; (0, 1440) is a whole day. `holidays`: dates that are closed.
    """

    zone: ZoneInfo
    week: Week
    holidays: frozenset[date] = frozenset()

    def add(self, start: datetime, minutes: float) -> datetime:
        """The first moment at which so many open minutes have passed since `start`."""
        if minutes <= 0:
            return start
        if self._never_open:
            return start + minutes * MINUTE
        first = self._day_of(start)
        due = self._open_until(first, start) + minutes * MINUTE

        def open_through(days: int) -> timedelta:
            return self._open_days(first, first + timedelta(days=days + 1))

        days = 7 * (due // self._open_in_week + 1)
        while open_through(days) < due:
            days *= 2
        days = bisect_left(range(days), due, key=open_through)
        left = due - open_through(days - 1)
        for opens, closes in self._windows(first + timedelta(days=days)):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
        raise AssertionError("a day has the hours that were counted for it")

    def between(self, start: datetime, end: datetime) -> float:
        """The open minutes from `start` to `end`, 0 where it ends before it starts."""
        if end <= start:
            return 0.0
        if self._never_open:
            return (end - start) / MINUTE
        first, last = self._day_of(start), self._day_of(end)
        opened = self._open_days(first, last) + self._open_until(last, end)
        return (opened - self._open_until(first, start)) / MINUTE

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself while open, else when it opens next."""
        if self._never_open:
            return moment
        return next(
            max(opens, moment) for opens, closes in self._windows_from(moment) if closes > moment
        )

    def end_of_day(self, moment: datetime) -> datetime:
        """When the working day closes that still goes on, else the next one; always later."""
        if self._never_open:
            return _moment(self.zone, self._day_of(moment), MIDNIGHT)
        day = self._day_of(moment)
        while not (windows := self._windows(day)) or windows[-1][1] <= moment:
            day += A_DAY
        return windows[-1][1]

    def start_of(self, day: date) -> datetime:
        """When work begins on a day: its opening, and on a closed day the week's earliest one."""
        pairs = self._pairs(day) or sorted(pair for pairs in self.week for pair in pairs)
        return _moment(self.zone, day, pairs[0][0] if pairs else 0)

    # One day

    def _pairs(self, day: date) -> Day:
        return () if day in self.holidays else self.week[day.weekday()]

    def _windows(self, day: date) -> list[tuple[datetime, datetime]]:
        """The day's hours as moments, without those that the clocks skip."""
        windows = [
            (_moment(self.zone, day, opens), _moment(self.zone, day, closes))
            for opens, closes in self._pairs(day)
        ]
        return [(opens, closes) for opens, closes in windows if opens < closes]

    def _windows_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = self._day_of(moment)
        while True:
            yield from self._windows(day)
            day += A_DAY

    def _day_of(self, moment: datetime) -> date:
        """The day that goes on, from its first midnight to the next.

        Where the clocks go back over midnight the calendar shows the old date once more; here
        the new day has begun by then.
        """
        day = moment.astimezone(self.zone).date()
        return day if moment < _moment(self.zone, day, MIDNIGHT) else day + A_DAY

    def _open_until(self, day: date, moment: datetime) -> timedelta:
        windows = self._windows(day)
        return sum((min(closes, moment) - o for o, closes in windows if o < moment), NOTHING)

    # Many days: whole weeks by their usual length, corrected for the few days that differ

    def _open_days(self, first: date, end: date) -> timedelta:
        """What is open from the day `first` until before the day `end`."""
        weeks, days = divmod((end - first).days, 7)
        usual = weeks * self._open_in_week
        for n in range(days):
            usual += self._usual[(first.weekday() + n) % 7]
        for year in range(first.year, end.year + 1):
            uneven, sums = self._uneven_in(year)
            if uneven:
                usual += sums[bisect_left(uneven, end)] - sums[bisect_left(uneven, first)]
        return usual

    def _uneven_in(self, year: int) -> tuple[list[date], list[timedelta]]:
        """The days that aren't open as usual, and by how much the first n of them differ."""
        if year not in self._uneven:
            days = sorted({*_changes(self.zone, year), *self._holidays_by_year.get(year, ())})
            differ = (self._open_on(day) - self._usual[day.weekday()] for day in days)
            self._uneven[year] = (days, list(accumulate(differ, initial=NOTHING)))
        return self._uneven[year]

    def _open_on(self, day: date) -> timedelta:
        return sum((closes - opens for opens, closes in self._windows(day)), NOTHING)

    @cached_property
    def _usual(self) -> list[timedelta]:
        return [sum((c - o for o, c in pairs), 0) * MINUTE for pairs in self.week]

    @cached_property
    def _open_in_week(self) -> timedelta:
        return sum(self._usual, NOTHING)

    @cached_property
    def _never_open(self) -> bool:
        return not self._open_in_week

    @cached_property
    def _holidays_by_year(self) -> dict[int, list[date]]:
        years: dict[int, list[date]] = {}
        for day in self.holidays:
            years.setdefault(day.year, []).append(day)
        return years

    @cached_property
    def _uneven(self) -> dict[int, tuple[list[date], list[timedelta]]]:
        return {}


def as_week(days: Iterable[Iterable[Iterable[int]]]) -> Week:
    """A week as JSON keeps it, in lists."""
    return tuple(tuple((opens, closes) for opens, closes in day) for day in days)


def _moment(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """When the clocks of the zone first show that time or, where they skip it, a later one."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone) + minute * MINUTE
    moment = wall.astimezone(UTC)
    earlier = wall.replace(fold=1).astimezone(UTC)
    # Only where a time is skipped does its second reading come before its first.
    return moment if earlier >= moment else _leap(zone, earlier, moment)


def _leap(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The second in which the clocks leap forward."""
    offset = after.astimezone(zone).utcoffset()
    second = timedelta(seconds=1)
    seconds = range((after - before) // second)
    return before + second * bisect_left(
        seconds, True, key=lambda n: (before + n * second).astimezone(zone).utcoffset() == offset
    )


@lru_cache(maxsize=1024)
def _changes(zone: ZoneInfo, year: int) -> tuple[date, ...]:
    """The days of a year that the zone's clocks may make longer or shorter."""
    start = datetime(year, 1, 1, tzinfo=zone)
    midnights = [start + n * A_DAY for n in range(-1, 368)]
    offsets = [midnight.utcoffset() for midnight in midnights]
    days = {
        # The leap may begin in the evening before the midnight that tells of it.
        day
        for n in range(1, len(midnights) - 1)
        if offsets[n] != offsets[n + 1]
        for day in (midnights[n - 1].date(), midnights[n].date())
    }
    return tuple(sorted(day for day in days if day.year == year))
