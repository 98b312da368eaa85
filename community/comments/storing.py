"""A new comment's rows in its three tables: seated below its parent, nothing else touched."""

from django_comments.models import Comment as LibraryComment
from django_comments_xtd.models import XtdComment

from socialblog.lib.rows import insert

from .models import Comment
from .models.path_field import seat_below

MOST_LEVELS = 32_000  # what the library's column holds


def begin(comment: Comment, parent: Comment | None) -> None:
    """The library's two rows: from now on the comment has its key, and so a place."""
    if parent is not None:
        comment.parent_id = parent.pk
        comment.root_id = comment.thread_id = parent.root_id
        comment.level = min(parent.level + 1, MOST_LEVELS)
        comment.parent_path = seat_below(parent.path)
    insert(comment, LibraryComment)
    comment.comment_ptr_id = comment.xtdcomment_ptr_id = comment.id
    insert(comment, XtdComment)
    if parent is None:
        comment.root_id = comment.pk


def finish(comment: Comment) -> None:
    insert(comment)
