"""Many comments at once, by three raw inserts, for tests of size. They have no voices."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django_comments.models import Comment as LibraryComment

from bench.comment_rows import CommentRows
from blog.models import Post
from community.comments.models.path_field import segment
from community.members.models import Member


def seed_conversation(
    post: Post, *, roots: int, replies: int = 0, people: list[Member] | None = None
) -> list[int]:
    """`roots` comments with `replies` below each, every third reply one level deeper.

    Public, by `people` in turn (else by names of nobody). Returns the ids in reading order.
    """
    first = (LibraryComment.objects.aggregate(last=Max("id"))["last"] or 0) + 1
    places: list[tuple[int, int, str, int]] = []  # id, parent's id, path, root's id
    for _root in range(roots):
        root = first + len(places)
        places.append((root, 0, segment(root), root))
        above = (root, segment(root))
        for number in range(replies):
            pk = first + len(places)
            path = above[1] + segment(pk)
            places.append((pk, above[0], path, root))
            # Every third reply answers the one before it; the next starts at the root again.
            above = (pk, path) if number % 3 == 1 else (root, segment(root))
    _insert(post, places, people or [])
    return [pk for pk, *_rest in places]


@transaction.atomic
def _insert(post: Post, places: list[tuple[int, int, str, int]], people: list[Member]) -> None:
    rows = CommentRows(ContentType.objects.get_for_model(Post).pk)
    start = timezone.now() - timedelta(days=30)
    for number, (pk, parent_id, path, root_id) in enumerate(places):
        by = people[number % len(people)] if people else None
        rows.add(
            pk=pk,
            post_id=post.pk,
            parent_id=parent_id,
            root_id=root_id,
            path=path,
            said_at=start + timedelta(seconds=number),
            user_id=by.pk if by else None,
            name=by.display_name if by else f"Person {number % 40}",
            text=f"Words number {number}.",
            html=f"<p>Words number {number}.</p>",
        )
    rows.flush()
