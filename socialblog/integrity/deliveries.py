"""Mails that nobody will ever send, or that tell nobody."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from community.notifications.models import Delivery
from community.notifications.models.delivery import DeliveryQuerySet
from community.notifications.sending import CLAIM

from .check import Check, Found, SqlCheck, ranges

# Clocks of several machines may differ, and a worker claims by its own.
SLACK = timedelta(minutes=10)
WALKS = ("notifications_delivery", "id")


class ClaimedForEver:
    """A claim that no worker would make."""

    code = "claimed"

    def batches(self) -> Iterator[list[Found]]:
        for after, upto in ranges(*WALKS):
            theirs = self._wrong().filter(pk__gt=after, pk__lte=upto).select_related("comment")
            yield [
                Found(
                    self.code,
                    f"Mail {mail.pk} ({mail.kind}, comment {mail.comment_id}) is claimed until "
                    f"{mail.claimed_until}, longer than any worker claims: nobody sends it before.",
                    mail.pk,
                    mail.comment.post_id if mail.comment else None,
                )
                for mail in theirs
            ]

    def mend(self, found: Sequence[Found]) -> None:
        self._wrong().filter(pk__in=[one.id for one in found]).update(claimed_until=None)

    def _wrong(self) -> DeliveryQuerySet:
        latest = timezone.now() + CLAIM + SLACK
        queued = Delivery.objects.filter(state=Delivery.State.QUEUED)
        return queued.filter(claimed_until__gt=latest)


def _settle(rows: list[dict[str, Any]]) -> None:
    theirs = Delivery.objects.filter(pk__in=[row["id"] for row in rows])
    theirs.filter(state=Delivery.State.QUEUED).update(settled_at=None)
    theirs.exclude(state=Delivery.State.QUEUED).update(settled_at=Coalesce(F("settled_at"), Now()))


def _drop(rows: list[dict[str, Any]]) -> None:
    Delivery.objects.filter(pk__in=[row["id"] for row in rows]).delete()


ROWS = """
    SELECT y.id AS id, c.post_id AS post_id, y.kind AS kind, y.state AS state,
        y.comment_id AS comment_id, y.claimed_until AS claimed_until, y.settled_at AS settled_at
    FROM notifications_delivery y
    LEFT JOIN comments_comment c ON c.xtdcomment_ptr_id = y.comment_id
    WHERE {batch}
"""
CHECKS: list[Check] = [
    ClaimedForEver(),
    SqlCheck(
        code="settled",
        walks=WALKS,
        key="y.id",
        sql=f"{ROWS} AND (y.state = 'queued') <> (y.settled_at IS NULL)",
        words="Mail {id} ({kind}, comment {comment_id}) is {state}, and its settled_at is "
        "{settled_at}.",
        put_right=_settle,
    ),
    SqlCheck(
        code="to_nobody",
        walks=WALKS,
        key="y.id",
        sql=f"{ROWS} AND y.member_id IS NULL AND y.guest_id IS NULL",
        words="Mail {id} ({kind}, comment {comment_id}) is for nobody.",
        put_right=_drop,
    ),
]
