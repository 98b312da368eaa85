"""Who says what to whom, and which of it the team answered: comments with their voices and facts.

States of voices come from `judge` itself; everything else is worked out here as `posting` and the
ledger's verbs would have stored it, a comment at a time. `check_voices` proves it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from community.comments.models.path_field import segment
from community.voices import judging, ledger, rules
from community.voices.models import Fact, Voice

from .shapes import grown

OPEN_SHARE = 0.1
LASTS = timedelta(days=30)  # from the article until its last comment


@dataclass(frozen=True, slots=True)
class Person:
    key: str  # as the ledger names readers
    name: str
    user_id: int | None = None
    guest_id: int | None = None
    is_team: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    pk: int
    published_at: datetime
    count: int
    author: Person


@dataclass(slots=True)
class Said:
    """One comment, and its voice where a reader said it."""

    article: Article
    parent: "Said | None"
    by: Person
    at: datetime
    pk: int = 0
    root_id: int = 0
    path: str = ""
    voice_id: int | None = None
    kind: str = ""
    has_reply: bool = False
    facts: list["Noted"] = field(default_factory=list)

    @property
    def conversation(self) -> tuple[int, str]:
        return self.root_id, self.by.key

    def is_seated(self, pk: int) -> None:
        self.pk = pk
        self.root_id = self.parent.root_id if self.parent else pk
        self.path = (self.parent.path if self.parent else "") + segment(pk)


@dataclass(frozen=True, slots=True)
class Noted:
    """A fact about a voice."""

    pk: int
    code: str
    at: datetime
    by: Person
    comment_id: int | None = None
    reason: str = ""


class Talk:
    """Talk under articles. Numbers go on from one call to the next."""

    def __init__(self, readers: list[Person], team: list[Person], chance: Random) -> None:
        self.readers, self.team, self.chance = readers, team, chance
        self.comments = self.voices = self.facts = self.open = 0

    def under(self, articles: Iterable[Article]) -> list[Said]:
        """All that is said under these articles, which people read at the same time."""
        said = [one for article in articles for one in self._under(article)]
        said.sort(key=lambda one: one.at)
        waiting: dict[tuple[int, str], list[Said]] = {}
        for one in said:
            self.comments += 1
            one.is_seated(self.comments)
            self._hear(one, waiting)
        for one in said:
            if one.voice_id is not None:
                self._settle(one)
        return said

    def _under(self, article: Article) -> list[Said]:
        said: list[Said] = []
        for number, parent in enumerate(grown(article.count, self.chance)):
            above = said[parent] if parent >= 0 else None
            # Most of it is said soon after the article came out; never two things at a time.
            share = ((number + 1 + self.chance.random() / 2) / (article.count + 1)) ** 2
            at = article.published_at + LASTS * share + timedelta(microseconds=number)
            said.append(Said(article, above, self._speaker(article, above), at))
        return said

    def _speaker(self, article: Article, parent: Said | None) -> Person:
        reader = self.chance.choice(self.readers)
        if parent is None:
            return reader
        if parent.by.is_team:
            asker = parent.parent.by if parent.parent else reader
            return asker if not asker.is_team and self.chance.random() < 0.7 else reader
        if self.chance.random() < 0.45:
            return article.author if self.chance.random() < 0.7 else self.chance.choice(self.team)
        return reader

    def _hear(self, one: Said, waiting: dict[tuple[int, str], list[Said]]) -> None:
        parent = one.parent
        if parent is not None and parent.by.key != one.by.key:
            parent.has_reply = True
        if not one.by.is_team:
            self.voices += 1
            one.voice_id, one.kind = self.voices, _kind(one)
            waiting.setdefault(one.conversation, []).append(one)
        elif parent is not None and parent.voice_id is not None:
            theirs = waiting.pop(parent.conversation, [])
            waiting[parent.conversation] = [voice for voice in theirs if voice.at > parent.at]
            earlier = [voice for voice in theirs if voice.at < parent.at]
            for voice in [parent, *earlier]:
                self._note(voice, Fact.Code.ANSWERED, one.at, one.by, comment_id=one.pk)

    def _settle(self, one: Said) -> None:
        """What nobody answered stays open until enough is, else it was closed."""
        is_owed = not one.facts and (one.kind != Voice.Kind.PEER or not one.has_reply)
        if not is_owed:
            return
        if self.open < OPEN_SHARE * one.voice_id:  # type: ignore[operator]
            self.open += 1
            return
        at = one.at + timedelta(hours=self.chance.randint(1, 40))
        by = one.article.author
        self._note(one, Fact.Code.CLOSED, at, by, reason=Fact.Reason.THANKS.value)

    def _note(
        self,
        voice: Said,
        code: Fact.Code,
        at: datetime,
        by: Person,
        *,
        comment_id: int | None = None,
        reason: str = "",
    ) -> None:
        self.facts += 1
        voice.facts.append(Noted(self.facts, code.value, at, by, comment_id, reason))


def judged(said: list[Said], now: datetime) -> dict[int, judging.Judged]:
    """What the ledger makes of it, by the voice's number."""
    conversations: dict[tuple[int, str], list[judging.Said]] = {}
    for one in said:
        if one.voice_id is not None:
            conversations.setdefault(one.conversation, []).append(_facts(one))
    targets = rules.targets()
    states: dict[int, judging.Judged] = {}
    for voices in conversations.values():
        states |= judging.judge(voices, now, targets)
    return states


def _facts(one: Said) -> judging.Said:
    return judging.Said(
        id=one.voice_id or 0,
        kind=one.kind,
        said_at=one.at,
        visible=True,
        has_reply=one.has_reply,
        rises_at=ledger.rises_at(one.kind, one.at),
        facts=tuple(
            judging.Happened(note.pk, note.code, note.at, reason=note.reason) for note in one.facts
        ),
    )


def _kind(one: Said) -> str:
    other = one.parent
    while other is not None and other.by.key == one.by.key:
        other = other.parent
    if other is None:
        return Voice.Kind.FIRST.value
    return (Voice.Kind.FOLLOW_UP if other.by.is_team else Voice.Kind.PEER).value
