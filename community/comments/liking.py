"""Hearts. One per member and comment, in the library's flag table."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_comments.models import CommentFlag
from django_comments_xtd.models import LIKEDIT_FLAG

from community.events.recording import record
from community.members.models import Member
from community.voices import ledger

from .locking import lock_comment
from .models import Comment
from .posting import is_by_team
from .refusals import Refused


@transaction.atomic
def like(comment: Comment, *, by: Member, act: int | None = None) -> None:
    """Give a heart; a second one changes nothing. The team's heart tells that we have seen it;
    `act` is kept with that fact to undo it."""
    comment, post = lock_comment(comment.pk)
    if comment.state != Comment.State.PUBLIC:
        raise Refused("parent_gone")
    now = timezone.now()
    _flag, created = CommentFlag.objects.get_or_create(
        user=by, comment_id=comment.pk, flag=LIKEDIT_FLAG, defaults={"flag_date": now}
    )
    if not created:
        return
    Comment.objects.filter(pk=comment.pk).update(like_count=F("like_count") + 1)
    if comment.voice is not None and is_by_team(by, post):
        ledger.acknowledge(comment.voice, by=by, at=now, act=act)
    record("comment.liked", comment, by=by, at=now, post_id=comment.post_id)


@transaction.atomic
def unlike(comment: Comment, *, by: Member) -> None:
    """Take the heart back, and that we have seen it; does nothing where there is none."""
    comment, _post = lock_comment(comment.pk)
    deleted, _ = CommentFlag.objects.filter(
        user=by, comment_id=comment.pk, flag=LIKEDIT_FLAG
    ).delete()
    if deleted:
        Comment.objects.filter(pk=comment.pk).update(like_count=F("like_count") - 1)
        if comment.voice is not None:
            ledger.unacknowledge(comment.voice, by=by, now=timezone.now())
        record("comment.unliked", comment, by=by, post_id=comment.post_id)


def liked_by(member: Member, comment_ids: list[int]) -> set[int]:
    """Which of these comments the member gave a heart."""
    return set(
        CommentFlag.objects.filter(
            user=member, flag=LIKEDIT_FLAG, comment_id__in=comment_ids
        ).values_list("comment_id", flat=True)
    )
