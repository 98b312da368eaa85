from django.db import transaction

from blog.models import Post
from blog.models.post import lock_post

from .models import Comment


class _Moved(Exception):
    pass


def lock_comment(pk: int) -> tuple[Comment, Post]:
    """The comment and its post, read while nothing in the thread can change.

    Call inside a transaction. Raises Comment.DoesNotExist.
    """
    while True:
        try:
            # A comment may be moved while we wait. Rolling back to the savepoint gives up the
            # wrong post's lock, so that nobody ever waits for a second post while holding one.
            with transaction.atomic():
                post_id = Comment.objects.values_list("post_id", flat=True).get(pk=pk)
                post = lock_post(post_id)
                comment = Comment.objects.select_related("voice", "guest__member", "user").get(
                    pk=pk
                )
                if comment.post_id != post_id:
                    raise _Moved
            return comment, post
        except _Moved:
            continue
