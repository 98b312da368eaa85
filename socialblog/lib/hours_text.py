"""Opening hours as people type them into a field for each day: "9-12, 13:00-17:30", "closed"."""

import re
from itertools import pairwise

from django.utils.translation import gettext as _

from .hours import MIDNIGHT, Day

_BREAKS = re.compile(r"[,;&+/]|\band\b")
_CLOSED = {"", "-", "–", "closed"}
_ALL_DAY = {"24h", "24 h", "all day", "open all day"}
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?: ?h)?(?: ?([ap])\.?m\.?)?")
_SPAN = re.compile(r"(.+?)\s*(?:[-‐‑–—]|\bto\b)\s*(.+)")


class UnclearHours(ValueError):
    """Says in a sentence what to do."""


def read_day(text: str) -> Day:
    text = " ".join(text.split()).casefold()
    if text in _CLOSED or text == _("closed").casefold():
        return ()
    if text in _ALL_DAY:
        return ((0, MIDNIGHT),)
    spans = sorted(_read_span(part.strip()) for part in _BREAKS.split(text) if part.strip())
    if not spans:
        raise UnclearHours(_unclear(text))
    for earlier, later in pairwise(spans):
        if later[0] < earlier[1]:
            raise UnclearHours(
                _("%(one)s and %(other)s overlap. Write them as one, or correct the times.")
                % {"one": _span_text(earlier), "other": _span_text(later)}
            )
    return tuple(spans)


def day_text(day: Day) -> str:
    """As `read_day` reads it; nothing for a closed day."""
    return ", ".join(_span_text(span) for span in day)


def _read_span(text: str) -> tuple[int, int]:
    halves = _SPAN.fullmatch(text)
    if halves is None:
        raise UnclearHours(_unclear(text))
    opens, closes = _read_time(halves[1]), _read_time(halves[2]) or MIDNIGHT
    if closes > opens:
        return opens, closes
    if closes == opens:
        raise UnclearHours(
            _("%(span)s opens and closes at the same time.") % {"span": _span_text((opens, closes))}
        )
    raise UnclearHours(
        _(
            "%(span)s ends before it begins. Write the afternoon like 17:00; hours over midnight "
            "go up to 24:00 here and from 0:00 on the next day."
        )
        % {"span": _span_text((opens, closes))}
    )


def _read_time(text: str) -> int:
    time = _TIME.fullmatch(text.strip())
    if time is None:
        raise UnclearHours(_unclear(text))
    hour, minute = int(time[1]), int(time[2] or 0)
    if time[3]:
        if not 1 <= hour <= 12:
            raise UnclearHours(_no_time(text))
        hour = hour % 12 + (12 if time[3] == "p" else 0)
    if minute > 59 or 60 * hour + minute > MIDNIGHT:
        raise UnclearHours(_no_time(text))
    return 60 * hour + minute


def _unclear(text: str) -> str:
    return _("“%(text)s” isn't clear. Write hours like 9:00-17:00, or like 9-12, 13-17.") % {
        "text": text
    }


def _no_time(text: str) -> str:
    return _("“%(text)s” is no time of the day. Write times like 9:00 or 17:30.") % {"text": text}


def _span_text(span: tuple[int, int]) -> str:
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)
