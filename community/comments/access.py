"""Who gets which comment. Whatever isn't theirs to see is not found."""

from typing import Any

from django.http import Http404

from blog.access import can_change
from blog.models import Post
from socialblog.lib.questions import Given, Question

from .models import Comment
from .refusals import Refused

State = Comment.State


def get_shown(pk: int, user: Any) -> Comment:
    """One that has a place in the conversation: public, a tombstone, or their own held one."""
    comment = _get(pk, user)
    if comment.is_shown or (_is_by(comment, user) and comment.state == State.HELD):
        return comment
    raise Http404


def get_public(pk: int, user: Any) -> Comment:
    """One that can be read, liked, reported or answered."""
    comment = _get(pk, user)
    if comment.state != State.PUBLIC:
        raise Http404
    return comment


def get_own(pk: int, user: Any) -> Comment:
    """One that this member may change or take back."""
    comment = _get(pk, user)
    if not _is_by(comment, user) or comment.state not in (State.PUBLIC, State.HELD):
        raise Http404
    return comment


def may_send_pictures(user: Any) -> bool:
    """Whoever writes by the team under some article: those who answer, and authors of any."""
    return user.is_authenticated and (user.can_answer or Post.objects.by(user).exists())


def get_root(pk: int, user: Any) -> Comment:
    """The first comment of a thread, seen or as a tombstone."""
    comment = _get(pk, user)
    if not comment.is_root or not comment.is_shown:
        raise Http404
    return comment


def parent_key(text: str) -> int | None:
    """Of the comment that a form names as its parent; Refused where no comment could have it."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 10):
        raise Refused("foreign_parent")
    return int(text)


def get_parent(pk: int | None, post: Post) -> Comment | None:
    """The comment of `post` that is to be answered; Refused where it can't be.

    A hidden one is refused like one that never was.
    """
    if pk is None:
        return None
    comment = _comments().filter(pk=pk).first()
    if comment is None or comment.state != State.PUBLIC:
        raise Refused("parent_gone")
    if comment.post_id != post.pk:
        raise Refused("foreign_parent")
    return comment


def _get(pk: int, user: Any) -> Comment:
    found: list[Comment] = _COMMENT.ask(pk=pk)
    if not found:
        raise Http404
    comment = found[0]
    if not comment.post.is_public and not can_change(comment.post, user):
        raise Http404
    return comment


def _comments() -> Any:
    return Comment.objects.select_related("post", "user", "guest").defer(
        "post__body", "post__body_html", "post__contents"
    )


_COMMENT = Question(lambda: _comments().filter(pk=Given("pk")))


def _is_by(comment: Comment, user: Any) -> bool:
    return user.is_authenticated and comment.user_id == user.pk
