"""What a new comment depends on, asked at once when nothing in the thread can change any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from blog.models import Post

from .models import Comment

SAME_REQUEST = timedelta(minutes=10)

# Of the parent what is decided upon; the rest is read if somebody asks for it after all.
_ASK = """
SELECT
    d.id, d.user_id, d.user_name, x.comment_ptr_id, x.level, c.xtdcomment_ptr_id,
    c.post_id, c.guest_id, c.voice_id, c.state, c.is_shown, c.by_team, c.path, c.root_id,
    (
        SELECT member_id FROM blog_authorship WHERE post_id = %s ORDER BY position, id LIMIT 1
    ) AS owner_id,
    EXISTS (
        SELECT 1 FROM comments_comment k JOIN django_comments s ON s.id = k.xtdcomment_ptr_id
        WHERE k.request_key = %s AND s.submit_date > %s AND k.state NOT IN ('deleted', 'removed')
    ) AS is_repeated
FROM (SELECT 1 AS one) one
LEFT JOIN comments_comment c ON c.xtdcomment_ptr_id = %s
LEFT JOIN django_comments_xtd_xtdcomment x ON x.comment_ptr_id = c.xtdcomment_ptr_id
LEFT JOIN django_comments d ON d.id = c.xtdcomment_ptr_id
"""


@dataclass(frozen=True)
class Circumstances:
    owner_id: int | None  # the post's first author
    is_repeated: bool  # the same request was answered a moment ago
    parent: Comment | None


def circumstances(
    post: Post, *, parent_id: int | None, request_key: str, now: datetime
) -> Circumstances:
    since = connection.ops.adapt_datetimefield_value(now - SAME_REQUEST)
    (found,) = Comment.objects.raw(_ASK, [post.pk, request_key, since, parent_id])
    parent = found if found.pk is not None else None
    return Circumstances(found.owner_id, bool(found.is_repeated), parent)


def same_request(key: str, now: datetime) -> Comment | None:
    """What the same person said to the same comment in the same words within ten minutes."""
    same = Comment.objects.filter(request_key=key, submit_date__gt=now - SAME_REQUEST)
    gone = [Comment.State.DELETED, Comment.State.REMOVED]
    return same.exclude(state__in=gone).first()
