"""Before an article becomes public its author sees which readers still wait for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models import Post, lock_post
from blog.publishing import publish
from community.comments.models import Comment
from community.members.absences import standing_in_for
from community.members.models import Member
from community.voices import rules
from community.voices.models import AnswerRules, Fact, Voice
from community.voices.models.voice import VoiceQuerySet
from socialblog.lib.lines import one_line, storable

from . import bounded
from .access import own_posts, with_words
from .answering import NEWS
from .models import Draft, PublishedAnyway
from .words import fact_words, waiting_words

MOST_SHOWN = 5
LONGEST_REASON = 300

Mode = AnswerRules.ListenFirst


class NotYet(Exception):
    """It can't be published like this; `str()` is a sentence for whoever pressed the button."""


def before_publishing(request: HttpRequest, post: Post) -> HttpResponse | None:
    """The way to the page of those who wait, where the rules want it and somebody does."""
    member = request.user
    assert isinstance(member, Member)
    if post.is_public or rules.current().listen_first == Mode.OFF:
        return None
    if not readers_waiting(member):
        return None
    return redirect("listening:first", post.pk)


def publish_after_listening(post: Post, *, by: Member, reason: str = "") -> None:
    """Publish it; where the rules ask for a reason and readers wait, keep it beside the article.

    Raises NotYet, and nothing is changed, without a reason or a text.
    """
    reason = one_line(storable(reason))
    with transaction.atomic():
        locked = lock_post(post.pk)
        if locked.is_public:
            return
        if not Post.objects.filter(pk=post.pk).exclude(body_html="").exists():
            raise NotYet(_("An article needs a text before readers can see it."))
        waiting = len(readers_waiting(by))
        if waiting and rules.current().listen_first == Mode.REQUIRE:
            _check(reason)
            PublishedAnyway.objects.create(
                post=locked, by=by, at=timezone.now(), waiting=waiting, reason=reason
            )
        publish(post, by=by)


def _check(reason: str) -> None:
    if not reason:
        raise NotYet(_("Say in a few words why it can't wait for your answers."))
    if len(reason) > LONGEST_REASON:
        raise NotYet(
            _("This is longer than a reason can be (%(limit)s characters). Shorten it.")
            % {"limit": LONGEST_REASON}
        )


def readers_waiting(member: Member) -> list[int]:
    """The longest waiting voice of each reader who waits for this member, the oldest first.

    For words on their articles, for what was given to them, and for whom they stand in for. Each
    by itself, so that an index serves it, and at most a thousand voices.
    """
    people = [member.pk, *standing_in_for(member, timezone.localdate())]
    owed = Voice.objects.owed()
    found: set[tuple] = set()
    for voices in (owed.filter(owner__in=people), owed.filter(post_id__in=own_posts(member))):
        found |= set(_first(voices).values_list("lane_at", "pk", "reader_key"))
    oldest: dict[str, int] = {}
    for _at, pk, reader in sorted(found)[: bounded.MOST + 1]:
        oldest.setdefault(reader, pk)
    return list(oldest.values())


def _first(voices: VoiceQuerySet) -> VoiceQuerySet:
    return voices.order_by("lane_at", "pk")[: bounded.MOST + 1]


@dataclass(frozen=True)
class News:
    words: str
    answer: Comment | None


@dataclass
class Box:
    """One reader who waits, with the box for the answer."""

    voice: Voice
    seen: int
    text: str
    waits: str
    error: str = ""
    # What happened while the answer was written, with the words of who was quicker.
    news: list["News"] = field(default_factory=list)
    # The same words went to this person before: they are sent only when meant once more.
    said_before: Comment | None = None

    @property
    def comment(self) -> Comment:
        return self.voice.comment


def boxes_for(member: Member, pks: Sequence[int], typed: dict[int, str]) -> list[Box]:
    """In the order of `pks`; in each what was typed just now, else the member's draft."""
    voices = {v.pk: v for v in with_words(Voice.objects.filter(pk__in=pks))}
    seen = last_facts(pks)
    drafts = dict(
        Draft.objects.filter(member=member, voice__in=pks).values_list("voice_id", "text")
    )
    now = timezone.now()
    return [
        Box(
            voices[pk],
            seen.get(pk, 0),
            typed.get(pk, drafts.get(pk, "")),
            waiting_words(voices[pk], now) if voices[pk].owed else "",
        )
        for pk in pks
        if pk in voices
    ]


def last_facts(pks: Iterable[int]) -> dict[int, int]:
    """What `answering.answer` takes as `seen`, by voice."""
    facts = Fact.objects.filter(voice_id__in=pks).order_by().values_list("voice_id")
    return dict(facts.annotate(Max("pk")))


def news_words(voice: Voice, seen: int) -> list[News]:
    """What somebody must know before sending who had seen all up to the fact `seen`."""
    facts = list(
        Fact.objects.filter(voice=voice, pk__gt=seen, code__in=NEWS, visible=True)
        .select_related("by")
        .order_by("pk")[:MOST_SHOWN]
    )
    answers = Comment.objects.select_related("user", "guest").in_bulk(
        [fact.comment_id for fact in facts if fact.comment_id]
    )
    return [
        News(
            fact_words(fact, fact.by.display_name if fact.by else ""),
            answers.get(fact.comment_id) if fact.comment_id else None,
        )
        for fact in facts
    ]
