"""How soon we want to answer, as the ledger needs it: from moments to due times."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any

from django.db import transaction
from django.utils import timezone

from blog.site_locale import known_zone
from community.events.recording import record
from community.members.models import Member
from socialblog.lib.hours import Hours, Week

from .models import AnswerRules

FIRST, FOLLOW_UP, PROMISE = "first", "follow_up", "promise"


@dataclass(frozen=True)
class Targets:
    """Working minutes until an answer is due; without `hours` all minutes are working ones."""

    first: int = 480
    follow_up: int = 480
    offer: int = 960
    hours: Hours | None = None

    def due_at(self, clock: str, since: datetime) -> datetime:
        """`clock` is FIRST, FOLLOW_UP or PROMISE; what was promised is due by that day's end."""
        if clock == PROMISE:
            return self.hours.end_of_day(since) if self.hours else since + timedelta(days=1)
        return self._after(since, self.first if clock == FIRST else self.follow_up)

    def offered_at(self, since: datetime) -> datetime:
        """When an owner who stays silent has had the voice for long enough."""
        return self._after(since, self.offer)

    def _after(self, since: datetime, minutes: int) -> datetime:
        if self.hours is None:
            return since + timedelta(minutes=minutes)
        return self.hours.add(since, minutes)


class TargetsWhenOwed:
    """The same, read when the first answer turns out to be owed: of peer talk none is."""

    def due_at(self, clock: str, since: datetime) -> datetime:
        return self._read.due_at(clock, since)

    def offered_at(self, since: datetime) -> datetime:
        return self._read.offered_at(since)

    @cached_property
    def _read(self) -> Targets:
        return targets()


def current() -> AnswerRules:
    """The one row, with the site's time zone as `site_zone`; one query."""
    found = list(AnswerRules.objects.raw(_CURRENT))
    if not found:
        AnswerRules.objects.get_or_create(pk=1)
        found = list(AnswerRules.objects.raw(_CURRENT))
    return found[0]


_CURRENT = """
SELECT rules.*, (SELECT time_zone FROM blog_sitesettings WHERE id = rules.id) AS site_zone
FROM voices_answerrules rules WHERE rules.id = 1
"""


def hours_of(rules: AnswerRules) -> Hours:
    zone = rules.site_zone or "UTC"  # type: ignore[attr-defined]
    week = tuple(tuple((start, end) for start, end in day) for day in rules.week)
    return _hours(zone, week, frozenset(rules.holidays))


@lru_cache(maxsize=8)
def _hours(zone: str, week: Week, holidays: frozenset[str]) -> Hours:
    """The same object for the same rules, since it remembers what it worked out."""
    return Hours(known_zone(zone), week, frozenset(date.fromisoformat(day) for day in holidays))


def targets() -> Targets:
    rules = current()
    return Targets(
        first=rules.first_minutes,
        follow_up=rules.follow_up_minutes,
        offer=rules.offer_minutes,
        hours=hours_of(rules),
    )


@transaction.atomic
def set_rules(*, by: Member | None, **values: Any) -> AnswerRules:
    """Change the rules; `values` are columns of AnswerRules. A job counts the due times again."""
    AnswerRules.objects.get_or_create(pk=1)
    rules = AnswerRules.objects.select_for_update().get(pk=1)
    for name, value in values.items():
        setattr(rules, name, value)
    rules.save(update_fields=[*values])
    recount_all()
    record("rules.changed", rules, by=by, at=timezone.now())
    return rules


def recount_all(*heard: object) -> None:
    """Due times are wrong from now on, until a job has counted them again."""
    AnswerRules.objects.update(recount_from=0, recount_again=True, changed_at=timezone.now())
