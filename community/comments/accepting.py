"""Answered by the community: the asker or the team accepts another reader's answer."""

from django.db import transaction
from django.utils import timezone

from community.events.recording import record
from community.members.models import Member
from community.voices import ledger
from community.voices.models import Voice

from .locking import lock_comment
from .models import Comment
from .posting import is_by_team
from .refusals import Refused


@transaction.atomic
def accept(reply: Comment, *, by: Member) -> bool:
    """`reply` answers the comment above it, which is settled and credited to its writer; whether
    that is new."""
    reply, voice = _pair(reply, by)
    if reply.is_accepted:
        return False
    now = timezone.now()
    reply.is_accepted = True
    reply.save(update_fields=["is_accepted"])
    ledger.accept(voice, comment_id=reply.pk, by=by, at=now)
    record("comment.accepted", reply, by=by, at=now, post_id=reply.post_id)
    return True


@transaction.atomic
def unaccept(reply: Comment, *, by: Member) -> bool:
    """It wasn't the answer after all: the question is open again, unless somebody else answered
    it. Whether it was accepted."""
    reply, voice = _pair(reply, by)
    if not reply.is_accepted:
        return False
    reply.is_accepted = False
    reply.save(update_fields=["is_accepted"])
    ledger.unaccept(voice, comment_id=reply.pk, now=timezone.now())
    record("comment.unaccepted", reply, by=by, post_id=reply.post_id)
    return True


def _pair(reply: Comment, by: Member) -> tuple[Comment, Voice]:
    reply, post = lock_comment(reply.pk)
    if reply.state != Comment.State.PUBLIC:
        raise Refused("not_public")
    asked = (
        Comment.objects.select_related("voice", "guest").filter(pk=reply.parent_id).first()
        if reply.parent_id
        else None
    )
    if (
        asked is None
        or asked.voice is None
        or reply.by_team
        or reply.reader_key == asked.reader_key
    ):
        raise Refused("no_question")
    if asked.user_id != by.pk and not is_by_team(by, post):
        raise Refused("not_asked")
    return reply, asked.voice
