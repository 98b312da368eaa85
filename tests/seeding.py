"""Many comments at once, by three raw inserts, for tests of size. They have no voices."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import Max
from django.utils import timezone
from django_comments.models import Comment as LibraryComment
from django_comments_xtd.models import XtdComment

from blog.models import Post
from community.comments.models import Comment
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
    content_type = ContentType.objects.get_for_model(Post)
    start = timezone.now() - timedelta(days=30)
    comments = []
    for number, (pk, parent_id, path, root) in enumerate(places):
        by = people[number % len(people)] if people else None
        comments.append(
            Comment(
                id=pk,
                comment_ptr_id=pk,
                xtdcomment_ptr_id=pk,
                content_type=content_type,
                object_pk=str(post.pk),
                site_id=1,
                post=post,
                user=by,
                user_name=by.display_name if by else f"Person {number % 40}",
                comment=f"Words number {number}.",
                body_html=f"<p>Words number {number}.</p>",
                submit_date=start + timedelta(seconds=number),
                parent_id=parent_id,
                thread_id=root,
                root_id=root,
                level=len(path) // 10 - 1,
                path=path,
                state=Comment.State.PUBLIC,
                is_public=True,
                is_shown=True,
            )
        )
    for model in (LibraryComment, XtdComment, Comment):
        _insert_rows(model, comments)
    if connection.vendor == "postgresql" and places:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('django_comments', 'id'), %s)",
                [places[-1][0]],
            )


def _insert_rows(model: type[models.Model], rows: list[Comment]) -> None:
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})",
            [
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for field in fields
                ]
                for row in rows
            ],
        )
