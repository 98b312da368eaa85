"""Unsent text of one member for one voice, kept on the server: on every device, till it is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.comments.refusals import Refused
from community.members.models import Member
from community.voices.models import Fact, Voice

from .access import reachable_voices, with_words
from .models import Draft

# Longer than any answer, so that a text that must be shortened first is kept as well.
MOST_LETTERS = 50_000
MOST_DRAFTS = 100
WRITING = timedelta(seconds=20)


@dataclass(frozen=True)
class Kept:
    """A draft in the list of one's own."""

    voice: Voice
    text: str
    saved_at: datetime


@transaction.atomic
def keep_draft(voice: Voice, text: str, *, by: Member, seen: int | None = None) -> bool:
    """Keep what is typed so far; an empty text is no draft. Whether one is kept now.

    A browser may save once more while the answer is being sent: what comes from a page (`seen`,
    as `answering.answer` has it) on which this member has answered since is not kept. Raises
    Refused when it is too much.
    """
    text = text.replace("\0", "")
    if not text.strip():
        drop_draft(voice, by=by)
        return False
    if len(text) > MOST_LETTERS:
        raise Refused("draft_long", _("This is too long to be kept as a draft. Shorten it."))
    _hold(by)
    if seen is not None and _answered_since(voice, seen, by):
        return False
    others = Draft.objects.filter(member=by).exclude(voice=voice)
    if others[:MOST_DRAFTS].count() == MOST_DRAFTS:
        raise Refused(
            "draft_many",
            _("You have %(n)s drafts already. Send or discard some, then this one can be kept.")
            % {"n": MOST_DRAFTS},
        )
    now = timezone.now()
    values = {"text": text, "saved_at": now, "active_at": now}
    Draft.objects.update_or_create(voice=voice, member=by, defaults=values)
    return True


@transaction.atomic
def drop_draft(voice: Voice, *, by: Member) -> None:
    _hold(by)
    Draft.objects.filter(voice=voice, member=by).delete()


@transaction.atomic
def bring_back(voice: Voice, text: str, *, by: Member) -> None:
    """What was sent is a draft again, before whatever was typed since."""
    _hold(by)
    now = timezone.now()
    draft = Draft.objects.filter(voice=voice, member=by).first()
    if draft is not None and draft.text.strip() not in ("", text):
        text = f"{text}\n\n{draft.text}"
    values = {"text": text, "saved_at": now, "active_at": now}
    Draft.objects.update_or_create(voice=voice, member=by, defaults=values)


def own_drafts(member: Member) -> list[Kept]:
    """The last saved first; voices that are out of the member's reach by now are left out."""
    drafts = list(Draft.objects.filter(member=member).order_by("-saved_at")[:MOST_DRAFTS])
    reach = reachable_voices(member).filter(pk__in=[draft.voice_id for draft in drafts])
    voices = {voice.pk: voice for voice in with_words(reach)}
    return [
        Kept(voices[draft.voice_id], draft.text, draft.saved_at)
        for draft in drafts
        if draft.voice_id in voices
    ]


def _hold(member: Member) -> None:
    """The member's row is the mutex of their drafts: a save that overtakes the sending of the same
    text must not bring it back, and many at once must not pass the limit."""
    list(Member.objects.select_for_update(no_key=True).filter(pk=member.pk).values_list("pk"))


def _answered_since(voice: Voice, seen: int, by: Member) -> bool:
    return Fact.objects.filter(
        voice=voice, pk__gt=seen, by=by, code=Fact.Code.ANSWERED, visible=True
    ).exists()
