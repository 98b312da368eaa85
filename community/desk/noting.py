"""What the team tells itself about a reader.

Plain text that only the desk reads: no comment, no mail, no feed and no page outside has a road
to it, and nothing here renders it.
"""

from datetime import timedelta

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from community.comments.refusals import Refused
from community.events.models import Event
from community.members.models import Guest, Member
from community.voices.models import Voice

from .models import Note

LONGEST = 2000
MOST_NOTES = 20
SAME_REQUEST = timedelta(minutes=1)


def add_note(voice: Voice, text: str, *, by: Member) -> Note:
    """About whoever said this. The same words sent twice are one note. Raises Refused."""
    text = text.replace("\0", "").strip()
    if not text:
        raise Refused("empty_note", _("There is nothing in this note yet. Write a few words."))
    if len(text) > LONGEST:
        raise Refused(
            "long_note",
            _("This is longer than a note can be (%(limit)s characters). Shorten it.")
            % {"limit": LONGEST},
        )
    now = timezone.now()
    known = Note.objects.filter(
        reader_key=voice.reader_key, by=by, text=text, at__gt=now - SAME_REQUEST
    ).first()
    if known is not None:
        return known
    if Note.objects.filter(reader_key=voice.reader_key).count() >= MOST_NOTES:
        # Older ones would leave the desk's sight, and nobody could delete them.
        raise Refused(
            "many_notes",
            _("There are %(n)s notes about this reader already. Delete one of them first.")
            % {"n": MOST_NOTES},
        )
    return Note.objects.create(reader_key=voice.reader_key, voice=voice, by=by, at=now, text=text)


def get_own_note(pk: int, member: Member) -> Note:
    """One that this member may delete: their own; for a moderator, any. Else Http404."""
    theirs = Q() if member.can_moderate else Q(by=member)
    note = Note.objects.filter(theirs, pk=pk).first() if pk < 2**63 else None
    if note is None:
        raise Http404("No such note")
    return note


def adopt_notes(event: Event, guest: Guest) -> None:
    """A guest turned out to be a member: what was noted about the one is about the other."""
    if guest.member_id is not None:
        notes = Note.objects.filter(reader_key=f"g{guest.pk}")
        notes.update(reader_key=f"m{guest.member_id}")
