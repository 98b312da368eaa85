"""The checker at night, a little at a time, so that mails and clocks don't wait for it.

One worker does it; the site's memory says who began and what was found. A worker that dies in the
middle leaves the rest to the next night.
"""

import logging
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from blog.models import SiteSettings
from blog.site_locale import known_zone
from community.events.models import Event
from community.events.recording import record

from .check import Found
from .checking import check_all

log = logging.getLogger("socialblog.integrity")

SECONDS = 0.5
NIGHT = range(1, 5)  # o'clock, at the site's own place
APART = timedelta(hours=20)
# Nights in which no worker ran; then any hour is right.
TOO_LONG = timedelta(days=2)
MOST_KEPT = 50


@dataclass
class Round:
    pieces: Iterator[list[Found]]
    counts: Counter[str] = field(default_factory=Counter)
    first: list[list[str | int]] = field(default_factory=list)
    seconds: float = 0.0


_round: Round | None = None


def check_a_little(now: datetime | None = None, *, seconds: float = SECONDS) -> int:
    """Go on with tonight's round, or begin it. How much was found just now."""
    global _round
    now = now or timezone.now()
    if _round is None:
        if not (_is_time(now) and _begin(now)):
            return 0
        _round = Round(check_all())
    this, _round = _round, None  # whatever fails: not the same piece again and again
    began, found = time.monotonic(), 0
    for piece in this.pieces:
        found += len(piece)
        for one in piece:
            _note(this, one)
        if time.monotonic() - began > seconds:
            this.seconds += time.monotonic() - began
            _round = this
            return found
    this.seconds += time.monotonic() - began
    _end(this, now)
    return found


def last_round() -> Event | None:
    """What was found, in its `data`: `found` by kind, `first` some kinds with ids, `seconds`."""
    return Event.objects.filter(code="integrity.checked").order_by("-id").first()


def _is_time(now: datetime) -> bool:
    begun = Event.objects.filter(code="integrity.begun").order_by("-id").first()
    if begun is not None and now - begun.at < APART:
        return False
    zone = SiteSettings.objects.values_list("time_zone", flat=True).filter(pk=1).first()
    is_night = now.astimezone(known_zone(zone or "UTC")).hour in NIGHT
    return is_night or (begun is not None and now - begun.at > TOO_LONG)


@transaction.atomic
def _begin(now: datetime) -> bool:
    """Of several workers one; the others find that it has begun."""
    site = SiteSettings.objects.select_for_update().filter(pk=1).first()
    if site is None or not _is_time(now):
        return False
    record("integrity.begun", site, at=now)
    return True


def _note(this: Round, one: Found) -> None:
    this.counts[one.code] += 1
    if len(this.first) < MOST_KEPT:
        this.first.append([one.code, one.id])
        log.error("%s: %s", one.code, one.words)


@transaction.atomic
def _end(this: Round, now: datetime) -> None:
    site = SiteSettings.objects.get(pk=1)
    found = dict(this.counts)
    record("integrity.checked", site, at=now, found=found, first=this.first, seconds=this.seconds)
    if found:
        log.error(
            "%s things stored don't agree with the rest; manage.py check_integrity tells them, "
            "and mends them with --repair",
            this.counts.total(),
        )
    else:
        log.info("everything stored agrees with itself (%.1f s)", this.seconds)
