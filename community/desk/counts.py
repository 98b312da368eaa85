"""Small numbers beside the lanes and in the navigation: exact up to 999, then "999+"."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from community.members.models import Member
from community.moderation import queues
from community.voices.models import Voice

from .access import ME, NOW, TODAY, absent_for, given_for, own_posts
from .bounded import Found, Together, label
from .filters import ARTICLES, MINE, OFFERED, choices_of_whose, usual
from .lanes import LANES, WAITING

Counts = dict[str, str]  # nothing for none
Asked = dict[str, list[QuerySet[Any]]]  # each in parts that are added up


def context(request: HttpRequest) -> dict:
    """`desk_counts` for members of the team, asked only by templates that show them."""
    return {"desk_counts": SimpleLazyObject(lambda: _counts_for(request))}


def _counts_for(request: HttpRequest) -> Counts | None:
    member = getattr(request, "user", None)
    if member is None or not member.is_authenticated or not works_at_the_desk(member):
        return None
    if request.resolver_match and request.resolver_match.app_name == "desk":
        return counts_at_the_desk(member, usual(member))
    return counts_of(member)


def works_at_the_desk(member: Member) -> bool:
    return member.can_answer or member.can_write or member.can_moderate


def counts_of(member: Member) -> Counts:
    """How many wait for this member: one query that reads at most a thousand rows."""
    return labelled(_waiting(usual(member)).ask(**given_for(member, timezone.now())))


def counts_at_the_desk(member: Member, who: str) -> Counts:
    """The same, with the number of every lane among `who`'s voices as `lane_done`, and of what
    waits for each whose that may be chosen as `who_mine`; also one query."""
    asked = _at_the_desk(who, Looks.of(member))
    return labelled(asked.ask(**given_for(member, timezone.now())))


@dataclass(frozen=True)
class Looks:
    """What of a member decides which questions are asked for them."""

    usual: str
    whose: tuple[str, ...]
    can_moderate: bool

    @classmethod
    def of(cls, member: Member) -> "Looks":
        return cls(usual(member), tuple(choices_of_whose(member)), member.can_moderate)


def counted_at_the_desk(who: str, looks: Looks) -> Asked:
    """For `counts_at_the_desk`, or to be asked together with something else."""
    asked = {f"lane_{lane}": _rows(who, lane) for lane in LANES}
    asked |= {f"who_{one}": _rows(one, "waiting") for one in looks.whose}
    if looks.can_moderate:
        asked |= {"lane_held": [queues.held()], "lane_reported": [queues.reported()]}
    return {"waiting": _rows(looks.usual, "waiting"), **asked}


def labelled(found: Found) -> Counts:
    return {name: label(count) for name, count in found.counts.items()}


@lru_cache(maxsize=16)
def _waiting(who: str) -> Together:
    return Together(lambda: ({"waiting": _rows(who, "waiting")}, {}))


@lru_cache(maxsize=64)
def _at_the_desk(who: str, looks: Looks) -> Together:
    return Together(lambda: (counted_at_the_desk(who, looks), {}))


def _rows(who: str, lane: str) -> list[QuerySet[Any]]:
    """The rows of a lane that are `who`'s, in parts that have an index each."""
    rows = LANES[lane].rows(Voice.objects.all())
    return [rows.filter(part) for part in _whose(who)]


def _whose(who: str) -> list[Q]:
    if who == MINE:
        return [Q(owner_id=ME), Q(owner_id__in=absent_for(ME, TODAY))]
    if who == ARTICLES:
        return [Q(post_id__in=own_posts(ME))]
    if who == OFFERED:
        return [Q(lane=WAITING.name, offered_at__lte=NOW)]
    return [Q()]
