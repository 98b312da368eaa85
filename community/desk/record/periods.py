"""Stretches of the site's days, and the weeks or months into which a table cuts them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

A_DAY = timedelta(days=1)
LONGEST = 731  # two years, of which one may be a leap year
MOST_IN_WEEKS = 100
THIRTY_DAYS, QUARTER, YEAR, CUSTOM = "30d", "quarter", "year", "custom"


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def start(self, zone: ZoneInfo) -> datetime:
        return midnight(self.first, zone)

    def end(self, zone: ZoneInfo) -> datetime:
        """The moment at which the day after begins."""
        return midnight(self.last + A_DAY, zone)

    @property
    def is_in_months(self) -> bool:
        return self.days > MOST_IN_WEEKS

    @property
    def parts(self) -> list["Period"]:
        """Weeks from Monday or, of a long one, months; the first and the last may be cut."""
        found = []
        first = self.first
        while first <= self.last:
            after = _next_month(first) if self.is_in_months else _next_monday(first)
            found.append(Period(first, min(after - A_DAY, self.last)))
            first = after
        return found

    @property
    def is_a_month(self) -> bool:
        return self.first.day == 1 and self.last + A_DAY == _next_month(self.first)

    @property
    def label(self) -> str:
        """For a heading or a row: "March 2026", "2 – 8 Mar 2026"."""
        if self.is_a_month:
            return date_format(self.first, "F Y")
        if self.first == self.last:
            return date_format(self.last, "j M Y")
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            first = date_format(self.first, "j")
        else:
            first = date_format(self.first, "j M" if self._in_one_year else "j M Y")
        return _("%(first)s – %(last)s") % {
            "first": first,
            "last": date_format(self.last, "j M Y"),
        }

    def mark(self, *, with_year: bool) -> str:
        """Under a column of the chart: "2 Mar", "Mar", "Mar 26"."""
        if self.days <= 7:
            return date_format(self.first, "j M")
        return date_format(self.first, "M y" if with_year else "M")

    @property
    def _in_one_year(self) -> bool:
        return self.first.year == self.last.year


def named(name: str, today: date) -> Period | None:
    """Of "30d", "quarter", "year", or a month like "2026-03"; None for anything else."""
    if name == THIRTY_DAYS:
        return Period(today - 29 * A_DAY, today)
    if name == QUARTER:
        return Period(date(today.year, today.month - (today.month - 1) % 3, 1), today)
    if name == YEAR:
        return Period(date(today.year, 1, 1), today)
    try:
        first = datetime.strptime(name, "%Y-%m").date()
    except ValueError:
        return None
    if not 2000 <= first.year <= today.year:
        return None
    return Period(first, _next_month(first) - A_DAY)


def months_before(today: date, count: int) -> list[Period]:
    """The last so many months, this one first."""
    found = []
    first = today.replace(day=1)
    for _each in range(count):
        found.append(Period(first, _next_month(first) - A_DAY))
        first = (first - A_DAY).replace(day=1)
    return found


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _next_monday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())
