"""A guest proves that the address is theirs; until then nobody else sees the comment."""

from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.utils import timezone

from blog.models.post import lock_post
from community.members.merging import merge_guests
from community.members.models import Guest, Member

from .models import Comment
from .visibility import change_state

SALT = "community.comments.confirming"
MAX_AGE = 7 * 24 * 3600  # seconds


def token_for(comment: Comment) -> str:
    """What the mailed link carries: good for confirming this one comment, for a week."""
    return signing.dumps([comment.pk, comment.guest_id], salt=SALT)


def comment_for(token: str) -> Comment | None:
    """The comment that the token was made for; None when forged, too old or gone."""
    try:
        pk, guest_id = signing.loads(token, salt=SALT, max_age=MAX_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (
        Comment.objects.select_related("post", "guest", "user", "voice")
        .filter(pk=pk, guest_id=guest_id)
        .first()
    )


def confirm(comment: Comment) -> Comment:
    """Its writer owns the address: public, or held where screening said so. Safe to repeat."""
    with transaction.atomic():
        guest = Guest.objects.select_for_update(no_key=True).filter(pk=comment.guest_id).first()
        lock_post(comment.post_id)
        comment = Comment.objects.get(pk=comment.pk)
        if comment.state != Comment.State.UNCONFIRMED:
            return comment
        now = timezone.now()
        held_for = comment.reason
        state = Comment.State.HELD if held_for else Comment.State.PUBLIC
        comment = change_state(comment, state, by=None, reason=held_for, now=now)
        if guest is not None:
            guest.confirmed_at = guest.confirmed_at or now
            # Only now do we know that the wish for mail is theirs, after an older refusal maybe.
            guest.mail_replies = guest.mail_replies or comment.followup
            guest.save(update_fields=["confirmed_at", "mail_replies"])
    if guest is not None and guest.member_id is None:
        _join_with_account(guest)
    return comment


def _join_with_account(guest: Guest) -> None:
    """In a transaction of its own: it locks several posts, in order."""
    proven = EmailAddress.objects.filter(email__iexact=guest.email, verified=True)
    member = Member.objects.filter(pk__in=proven.values("user_id")).first()
    if member is not None:
        merge_guests(member)
