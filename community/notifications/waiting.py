"""Who waits for a member of the team, as the morning mail tells it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.desk.access import own_posts, with_words
from community.desk.words import waiting_words
from community.members.absences import standing_in_for
from community.members.models import Member
from community.voices.models import Fact, Voice
from community.voices.models.voice import VoiceQuerySet
from socialblog.lib.html import excerpt

MOST_THEIRS = 15
MOST_OFFERED = 5
MOST_COUNTED = 999
LINE_LENGTH = 140


@dataclass(frozen=True)
class Waiter:
    """One voice in the mail. `note` is what whoever handed it to the member wrote."""

    voice: Voice
    now: datetime
    owner: str = ""
    giver: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        return self.voice.comment.author_name

    @property
    def line(self) -> str:
        return excerpt(self.voice.comment.body_html, LINE_LENGTH)

    @property
    def title(self) -> str:
        return self.voice.post.title if self.voice.post else ""

    @property
    def link(self) -> str:
        """Into the reply box."""
        return f"{settings.SITE_URL}{reverse('desk:voice', args=[self.voice.pk])}#reply"

    @property
    def waits(self) -> str:
        return waiting_words(self.voice, self.now)

    @property
    def is_late(self) -> bool:
        return self.voice.due_at is not None and self.voice.due_at < self.now

    @property
    def due(self) -> str:
        """By the clock and not "in 3 hours": nobody knows when a mail is read."""
        due_at = self.voice.due_at
        if due_at is None:
            return ""
        local, today = timezone.localtime(due_at), timezone.localtime(self.now).date()
        if self.is_late:
            return _("late since %(when)s") % {"when": date_format(local, "DATETIME_FORMAT")}
        if local.date() == today:
            return _("due today by %(when)s") % {"when": date_format(local, "TIME_FORMAT")}
        return _("due by %(when)s") % {"when": date_format(local, "DATETIME_FORMAT")}


@dataclass(frozen=True)
class Waiting:
    """`theirs`: the member's own and those of whom they stand in for, the longest waiting first.
    `offered`: what nobody has, or its owner was silent about for too long. The counts are of
    readers, exact up to MOST_COUNTED voices."""

    theirs: list[Waiter] = field(default_factory=list)
    readers: int = 0
    has_more: bool = False
    offered: list[Waiter] = field(default_factory=list)
    offered_readers: int = 0

    def __bool__(self) -> bool:
        return bool(self.theirs or self.offered)


def who_waits(member: Member, *, day: date, now: datetime) -> Waiting:
    """At most six queries, however many wait."""
    away = standing_in_for(member, day)
    theirs = Voice.objects.owed().filter(owner__in=[member.pk, *away])
    offered = _for_anybody(member, now).exclude(owner__in=[member.pk, *away])
    mine, for_anybody = _oldest(theirs, MOST_THEIRS), _oldest(offered, MOST_OFFERED)
    notes = _notes(mine, member)
    return Waiting(
        theirs=[_waiter(voice, member, now, notes) for voice in mine],
        readers=_readers(theirs) if mine else 0,
        has_more=len(mine) == MOST_THEIRS,
        offered=[Waiter(voice, now) for voice in for_anybody],
        offered_readers=_readers(offered) if for_anybody else 0,
    )


def _for_anybody(member: Member, now: datetime) -> VoiceQuerySet:
    """What nobody has, or its owner was silent about for too long, as far as they may open it."""
    voices = Voice.objects.owed().filter(Q(offered_at__lte=now) | Q(owner=None))
    if member.can_moderate:
        return voices
    may_open = Q(post_id__in=own_posts(member))
    return voices.filter(may_open | Q(offered_at__lte=now) if member.can_answer else may_open)


def _oldest(voices: VoiceQuerySet, most: int) -> list[Voice]:
    return list(with_words(voices).select_related("owner").order_by("lane_at", "pk")[:most])


def _readers(voices: VoiceQuerySet) -> int:
    return len(set(voices.order_by().values_list("reader_key", flat=True)[:MOST_COUNTED]))


def _notes(voices: Iterable[Voice], member: Member) -> dict[int, Fact]:
    """The last handing over of each voice, where it was to this member by somebody else."""
    facts = Fact.objects.filter(
        voice__in=[voice.pk for voice in voices], code=Fact.Code.ASSIGNED, visible=True
    ).select_related("by")
    last = {fact.voice_id: fact for fact in facts.order_by("pk")}
    return {
        pk: fact
        for pk, fact in last.items()
        if fact.to_id == member.pk and fact.by_id not in (None, member.pk)
    }


def _waiter(voice: Voice, member: Member, now: datetime, notes: dict[int, Fact]) -> Waiter:
    fact = notes.get(voice.pk)
    return Waiter(
        voice,
        now,
        owner=voice.owner.display_name if voice.owner and voice.owner_id != member.pk else "",
        giver=fact.by.display_name if fact and fact.by else "",
        note=fact.note if fact else "",
    )
