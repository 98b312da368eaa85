"""A reader says that a comment needs a moderator."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from community.events.recording import record
from community.members.models import Member
from community.voices.ledger import hold_still

from .models import Comment, Report
from .refusals import Refused


@transaction.atomic
def report(comment: Comment, *, by: Member, reason: str, note: str = "") -> bool:
    """Store the report once per person and comment; False when this person had reported it."""
    hold_still(comment.post_id)
    if Comment.objects.get(pk=comment.pk).state != Comment.State.PUBLIC:
        raise Refused("parent_gone")
    _report, created = Report.objects.get_or_create(
        comment=comment, by=by, defaults={"reason": reason, "note": note, "at": timezone.now()}
    )
    if created:
        Comment.objects.filter(pk=comment.pk).update(report_count=F("report_count") + 1)
        record("comment.reported", comment, by=by, post_id=comment.post_id, reason=reason)
    return created


@transaction.atomic
def settle_reports(comment: Comment, *, by: Member) -> int:
    """A moderator has decided: the comment leaves the list of reported ones."""
    hold_still(comment.post_id)
    settled = Report.objects.filter(comment=comment, settled_at=None).update(
        settled_at=timezone.now(), settled_by=by
    )
    Comment.objects.filter(pk=comment.pk).update(report_count=0)
    if settled:
        record("comment.reports_settled", comment, by=by, post_id=comment.post_id)
    return settled
