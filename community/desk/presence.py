"""Who else is writing to the same reader, and what happened while one wrote oneself."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.voices.models import Fact, Voice

from .answering import NEWS
from .drafting import WRITING
from .models import Draft
from .words import fact_words

MOST = 5


@dataclass(frozen=True)
class Presence:
    """Sentences for a line above the box: "Ben is writing…", "Ben answered"."""

    writing: tuple[str, ...] = ()
    news: tuple[str, ...] = ()


def presence(voice: Voice, *, by: Member, seen: int) -> Presence:
    """As it is now, for somebody who knows all that happened up to the fact `seen`."""
    writers = (
        Draft.objects.active_since(timezone.now() - WRITING)
        .filter(voice=voice)
        .exclude(member=by)
        .select_related("member")
        .order_by("member_id")[:MOST]
    )
    return Presence(
        writing=tuple(writing_words(draft.member.display_name) for draft in writers),
        news=tuple(_news(voice, by, seen)),
    )


def writing_words(name: str) -> str:
    return _("%(name)s is writing…") % {"name": name}


def _news(voice: Voice, by: Member, seen: int) -> list[str]:
    facts = Fact.objects.filter(voice=voice, pk__gt=seen, code__in=NEWS, visible=True)
    found = list(facts.select_related("by", "to").order_by("pk")[:MOST])
    return [fact_words(fact, _name(fact)) for fact in found]


def _name(fact: Fact) -> str:
    return fact.by.display_name if fact.by else _("Somebody")
