"""After the rules changed, due times are counted again: a job, a batch at a time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import ledger
from .models import AnswerRules, Voice

GRACE = timedelta(minutes=1)


def recount_due(*, most: int = 500) -> int:
    """After the rules changed: count the due times of owed voices again. How many were looked at.

    One batch a call; the row remembers how far it came, so a killed worker loses nothing. What
    somebody was writing when the rules changed has the old due times and can't be seen yet: a
    second round a minute later finds it.
    """
    now = timezone.now()
    with transaction.atomic():
        row = AnswerRules.objects.select_for_update().filter(recount_from__isnull=False).first()
        if row is None:
            return 0
        if not row.recount_again and row.changed_at and now < row.changed_at + GRACE:
            return 0
        owed = Voice.objects.owed().filter(pk__gt=row.recount_from).order_by("pk")
        voices = list(owed.only("pk", "post_id", "thread", "reader_key")[:most])
        row.recount_from = voices[-1].pk if voices else None
        if not voices and row.recount_again:
            row.recount_from, row.recount_again = 0, False
        row.save(update_fields=["recount_from", "recount_again"])
        # Posts in the order in which every writer takes them.
        for post_id in sorted({v.post_id for v in voices if v.post_id}):
            ledger.hold_still(post_id)
        ledger.rejudge(voices, now)
    return len(voices)
