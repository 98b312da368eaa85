"""Days as people type them: 2026-12-25, 25.12.2026, 25 December 2026, from one to another."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NoReturn

from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT
from django.utils.translation import gettext as _

YEARS = range(2000, 2200)
LONGEST_STRETCH = 366

_NUMBERS = re.compile(r"(\d{1,4})([-./])\s*(\d{1,2})\2\s*(\d{1,4})\.?")
_DAY_MONTH = re.compile(r"(?:[^\W\d]+,? )?(\d{1,2})(?:st|nd|rd|th|er|\.|º)?,? (?:of |de )?(\D+?)")
_MONTH_DAY = re.compile(r"(?:[^\W\d]+,? )?(\D+?) (\d{1,2})(?:st|nd|rd|th)?,?")
_WITH_YEAR = re.compile(r"(.+?),? (?:de )?(\d{4})")
_STRETCH = re.compile(r"(.+?)(?: (?:to|until|till|-) |\s*(?:\.\.\.?|[–—…])\s*)(.+)")


class UnclearDay(ValueError):
    """Says in a sentence what to do."""


def read_days(text: str) -> list[date]:
    """A day or a stretch of days on each line, or with commas between; each once, sorted."""
    days: set[date] = set()
    # Hyphens that don't break a line come with what is copied.
    text = re.sub("[\u2010\u2011]", "-", text)
    for line in re.split(r"[\r\n;]+", text):
        for part in _parts(line.strip(" ,\t")):
            days.update(_read_stretch(part))
    return sorted(days)


def days_text(days: Iterable[date]) -> str:
    """One line a day, or a stretch of three days and more, as `read_days` reads them."""
    stretches: list[list[date]] = []
    for day in sorted(days):
        if stretches and day - stretches[-1][-1] == timedelta(days=1):
            stretches[-1].append(day)
        else:
            stretches.append([day])
    lines = []
    for stretch in stretches:
        if len(stretch) > 2:
            lines.append(f"{stretch[0]} – {stretch[-1]}")
        else:
            lines += [str(day) for day in stretch]
    return "\n".join(lines)


def _parts(line: str) -> list[str]:
    """Commas stand between days, and within "December 25, 2026"."""
    if not line:
        return []
    try:
        _read_stretch(line)
    except UnclearDay:
        pieces = [piece.strip() for piece in line.split(",") if piece.strip()]
        # What is wrong in a line of one day is said about the whole of it.
        alone = len(pieces) == 1 or not any(re.search(r"\d.*\d{4}|\d{4}.*\d", p) for p in pieces)
        return [line] if alone else pieces
    return [line]


def _read_stretch(text: str) -> list[date]:
    text = " ".join(text.split())
    ends = _STRETCH.fullmatch(text)
    if ends is None:
        return [_read_day(text)]
    first, last = _read_day(ends[1]), _read_day(ends[2])
    if last < first:
        raise UnclearDay(_("“%(text)s” ends before it begins.") % {"text": text})
    if (last - first).days >= LONGEST_STRETCH:
        raise UnclearDay(_("“%(text)s” is longer than a year.") % {"text": text})
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _read_day(text: str) -> date:
    if numbers := _NUMBERS.fullmatch(text):
        return _from_numbers(numbers, text)
    with_year = _WITH_YEAR.fullmatch(text)
    if with_year is None:
        _refuse(text)
    day_and_month, year = with_year[1], int(with_year[2])
    if found := _DAY_MONTH.fullmatch(day_and_month):
        day, name = int(found[1]), found[2]
    elif found := _MONTH_DAY.fullmatch(day_and_month):
        day, name = int(found[2]), found[1]
    else:
        _refuse(text)
    month = _months().get(name.strip(" .").casefold())
    if month is None:
        _refuse(text)
    return _date(year, month, day, text)


def _from_numbers(numbers: re.Match[str], text: str) -> date:
    """The year first, or at the end with the day first; with slashes some mean the month."""
    one, mark, two, three = int(numbers[1]), numbers[2], int(numbers[3]), int(numbers[4])
    if len(numbers[1]) == 4 and len(numbers[4]) <= 2:
        return _date(one, two, three, text)
    if len(numbers[4]) != 4 or len(numbers[1]) > 2:
        _refuse(text)
    day, month, year = one, two, three
    if mark != "." and day != month and day <= 12 and month <= 12:
        raise UnclearDay(
            _("“%(text)s” could be two days. Write it as %(one)s or as %(other)s.")
            % {
                "text": text,
                "one": _date(year, month, day, text),
                "other": _date(year, day, month, text),
            }
        )
    if mark != "." and month > 12 >= day:
        day, month = month, day
    return _date(year, month, day, text)


def _date(year: int, month: int, day: int, text: str) -> date:
    if year not in YEARS:
        raise UnclearDay(
            _("“%(text)s” is too far away: the years from %(first)s to %(last)s can be used.")
            % {"text": text, "first": YEARS[0], "last": YEARS[-1]}
        )
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnclearDay(_("There is no such day as “%(text)s”.") % {"text": text}) from error


def _refuse(text: str) -> NoReturn:
    raise UnclearDay(
        _("“%(text)s” isn't clear. Write days like 2026-12-25 or 25 December 2026.")
        % {"text": text}
    )


def _months() -> dict[str, int]:
    """The months' names, whole and short, in the reader's language and in English."""
    names: dict[str, int] = {}
    for language in ("en", translation.get_language() or "en"):
        with translation.override(language):
            for months in (MONTHS, MONTHS_3, MONTHS_ALT):
                names |= {str(n).strip(" .").casefold(): month for month, n in months.items()}
    return names | {"sept": 9}
