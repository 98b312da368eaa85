"""A moderator moves a comment, with all below it, to where it belongs."""

from django.db import transaction
from django.utils import timezone

from blog.models import Post
from blog.models.post import lock_post
from community.events.recording import record
from community.members.models import Member
from community.voices import ledger

from .kinds import kind_of
from .merging import set_kind
from .models import Comment
from .models.path_field import MAX_DEPTH, SEGMENT, seat_below, segment
from .refusals import Refused
from .visibility import settle_shown, tell_of_replies


@transaction.atomic
def move(
    comment: Comment, *, to_post: Post, to_parent: Comment | None = None, by: Member
) -> Comment:
    """Seat the branch below `to_parent`, or at the top level of `to_post`.

    The conversations it leaves and those it joins are judged again. Raises Refused when the new
    place is inside the branch itself or belongs to another post.
    """
    for post_id in sorted({comment.post_id, to_post.pk}):
        lock_post(post_id)
    now = timezone.now()
    was_under = comment.post_id
    to_post.refresh_from_db(fields=["state", "answer_everything"])
    comment = Comment.objects.get(pk=comment.pk)
    if comment.post_id != was_under:
        raise Refused("moved")
    if to_parent is not None:
        to_parent = Comment.objects.select_related("guest", "voice").get(pk=to_parent.pk)
        if to_parent.post_id != to_post.pk or to_parent.path.startswith(comment.path):
            raise Refused("foreign_parent")
    old_parent = (
        Comment.objects.select_related("voice", "guest").filter(pk=comment.parent_id).first()
    )
    branch = list(
        Comment.objects.filter(post_id=comment.post_id, path__startswith=comment.path)
        .select_related("voice", "guest")
        .in_reading_order()
    )
    left = [c.voice for c in branch if c.voice is not None]
    left_keys = {(v.post_id, v.thread, v.reader_key) for v in left}
    seats: dict[int, tuple[str, int]] = {}
    for row in branch:
        parent_id = row.parent_id if row.pk != comment.pk else (to_parent.pk if to_parent else 0)
        if row.pk == comment.pk:
            above = (to_parent.path, to_parent.level) if to_parent else ("", -1)
        else:
            above = seats[parent_id]
        row.path = seat_below(above[0]) + segment(row.pk)
        row.level = above[1] + 1
        row.parent_id = parent_id
        row.root_id = row.thread_id = int(row.path[:SEGMENT])
        row.post = to_post
        row.object_pk = str(to_post.pk)
        row.save(
            update_fields=[
                "path",
                "level",
                "parent_id",
                "root_id",
                "thread_id",
                "post",
                "object_pk",
            ]
        )
        seats[row.pk] = (row.path, row.level)
        assert len(row.path) <= SEGMENT * MAX_DEPTH
        if row.voice is not None:
            row.voice.post, row.voice.thread = to_post, row.root_id
            row.voice.post_visible = to_post.is_public
            row.voice.answer_everything = to_post.answer_everything
            row.voice.save(update_fields=["post", "thread", "post_visible", "answer_everything"])
    by_id = {row.pk: row for row in branch}
    for row in branch:
        above_row = by_id.get(row.parent_id, to_parent if row.pk == comment.pk else None)
        set_kind(row, kind_of(row.reader_key, above_row))
    for parent in (old_parent, to_parent):
        if parent is not None:
            tell_of_replies(parent, now=now)
            settle_shown(parent)
    ledger.rejudge_conversations(left_keys, now)
    ledger.rejudge([row.voice for row in branch if row.voice is not None], now)
    moved = by_id[comment.pk]
    record("comment.moved", moved, by=by, at=now, post_id=to_post.pk)
    return moved
