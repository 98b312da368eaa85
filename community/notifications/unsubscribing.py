"""One click ends one kind of mail for one person."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from community.events.recording import record

from .models import Delivery, UnsubscribeToken

SALT = "community.notifications.unsubscribing"
# The member's switch for a kind of mail, where it isn't that for replies.
WISHES: dict[str, str] = {
    Delivery.Kind.COMMENT: "mail_comments",
    Delivery.Kind.MORNING: "mail_mornings",
}


def token_for(delivery: Delivery) -> str:
    """The token of this mail's unsubscribe link; the same when the mail is sent again."""
    token = salted_hmac(SALT, delivery.message_id, algorithm="sha256").hexdigest()
    UnsubscribeToken.objects.get_or_create(
        token_hash=_hash(token),
        defaults={
            "kind": delivery.kind,
            "member": delivery.member,
            "guest": delivery.guest,
            "created_at": timezone.now(),
        },
    )
    return token


def find(token: str) -> UnsubscribeToken | None:
    return (
        UnsubscribeToken.objects.select_related("member", "guest")
        .filter(token_hash=_hash(token))
        .first()
    )


@transaction.atomic
def unsubscribe(token: UnsubscribeToken) -> None:
    """End this kind of mail for the token's person; safe to repeat."""
    person = token.member or token.guest
    if person is None:
        return
    field = WISHES.get(token.kind, "mail_replies")
    if getattr(person, field):
        setattr(person, field, False)
        person.save(update_fields=[field])
        record("mail.unsubscribed", person, by=token.member, kind=token.kind)
    if token.used_at is None:
        token.used_at = timezone.now()
        token.save(update_fields=["used_at"])


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
