"""The worker's side: claim what is due, send it, remember that it was sent."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation

from blog.site import current
from community.comments.models import Comment
from community.voices import ledger

from .mails import mail_for
from .models import Delivery
from .mornings import is_wanted_still

log = logging.getLogger("socialblog.mail")

CLAIM = timedelta(minutes=5)
# Minutes until the next attempt after the first, second, … failure; then it has failed for good.
BACKOFF = [1, 5, 15, 60, 180, 360, 720]
# A server that can't be reached says nothing about the mail: it is asked at least this often, and
# given up as late as other mail servers do.
AWAY_MINUTES = 15
GIVE_UP = timedelta(days=5)


class ServerAway(Exception):
    """The mail server can't be reached, for this mail or any other."""


def send_due(now: datetime | None = None, *, most: int = 50) -> int:
    """Send what is due; how many were sent. Several workers may run it at once."""
    began = timezone.now()
    start = now or began
    sent = 0
    due = Delivery.objects.due(start).order_by("next_attempt_at").values_list("pk", flat=True)
    for pk in list(due[:most]):
        # The clock goes on: a claim made late in a long batch must not have run out already, or
        # a second worker would send the same mail.
        now = start + (timezone.now() - began)
        # Whoever changes the row has it; after a crash the claim runs out.
        mine = Delivery.objects.due(now).filter(pk=pk)
        if mine.update(claimed_until=now + CLAIM, attempts=F("attempts") + 1):
            try:
                sent += deliver(pk, now=now)
            except ServerAway:
                # Each further mail would wait as long for it, and every other job for them.
                break
    return sent


def deliver(pk: int, *, now: datetime) -> bool:
    """Send one claimed mail if it is still wanted. Whether it was sent."""
    delivery = _read(pk)
    # What is about somebody's words is always asked again, by `drop_unwanted`.
    is_sure = delivery.comment is None and is_wanted(delivery, now=now)
    if not is_sure and drop_unwanted(delivery, now=now):
        return False
    try:
        with translation.override(_language(delivery)):
            mail_for(delivery, now=now).send()
    except smtplib.SMTPRecipientsRefused as error:
        code = max((status for status, _words in error.recipients.values()), default=0)
        _failed(delivery, error, now=now, for_good=code >= 500)
        return False
    except Exception as error:  # the next row must have its turn whatever this one's trouble
        if _is_away(error):
            _postpone(delivery, error, now=now)
            raise ServerAway from error
        _failed(delivery, error, now=now)
        return False
    settle(delivery, Delivery.State.SENT, now=now)
    return True


def is_wanted(delivery: Delivery, *, now: datetime) -> bool:
    """Whether the comment and the wish are still what they were when the mail was queued."""
    if delivery.kind == Delivery.Kind.MORNING:
        return is_wanted_still(delivery, now)
    comment, member, guest = delivery.about, delivery.member, delivery.guest
    if delivery.kind == Delivery.Kind.CONFIRM:
        return comment.state == Comment.State.UNCONFIRMED
    if comment.state != Comment.State.PUBLIC or not comment.post.is_public:
        return False
    if guest is not None:
        return guest.mail_replies
    if member is None or not member.is_active:
        return False
    return member.mail_replies if delivery.kind == Delivery.Kind.REPLY else member.mail_comments


@transaction.atomic
def drop_unwanted(delivery: Delivery, *, now: datetime) -> bool:
    """Drop it, unless it is wanted as of this moment.

    While the post stands still: an answer may be taken back just now by somebody who was in time.
    And whoever shows comment or post again queues what was dropped, and must find it dropped, not
    about to be.
    """
    if delivery.comment is not None:
        ledger.hold_still(delivery.comment.post_id)
        if is_wanted(_read(delivery.pk), now=now):
            return False
    # `now` is when the worker began; an article withdrawn since must lie before this moment.
    settle(delivery, Delivery.State.DROPPED, now=max(now, timezone.now()))
    return True


def settle(delivery: Delivery, state: str, *, now: datetime) -> None:
    delivery.state, delivery.settled_at, delivery.claimed_until = state, now, None
    delivery.save(update_fields=["state", "settled_at", "claimed_until"])


def _read(pk: int) -> Delivery:
    return Delivery.objects.select_related(
        "member", "guest", "comment__post", "comment__user", "comment__guest", "comment__voice"
    ).get(pk=pk)


def _is_away(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPException):  # an OSError too
        return isinstance(error, smtplib.SMTPServerDisconnected | smtplib.SMTPConnectError)
    return isinstance(error, OSError)


def _postpone(delivery: Delivery, error: Exception, *, now: datetime) -> None:
    if now - delivery.created_at > GIVE_UP:
        _failed(delivery, error, now=now, for_good=True)
        return
    minutes = min(AWAY_MINUTES, BACKOFF[min(delivery.attempts, len(BACKOFF)) - 1])
    delivery.trouble = f"{type(error).__name__}: {error}"[:300]
    delivery.next_attempt_at = now + timedelta(minutes=minutes)
    delivery.claimed_until = None
    delivery.save(update_fields=["trouble", "next_attempt_at", "claimed_until"])
    log.warning("the mail server can't be reached: %s", delivery.trouble)


def _failed(delivery: Delivery, error: Exception, *, now: datetime, for_good: bool = False) -> None:
    delivery.trouble = f"{type(error).__name__}: {error}"[:300]
    delivery.save(update_fields=["trouble"])
    log.warning("mail %s was not sent: %s", delivery.pk, delivery.trouble)
    if for_good or delivery.attempts > len(BACKOFF):
        settle(delivery, Delivery.State.FAILED, now=now)
        return
    delivery.next_attempt_at = now + timedelta(minutes=BACKOFF[delivery.attempts - 1])
    delivery.claimed_until = None
    delivery.save(update_fields=["next_attempt_at", "claimed_until"])


def _language(delivery: Delivery) -> str:
    chosen = delivery.member.language if delivery.member else ""
    return chosen or current().language
