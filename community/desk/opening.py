"""One voice with everything that is needed to answer it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.utils.functional import cached_property

from community.comments.models import Comment
from community.members.models import Member
from community.voices.models import Fact, Voice

from .answering import NEWS, last_fact
from .histories import Entry, History
from .words import fact_words, kind_words, span, state_words, waiting_words, withdrawn_words

MOST_FACTS = 30
MOST_OTHERS = 12


@dataclass(frozen=True)
class Happening:
    """Something that was done about the voice, with the words of the answer where there are any."""

    fact: Fact
    words: str
    answer: Comment | None = None


@dataclass(frozen=True)
class Opened:
    """`parent` is what the comment replies to; `earlier` and `others` are its writer's other open
    voices on the post: those that any answer to this one answers too, and those to tick."""

    voice: Voice
    comment: Comment
    member: Member
    now: datetime
    history: History
    parent: Comment | None = None
    happened: list[Happening] = field(default_factory=list)
    earlier: list[Comment] = field(default_factory=list)
    others: list[Comment] = field(default_factory=list)
    seen: int = 0

    @property
    def is_withdrawn(self) -> bool:
        return self.voice.state == Voice.State.WITHDRAWN

    @property
    def why_withdrawn(self) -> str:
        return withdrawn_words(self.comment)

    @property
    def is_to_judge(self) -> bool:
        """Out of sight by our decision, and this member is one of those who decide."""
        ours = (Comment.State.HELD, Comment.State.REMOVED)
        return self.is_withdrawn and self.comment.state in ours and self.member.can_moderate

    @property
    def is_settled(self) -> bool:
        return self.voice.state in (Voice.State.ANSWERED, Voice.State.CLOSED)

    @property
    def waiting_words(self) -> str:
        return waiting_words(self.voice, self.now) if self.voice.owed else ""

    @property
    def state_words(self) -> str:
        return state_words(self.voice)

    @property
    def kind_words(self) -> str:
        return kind_words(self.voice, self.comment.text, self.member)

    def news_since(self, seen: int) -> list[Happening]:
        """What somebody who saw all up to `seen` must know before answering."""
        return [h for h in self.happened if h.fact.pk > seen and h.fact.code in NEWS]

    @cached_property
    def took(self) -> str:
        """How long the first answer took."""
        first = next((h.fact for h in self.happened if h.fact.code == Fact.Code.ANSWERED), None)
        return span(self.voice.said_at, first.at) if first else ""


def open_voice(voice: Voice, *, by: Member, history: History, now: datetime) -> Opened:
    """Two queries: what happened to the voice, and the comments around it."""
    facts = list(
        Fact.objects.filter(voice=voice).select_related("by").order_by("-pk")[:MOST_FACTS]
    )[::-1]
    comment = voice.comment
    entries = _open_on_this_post(voice, history)
    around = _around(comment, facts, list(entries))
    theirs = sorted(
        (c for c in around.values() if c.voice_id in entries), key=lambda c: c.submit_date
    )
    # The ledger's own rule: an answer settles what the same reader said before in the thread.
    earlier = [
        c
        for c in theirs
        if entries[c.voice_id].thread == voice.thread and c.submit_date <= voice.said_at
    ]
    return Opened(
        voice=voice,
        comment=comment,
        member=by,
        now=now,
        history=history,
        parent=around.get(comment.parent_id),
        happened=[_happening(fact, around) for fact in facts if fact.visible],
        earlier=earlier,
        others=[c for c in theirs if c not in earlier and entries[c.voice_id].owed],
        seen=last_fact(facts),
    )


def _open_on_this_post(voice: Voice, history: History) -> dict[int, Entry]:
    """This reader's other open voices here by id."""
    found = [
        entry
        for entry in history.entries
        if entry.state == Voice.State.OPEN
        and entry.post_id == voice.post_id
        and entry.voice_id != voice.pk
    ]
    return {entry.voice_id: entry for entry in found[-MOST_OTHERS:]}


def _around(comment: Comment, facts: list[Fact], others: list[int]) -> dict[int, Comment]:
    """The parent, the answers and the other voices' comments by id, in one query."""
    ids = {fact.comment_id for fact in facts if fact.visible and fact.comment_id}
    if comment.parent_id:
        ids.add(comment.parent_id)
    wanted = Q(pk__in=ids) if ids else Q()
    if others:
        wanted |= Q(voice_id__in=others)
    if not wanted:
        return {}
    return {c.pk: c for c in Comment.objects.select_related("user", "guest").filter(wanted)}


def _happening(fact: Fact, around: dict[int, Comment]) -> Happening:
    answer = around.get(fact.comment_id) if fact.comment_id else None
    name = fact.by.display_name if fact.by else (answer.author_name if answer else "")
    shown = answer if fact.code in (Fact.Code.ANSWERED, Fact.Code.ACCEPTED) else None
    return Happening(fact, fact_words(fact, name), shown)
