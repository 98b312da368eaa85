"""Who can see a comment: every change of its state goes through `change_state`."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from community.events.recording import record
from community.members.models import Member
from community.voices import ledger

from .locking import lock_comment
from .models import Comment

State = Comment.State


def hold(
    comment: Comment, *, by: Member | None, reason: str = "moderator", note: str = ""
) -> Comment:
    """A public one goes out of sight until a moderator decides."""
    return change_state(
        comment, State.HELD, by=by, reason=reason, note=note, only_from=(State.PUBLIC,)
    )


def release(comment: Comment, *, by: Member | None) -> Comment:
    """A moderator found a held comment fine."""
    return change_state(comment, State.PUBLIC, by=by, only_from=(State.HELD,))


def remove(comment: Comment, *, by: Member, reason: str = "moderator", note: str = "") -> Comment:
    seen = (State.PUBLIC, State.HELD)
    return change_state(comment, State.REMOVED, by=by, reason=reason, note=note, only_from=seen)


def restore(comment: Comment, *, by: Member) -> Comment:
    return change_state(comment, State.PUBLIC, by=by, only_from=(State.REMOVED,))


def delete(comment: Comment, *, by: Member) -> Comment:
    """Its writer takes it back; a tombstone stays where somebody replied."""
    theirs = (State.PUBLIC, State.HELD, State.UNCONFIRMED)
    return change_state(comment, State.DELETED, by=by, only_from=theirs)


@transaction.atomic
def change_state(
    comment: Comment,
    state: str,
    *,
    by: Member | None,
    reason: str = "",
    note: str = "",
    now: datetime | None = None,
    quiet: bool = False,
    only_from: tuple[str, ...] | None = None,
) -> Comment:
    """Set the state with all that follows from it; does nothing when it is so already.

    Nor when it isn't one of `only_from` any more: a moderator who releases a comment from an old
    page must not publish what its writer deleted meanwhile.

    The library's flags, the voice, the answers it gave, its parent's voice, the tombstones above
    it, the page version and the event change in one transaction. Children keep their own state.
    Returns the comment as it is now.
    """
    now = now or timezone.now()
    comment, _post = lock_comment(comment.pk)
    if comment.state == state or (only_from and comment.state not in only_from):
        return comment
    was = comment.state
    comment.state, comment.reason, comment.reason_note = state, reason, note
    comment.is_public = state == State.PUBLIC
    comment.is_removed = state in (State.REMOVED, State.DELETED)
    comment.save(update_fields=["state", "reason", "reason_note", "is_public", "is_removed"])
    if comment.voice is not None:
        ledger.set_visible(comment.voice, comment.is_public, now=now)
    ledger.set_answers_visible(comment.pk, comment.is_public, now=now, accepted=comment.is_accepted)
    parent = _parent(comment)
    if parent is not None:
        tell_of_replies(parent, now=now)
    settle_shown(comment)
    code = "comment.published" if comment.is_public else "comment.hidden"
    record(
        code,
        comment,
        by=by,
        at=now,
        post_id=comment.post_id,
        was=was,
        state=state,
        reason=reason,
        quiet=quiet,
    )
    return comment


def tell_of_replies(parent: Comment, *, now: datetime) -> None:
    """Let the parent's voice know whether somebody else replied to it in public."""
    if parent.voice is None:
        return
    replies = public_replies(parent).select_related("guest")
    by_others = any(reply.reader_key != parent.reader_key for reply in replies)
    ledger.set_has_reply(parent.voice, by_others, now=now)


def public_replies(parent: Comment):
    # The library's parent_id has no index; the path narrows it to the parent's own branch.
    below = Comment.objects.filter(post_id=parent.post_id, parent_id=parent.pk).public()
    return below.filter(path__gt=parent.path[:-10], root_id=parent.root_id)


def settle_shown(comment: Comment | None) -> None:
    """Show a hidden comment as a tombstone while something below it is shown, up the thread."""
    while comment is not None:
        shown = (
            comment.state == State.PUBLIC
            or Comment.objects.below(comment).filter(post_id=comment.post_id).shown().exists()
        )
        if shown == comment.is_shown:
            return
        comment.is_shown = shown
        comment.save(update_fields=["is_shown"])
        comment = _parent(comment)


def _parent(comment: Comment) -> Comment | None:
    if not comment.parent_id:
        return None
    return Comment.objects.select_related("voice", "guest").filter(pk=comment.parent_id).first()
