"""What readers may see and say. Each verb is one transaction, and safe to call twice."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from community.events.recording import record
from community.members.models import Member

from .models import Post, lock_post
from .site import raise_list_version


def publish(post: Post, *, by: Member | None, at: datetime | None = None) -> None:
    """Make it public, dated `at`, or as before, or now. An article can't come from the future."""
    now = timezone.now()
    if at and at > now:
        raise ValueError("published_at lies in the future")
    with transaction.atomic():
        locked = lock_post(post.pk)
        if not locked.is_public:
            locked.published_at = at or locked.published_at or now
            _set_state(locked, Post.State.PUBLISHED, "post.published", by=by, at=now)
    _take_over(post, locked)


def withdraw(post: Post, *, by: Member | None) -> None:
    """Take it back: readers no longer see it, nothing is lost. A draft stays a draft."""
    now = timezone.now()
    with transaction.atomic():
        locked = lock_post(post.pk)
        if locked.is_public:
            _set_state(locked, Post.State.WITHDRAWN, "post.withdrawn", by=by, at=now)
    _take_over(post, locked)


def open_comments(post: Post, *, by: Member | None) -> None:
    _set_flag(post, "comments_open", True, "post.comments_opened", by=by)


def close_comments(post: Post, *, by: Member | None) -> None:
    """What was said stays; nobody can add to it."""
    _set_flag(post, "comments_open", False, "post.comments_closed", by=by)


def set_answer_everything(post: Post, on: bool, *, by: Member | None) -> None:
    """Whether what readers say to each other waits for an answer too."""
    _set_flag(post, "answer_everything", on, "post.answer_everything", by=by)


def _set_state(
    locked: Post, state: Post.State, code: str, *, by: Member | None, at: datetime
) -> None:
    locked.state = state
    locked.save(update_fields=["state", "published_at"])
    raise_list_version()
    record(code, locked, by=by, at=at, post_id=locked.pk)
    # The ledger listens: voices below an article that isn't public don't wait.
    record("post.visibility", locked, by=by, at=at, post_id=locked.pk)


def _set_flag(post: Post, name: str, on: bool, code: str, *, by: Member | None) -> None:
    with transaction.atomic():
        locked = lock_post(post.pk)
        if getattr(locked, name) != on:
            setattr(locked, name, on)
            locked.save(update_fields=[name])
            record(code, locked, by=by, post_id=locked.pk, on=on)
    _take_over(post, locked)


def _take_over(post: Post, locked: Post) -> None:
    for name in ("state", "published_at", "comments_open", "answer_everything", "page_version"):
        setattr(post, name, getattr(locked, name))
