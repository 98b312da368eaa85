"""Whatever was done at the desk can be taken back for a moment, by whoever did it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models.post import lock_post
from community.comments import featuring, liking, visibility
from community.comments.models import Comment
from community.comments.refusals import Refused
from community.events.recording import record
from community.members.models import Member
from community.voices import ledger
from community.voices.models import Fact, Voice

from .drafting import bring_back
from .models import Act

KEPT = timedelta(days=1)


def undo(pk: int, *, by: Member) -> Act:
    """As if it had never been done. An answer is taken back, and its text is a draft again.

    Doing it twice is doing it once. Raises Refused when the time is over, or it was somebody
    else's act.
    """
    with transaction.atomic():
        act = Act.objects.select_for_update().filter(pk=pk, by=by).first()
        if act is None:
            raise Refused("no_act", _("There is nothing to undo here."))
        if act.undone_at is not None:
            return act
        comments = _comments(act)
        _lock_posts(act, comments)
        # Asked once nobody has to be waited for: mails may go out as soon as it is over.
        now = timezone.now()
        if now > ends_at(act):
            raise Refused("undo_late", _("The time to undo this is over. Nothing was changed."))
        if act.verb == "reply":
            for comment in comments:
                _take_back(comment, act, by=by)
        for comment in comments:
            if comment.pk in act.data.get("hearts", ()):
                liking.unlike(comment, by=by)
            if comment.pk in act.data.get("featured", ()):
                featuring.unfeature(comment, by=by)
        ledger.undo(act.pk, now=now)
        act.undone_at = now
        act.save(update_fields=["undone_at"])
        record("desk.undone", act, by=by, at=now, verb=act.verb)
    return act


def ends_at(act: Act) -> datetime:
    """Until when it can be undone; mails about an answer wait for as long."""
    return act.at + timedelta(seconds=settings.COMMENT_UNDO_SECONDS)


def forget_acts(now: datetime | None = None) -> int:
    """What can't be undone any more isn't kept for long."""
    deleted, _rows = Act.objects.filter(at__lt=(now or timezone.now()) - KEPT).delete()
    return deleted


def _comments(act: Act) -> list[Comment]:
    ids = [*act.data.get("hearts", ()), *act.data.get("featured", ())]
    if act.verb == "reply":
        ids.append(act.data["comment"])
    return list(Comment.objects.filter(pk__in=ids).order_by("pk"))


def _lock_posts(act: Act, comments: list[Comment]) -> None:
    posts = {comment.post_id for comment in comments}
    facts = Fact.objects.filter(act_id=act.pk)
    about = Voice.objects.filter(facts__in=facts).values_list("post_id", flat=True)
    for post_id in sorted(posts | {pk for pk in about if pk is not None}):
        if comments:
            lock_post(post_id)
        else:
            ledger.hold_still(post_id)


def _take_back(comment: Comment, act: Act, *, by: Member) -> None:
    """A held one as well, or a moderator would release what was never to be said."""
    comment = visibility.delete(comment, by=by)
    voice = Voice.objects.filter(pk=act.data["voice"]).first()
    if voice is not None:
        bring_back(voice, comment.comment, by=by)
