"""Small numbers beside the lanes and in the navigation: exact up to 999, then "999+"."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from community.members.models import Member
from community.moderation import queues
from community.voices.models import Voice

from . import bounded
from .access import absent_for, own_posts
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
    return _counted({"waiting": _rows(member, usual(member), "waiting")})


def counts_at_the_desk(member: Member, who: str) -> Counts:
    """The same, with the number of every lane among `who`'s voices as `lane_done`, and of what
    waits for each whose that may be chosen as `who_mine`; also one query."""
    return _counted(asked_at_the_desk(member, who))


def asked_at_the_desk(member: Member, who: str) -> Asked:
    """For `counts_at_the_desk`, or to be asked together with something else."""
    asked = {f"lane_{lane}": _rows(member, who, lane) for lane in LANES}
    asked |= {f"who_{one}": _rows(member, one, "waiting") for one in choices_of_whose(member)}
    if member.can_moderate:
        asked |= {"lane_held": [queues.held()], "lane_reported": [queues.reported()]}
    return {"waiting": asked[f"who_{usual(member)}"], **asked}


def flat(asked: Asked) -> list[QuerySet[Any]]:
    return [rows for parts in asked.values() for rows in parts]


def labelled(asked: Asked, numbers: list[int]) -> Counts:
    """`numbers` are those of `flat(asked)`."""
    each = iter(numbers)
    return {
        name: bounded.label(sum(next(each) for _part in parts)) for name, parts in asked.items()
    }


def _counted(asked: Asked) -> Counts:
    return labelled(asked, bounded.counts(flat(asked)))


def _rows(member: Member, who: str, lane: str) -> list[QuerySet[Any]]:
    """The rows of a lane that are `who`'s, in parts that have an index each."""
    rows = LANES[lane].rows(Voice.objects.all())
    return [rows.filter(part) for part in _whose(member, who)]


def _whose(member: Member, who: str) -> list[Q]:
    now = timezone.now()
    if who == MINE:
        return [Q(owner_id=member.pk), Q(owner_id__in=absent_for(member, now))]
    if who == ARTICLES:
        return [Q(post_id__in=own_posts(member))]
    if who == OFFERED:
        return [Q(lane=WAITING.name, offered_at__lte=now)]
    return [Q()]
