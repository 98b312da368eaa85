"""Small numbers beside the lanes and in the navigation."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from community.members.models import Member
from community.moderation import queues

from . import bounded
from .access import my_voices, visible_voices


@dataclass(frozen=True)
class Counts:
    """Exact up to 999, then "999+"; nothing for none."""

    waiting: str = ""
    mine: str = ""
    held: str = ""
    reported: str = ""


def context(request: HttpRequest) -> dict:
    """`desk_counts` for members of the team, asked only by templates that show them."""
    return {"desk_counts": SimpleLazyObject(lambda: _counts_for(request))}


def _counts_for(request: HttpRequest) -> Counts | None:
    member = getattr(request, "user", None)
    if member is None or not member.is_authenticated or not works_at_the_desk(member):
        return None
    return counts_of(member)


def works_at_the_desk(member: Member) -> bool:
    return member.can_answer or member.can_write or member.can_moderate


def counts_of(member: Member) -> Counts:
    """What this member may see, in one query that reads at most a thousand rows of each."""
    asked: dict[str, QuerySet[Any]] = {"waiting": visible_voices(member).owed()}
    if member.can_moderate:
        asked |= {
            "mine": my_voices(member).owed(),
            "held": queues.held(),
            "reported": queues.reported(),
        }
    found = bounded.counts(list(asked.values()))
    return Counts(**{name: bounded.label(n) for name, n in zip(asked, found, strict=True)})
