"""Deciding that no reply is needed, and that one is after all."""

from django.db import transaction
from django.utils import timezone

from community.events.recording import record
from community.members.models import Member
from community.voices import ledger
from community.voices.models import Voice


@transaction.atomic
def close(voice: Voice, *, by: Member, reason: str, note: str = "") -> bool:
    """No reply needed. False when it doesn't wait any more: answered, closed or withdrawn."""
    voice = _as_it_is(voice)
    if voice.state not in (Voice.State.OPEN, Voice.State.SNOOZED):
        return False
    now = timezone.now()
    ledger.close(voice, by=by, reason=reason, at=now, note=note)
    record("voice.closed", voice, by=by, at=now, post_id=voice.post_id, reason=reason)
    return True


@transaction.atomic
def reopen(voice: Voice, *, by: Member) -> bool:
    """An answer is owed after all. False when it is owed already, or can't be seen any more."""
    voice = _as_it_is(voice)
    if voice.owed or voice.state == Voice.State.WITHDRAWN:
        return False
    now = timezone.now()
    ledger.reopen(voice, by=by, at=now)
    record("voice.reopened", voice, by=by, at=now, post_id=voice.post_id)
    return True


class _Moved(Exception):
    pass


def _as_it_is(voice: Voice) -> Voice:
    """Read again while the post's conversations stand still: somebody may have been quicker."""
    while True:
        try:
            # A comment may be moved while we wait; then the wrong post is let go before the next.
            with transaction.atomic():
                post_id = Voice.objects.values_list("post_id", flat=True).get(pk=voice.pk)
                ledger.hold_still(post_id)
                now = Voice.objects.get(pk=voice.pk)
                if now.post_id != post_id:
                    raise _Moved
            return now
        except _Moved:
            continue
