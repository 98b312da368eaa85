"""What is read for an opened voice: all that belongs to it in one query, comments in a second."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Left

from blog.models import Post
from community.comments.models import Comment
from community.members.models import Member
from community.voices.models import Fact, Voice

from .access import may_see
from .drafting import MOST_DRAFTS, WRITING
from .gathering import Row, few, moment, person
from .histories import Entry, History
from .models import Draft, Note
from .noting import MOST_NOTES
from .saved_replies import usable_replies

MOST_FACTS = 30
MOST_OTHERS = 12
BEFORE, AFTER = 3, 5
MOST_REPLIES = 30


def parts_of(voice: Voice, by: Member, history: History, now: datetime) -> dict[str, QuerySet[Any]]:
    """Each a few rows, by the name under which `Opened` finds them."""
    comment, drafts = voice.comment, Draft.objects.all()
    thread = Comment.objects.filter(root_id=comment.root_id).shown().order_by("path")
    others = [entry.voice_id for entry in other_open(voice, history)]
    reach = Voice.objects.filter(may_see(by, inside=True), pk__in=others)
    writer = ("member_id", "member__name", "member__username")
    note = ("pk", "at", "text", "by_id", "by__name", "by__username")
    return {
        "facts": few(Fact.objects.filter(voice=voice).order_by("-pk"), MOST_FACTS, *_FACT),
        "before": few(thread.filter(path__lt=comment.path).reverse(), BEFORE, "pk"),
        "after": few(thread.filter(path__gt=comment.path), AFTER, "pk"),
        "others": few(Comment.objects.filter(voice__in=reach), MOST_OTHERS, "pk", "voice_id"),
        "first": few(
            Voice.objects.filter(reader_key=voice.reader_key).order_by("said_at"), 1, "said_at"
        ),
        "notes": few(
            Note.objects.filter(reader_key=voice.reader_key).order_by("-at", "-pk"),
            MOST_NOTES,
            *note,
        ),
        "writing": few(
            drafts.active_since(now - WRITING).filter(voice=voice).exclude(member=by), 5, *writer
        ),
        "draft": few(drafts.filter(voice=voice, member=by), 1, "text"),
        "drafts": few(drafts.filter(member=by), MOST_DRAFTS, "pk"),
        "replies": few(usable_replies(by), MOST_REPLIES, "pk", "title"),
        # Enough of the article to be reminded of it, where nobody wrote a summary.
        "post": few(
            Post.objects.filter(pk=comment.post_id).annotate(opening=Left("body_html", 2000)),
            1,
            "summary",
            "opening",
        ),
    }


def other_open(voice: Voice, history: History) -> list[Entry]:
    """This reader's other open voices, the last dozen."""
    found = [
        entry
        for entry in history.entries
        if entry.state == Voice.State.OPEN and entry.voice_id != voice.pk
    ]
    return found[-MOST_OTHERS:]


def comments_of(
    comment: Comment, facts: list[Fact], found: dict[str, list[Row]]
) -> dict[int, Comment]:
    """The thread, the answers and the other voices' comments by id."""
    ids = {fact.comment_id for fact in facts if fact.visible and fact.comment_id}
    ids |= {row["pk"] for part in ("before", "after", "others") for row in found[part]}
    if comment.parent_id:
        ids.add(comment.parent_id)
    if not ids:
        return {}
    wanted = Comment.objects.select_related("user", "guest", "post").filter(pk__in=ids)
    light = wanted.defer("post__body", "post__body_html", "post__contents")
    return {comment.pk: comment for comment in light}


_FACT = (
    *("pk", "code", "at", "comment_id", "visible", "until", "act_id", "reason", "note"),
    *("by_id", "by__name", "by__username", "to_id", "to__name", "to__username"),
)


def fact_of(row: Row, voice: Voice) -> Fact:
    at = moment(row["at"])
    assert at is not None
    return Fact(
        pk=row["pk"],
        voice=voice,
        code=row["code"],
        at=at,
        by=person(row, "by"),
        to=person(row, "to"),
        comment_id=row["comment_id"],
        visible=bool(row["visible"]),
        until=moment(row["until"]),
        act_id=row["act_id"],
        reason=row["reason"],
        note=row["note"],
    )
