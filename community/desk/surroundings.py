"""What is read for an opened voice: all that belongs to it in one query, comments in a second."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import CharField, DateTimeField
from django.db.models.functions import Left

from blog.models import Post
from community.comments.models import Comment
from community.members.models import Member
from community.voices.models import Fact, Voice
from socialblog.lib.questions import Given, Question

from .access import ME, SHOWN_OF_A_COMMENT, SHOWN_OF_A_MEMBER, given_for, i_may_see
from .bounded import Documents, Row, Together, few
from .drafting import MOST_DRAFTS, WRITING
from .gathering import moment, person
from .histories import ENTRIES, history_of
from .models import Draft, Note
from .noting import MOST_NOTES
from .rows import InRow
from .saved_replies import usable_replies

MOST_FACTS = 30
MOST_OTHERS = 12
BEFORE, AFTER = 3, 5
MOST_REPLIES = 30


@dataclass(frozen=True)
class Place:
    """Where a voice stands: what is asked about it, before its own words are there."""

    pk: int
    reader_key: str
    post_id: int | None
    comment_id: int
    parent_id: int
    root_id: int
    path: str

    @classmethod
    def of(cls, found: InRow | Voice) -> "Place":
        comment = found.comment if isinstance(found, Voice) else found
        comment_id = comment.pk if isinstance(found, Voice) else found.comment_id
        return cls(
            *(found.pk, found.reader_key, found.post_id, comment_id),
            *(comment.parent_id, comment.root_id, comment.path),
        )


def around(place: Place, by: Member, now: datetime) -> dict[str, list[Row]]:
    """A few rows of each kind, by the name under which `Opened` finds them."""
    asked = _around(can_moderate=by.can_moderate, can_answer=by.can_answer)
    found = asked.ask(
        **given_for(by, now),
        voice=place.pk,
        root=place.root_id,
        path=place.path,
        reader=place.reader_key,
        post=place.post_id,
        writing=now - WRITING,
    )
    return found.rows


@lru_cache(maxsize=8)
def _around(*, can_moderate: bool, can_answer: bool) -> Together:
    may_see = i_may_see(can_moderate=can_moderate, can_answer=can_answer)

    def make() -> tuple[dict, Documents]:
        voice, drafts, text = Given("voice"), Draft.objects.all(), CharField()
        path, reader = Given("path", text), Given("reader", text)
        thread = Comment.objects.filter(root_id=Given("root")).shown().order_by("path")
        open_ones = Voice.objects.filter(
            may_see,
            lane__in=[Voice.Lane.WAITING, Voice.Lane.PEER],
            reader_key=reader,
            comment__isnull=False,
        )
        others = open_ones.exclude(pk=voice).order_by("-said_at", "-pk")
        notes = Note.objects.filter(reader_key=reader).order_by("-at", "-pk")
        writing = drafts.active_since(Given("writing", DateTimeField())).filter(voice_id=voice)
        writer = ("member_id", "member__name", "member__username")
        note = ("pk", "at", "text", "by_id", "by__name", "by__username")
        # Enough of the article to be reminded of it, where nobody wrote a summary.
        post = Post.objects.filter(pk=Given("post")).annotate(opening=Left("body_html", 2000))
        first = Voice.objects.filter(reader_key=reader).order_by("said_at")
        return {}, {
            "facts": few(Fact.objects.filter(voice_id=voice).order_by("-pk"), MOST_FACTS, *_FACT),
            "before": few(thread.filter(path__lt=path).reverse(), BEFORE, "pk"),
            "after": few(thread.filter(path__gt=path), AFTER, "pk"),
            "others": few(others, MOST_OTHERS, "pk", "comment__pk", "thread", "post_id", "owed"),
            "history": few(history_of(reader), ENTRIES, "pk", "said_at", "state", "owed"),
            "first": few(first, 1, "said_at"),
            "notes": few(notes, MOST_NOTES, *note),
            "writing": few(writing.exclude(member_id=ME), 5, *writer),
            "draft": few(drafts.filter(voice_id=voice, member_id=ME), 1, "text"),
            "drafts": few(drafts.filter(member_id=ME), MOST_DRAFTS, "pk"),
            "replies": few(usable_replies(ME), MOST_REPLIES, "pk", "title"),
            "post": few(post, 1, "summary", "opening"),
        }

    return Together(make)


def comments_of(place: Place, found: dict[str, list[Row]]) -> dict[int, Comment]:
    """The voice's own, the thread, the answers and the other voices' comments by id."""
    ids = {place.comment_id}
    ids |= {row["comment_id"] for row in found["facts"] if row["visible"] and row["comment_id"]}
    ids |= {row["pk"] for part in ("before", "after") for row in found[part]}
    ids |= {row["comment__pk"] for row in found["others"]}
    if place.parent_id:
        ids.add(place.parent_id)
    asked = {f"id{number}": pk for number, pk in enumerate(ids)}
    return {comment.pk: comment for comment in _of_so_many(len(ids)).ask(**asked)}


@lru_cache(maxsize=64)
def _of_so_many(count: int) -> Question:
    # By the key of the library's table: that of ours is a relation, which takes no `Given`.
    ids = [Given(f"id{number}") for number in range(count)]
    comments = Comment.objects.filter(id__in=ids)
    return Question(lambda: comments.select_related(*_WITH_A_COMMENT).only(*_SHOWN))


_WITH_A_COMMENT = ("user", "guest", "post", "voice", "voice__owner")
_SHOWN = (
    *SHOWN_OF_A_COMMENT,
    *("post__title", "post__slug", "post__state", "post__published_at"),
    *(f"user__{name}" for name in SHOWN_OF_A_MEMBER),
    *("guest__name", "guest__member_id"),
    *(f"voice__{field.attname}" for field in Voice._meta.concrete_fields),
    *("voice__owner__username", "voice__owner__name"),
)
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
