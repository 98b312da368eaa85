"""What a test of the record's page needs: comments and answers at moments of March 2026."""

from datetime import UTC, datetime, timedelta

from blog.models import Post
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.members.models import Member
from tests.makers import make_comment, make_member

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
MARCH = "period=2026-03"


def ask(
    post: Post,
    day: int,
    *,
    hour: int = 10,
    answered_after: timedelta | None = None,
    by: Member | None = None,
    **more,
) -> Comment:
    """Said on a day of March by somebody new, and answered by the article's author."""
    by = by or make_member(f"Reader {Member.objects.count()}")
    said_at = datetime(2026, 3, day, hour, tzinfo=UTC)
    comment = make_comment(f"Question of {day}", post=post, by=by, said_at=said_at, **more)
    if answered_after is not None:
        post_comment(
            post=post,
            text=f"Answer to {comment.pk}",
            by=post.author_list[0],
            parent=comment,
            said_at=said_at + answered_after,
        )
    return comment
