"""The line above an article's conversation: "Answered 47 of 52, usually within 5 hours".

Counted by a job into ReplyRecord, by the same formula as the record. A page of the line's words
is raised only when the words change, so an answer that changes no word costs no cached page.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from blog.models import Post
from blog.models.post import lock_post
from community.events.models import Event
from community.voices import rules
from community.voices.models import Voice

from ..models import ReplyRecord
from . import formulas, words
from .counted import goals_of
from .formulas import Goals
from .reading import tally_of

log = logging.getLogger("socialblog.record")

LEAST_ASKED = 5
# Whatever changes the numbers of an article leaves one of these.
CHANGES = (
    *("comment.published", "comment.hidden", "comment.accepted", "comment.unaccepted"),
    *("comment.moved", "post.visibility", "post.answer_everything"),
)
MOST_CHANGES = 200
MOST_NEW = 100
MOST_OLD = 20
# A transaction may commit this long after the moment that its event names.
OVERLAP = timedelta(minutes=2)


def line_of(record: ReplyRecord | None) -> str:
    """In words; nothing where too few have asked to say how it usually is."""
    if record is None or record.asked < LEAST_ASKED:
        return ""
    return words.public_line(record.asked, record.answered, record.usual_minutes)


def refresh() -> int:
    """Count the articles anew whose conversations changed. How many were counted.

    Also those never counted, and a few that were counted long ago: talk between readers rises by
    time alone, and more may have happened at once than is looked at. Does nothing while the rules
    want no line.
    """
    if not rules.current().public_line:
        # What was counted would be old when the line comes back.
        if ReplyRecord.objects.exists():
            ReplyRecord.objects.all().delete()
        return 0
    now = timezone.now()
    goals = goals_of(rules.targets())
    due = _due()
    for post_id in due:
        try:
            count(post_id, goals=goals, now=now)
        except Exception:
            log.exception("article %s could not be counted", post_id)
    return len(due)


def count(post_id: int, *, goals: Goals, now: datetime) -> None:
    tally = tally_of(Voice.objects.filter(post_id=post_id), goals=goals, now=now)
    numbers = {
        "asked": tally.asked,
        "answered": tally.answered,
        "usual_minutes": formulas.percentile(tally.wall, 50),
        "counted_at": now,
    }
    with transaction.atomic():
        before = line_of(ReplyRecord.objects.filter(post_id=post_id).first())
        if before != line_of(ReplyRecord(**numbers)):
            lock_post(post_id)
        ReplyRecord.objects.update_or_create(post_id=post_id, defaults=numbers)


def _due() -> list[int]:
    """Ids of articles to count, in the order in which every writer takes them."""
    found = {*_changed(), *_never_counted()}
    oldest = ReplyRecord.objects.order_by("counted_at").values_list("post_id", flat=True)
    return sorted(found.union(oldest[:MOST_OLD]))


def _changed() -> set[int]:
    """Where something happened since the last count: the newest few events of each kind."""
    last = ReplyRecord.objects.aggregate(last=Max("counted_at"))["last"]
    if last is None:
        return set()
    found: set[int | None] = set()
    for code in CHANGES:
        newest = Event.objects.filter(code=code).order_by("-id").values_list("post_id", "at")
        found |= {post_id for post_id, at in newest[:MOST_CHANGES] if at >= last - OVERLAP}
    there = Post.objects.filter(pk__in=[pk for pk in found if pk is not None])
    return set(there.values_list("pk", flat=True))


def _never_counted() -> list[int]:
    counted = ReplyRecord.objects.filter(post=OuterRef("pk"))
    posts = Post.objects.published().filter(~Exists(counted)).newest_first()
    return list(posts.values_list("pk", flat=True)[:MOST_NEW])
