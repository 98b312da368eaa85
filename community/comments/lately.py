"""What readers said lately, for the front page."""

from dataclasses import dataclass

from blog.models import Post
from socialblog.lib.html import excerpt

from .models import Comment
from .pieces import permalink


@dataclass(frozen=True)
class SaidLately:
    excerpt: str
    author_name: str
    post_title: str
    permalink: str


def said_lately(count: int = 4) -> list[SaidLately]:
    """The latest words of readers under what is published; at most one from each article."""
    latest = (
        Comment.objects.public()
        .filter(by_team=False, post__state=Post.State.PUBLISHED)
        .select_related("user", "post")
        .only("body_html", "user_name", "user__name", "user__username", "post__title")
        .order_by("-pk")
    )
    found: dict[int, SaidLately] = {}
    for comment in latest[: count * 5]:
        if comment.post_id not in found:
            found[comment.post_id] = SaidLately(
                excerpt(comment.body_html, 110),
                comment.author_name,
                comment.post.title,
                permalink(comment.pk),
            )
    return list(found.values())[:count]
