"""A moderator's judgements. Each decides on what is so now, not on what a page showed, and says
whether it changed anything."""

from django.db import transaction
from django.utils.translation import gettext as _

from community.comments import reporting, visibility
from community.comments.locking import lock_comment
from community.comments.models import Comment, Report
from community.comments.refusals import Refused
from community.members.models import Member

State = Comment.State


@transaction.atomic
def approve(comment: Comment, *, by: Member) -> bool:
    """A held comment is fine: public, and what was reported about it is settled."""
    comment = _current(comment, by)
    if comment.state == State.PUBLIC:
        return False
    _require(comment, State.HELD)
    comment = visibility.release(comment, by=by)
    _settle(comment, by)
    return True


@transaction.atomic
def reject(comment: Comment, *, by: Member, reason: str, note: str = "") -> bool:
    """Nobody sees it any more; why is kept with it."""
    comment = _current(comment, by)
    if comment.state == State.REMOVED:
        return False
    _require(comment, State.HELD, State.PUBLIC)
    comment = visibility.remove(comment, by=by, reason=reason, note=note)
    _settle(comment, by)
    return True


@transaction.atomic
def restore(comment: Comment, *, by: Member) -> bool:
    """A removed comment was fine after all."""
    comment = _current(comment, by)
    if comment.state == State.PUBLIC:
        return False
    _require(comment, State.REMOVED)
    visibility.restore(comment, by=by)
    return True


@transaction.atomic
def hold(comment: Comment, *, by: Member, note: str = "") -> bool:
    """Out of sight until somebody decides; what was reported about it stays to be read."""
    comment = _current(comment, by)
    if comment.state == State.HELD:
        return False
    _require(comment, State.PUBLIC)
    reason = "reported" if comment.report_count else "moderator"
    visibility.hold(comment, by=by, reason=reason, note=note)
    return True


@transaction.atomic
def dismiss_reports(comment: Comment, *, by: Member) -> int:
    """The comment may stay as it is. How many reports were open."""
    return reporting.settle_reports(_current(comment, by), by=by)


def _current(comment: Comment, by: Member) -> Comment:
    """The comment as it is while nothing in its thread can change, if `by` may judge it.

    Raises Refused for one's own comment and one's own report, unless nobody else could judge.
    """
    comment, _post = lock_comment(comment.pk)
    if comment.reader_key == f"m{by.pk}" and _others_moderate(by):
        raise Refused("own_comment", _("This is your own comment: let another moderator decide."))
    own_report = Report.objects.filter(comment=comment, by=by, settled_at=None)
    if own_report.exists() and _others_moderate(by):
        raise Refused("own_report", _("You reported this yourself: let another moderator decide."))
    return comment


def _others_moderate(by: Member) -> bool:
    return Member.objects.with_ability("moderate_comments").exclude(pk=by.pk).exists()


def _require(comment: Comment, *states: str) -> None:
    if comment.state not in states:
        raise Refused(
            "decided",
            _("This was decided meanwhile: %(state)s.") % {"state": comment.get_state_display()},
        )


def _settle(comment: Comment, by: Member) -> None:
    if comment.report_count:
        reporting.settle_reports(comment, by=by)
