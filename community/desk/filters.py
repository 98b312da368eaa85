"""What of a lane is shown. Every choice is in the address, so a view of the desk can be shared."""

import re
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from blog.models import Post
from community.members.models import Member
from community.voices.models import Voice
from community.voices.models.voice import VoiceQuerySet

from .access import own_posts, people_of
from .lanes import LANES, WAITING, Lane, Order

MINE, ARTICLES, OFFERED, EVERYONE = "mine", "articles", "offered", "everyone"
AGES = {"1d": 1, "3d": 3, "1w": 7, "1m": 30}
LONGEST_TEXT = 80
# Words are looked for among so many voices of the list: reading a hundred thousand takes seconds.
SEARCHED = 1_000
# The marks that rules or the ledger have put on voices, by the name of their parameter.
MARKS = {
    "question": Q(is_question=True),
    "thanks": Q(is_thanks=True),
    "newcomer": Q(is_newcomer=True),
}


@dataclass(frozen=True)
class Filters:
    """The choices of one request; what is nothing isn't asked for.

    Values that we never wrote are as if nothing had been chosen. Which articles and people
    there are is `choices`' business: an unknown one is a list without rows, or not found.
    """

    member: Member
    lane: Lane
    who: str = EVERYONE
    owner: int | None = None
    post: str = ""
    tag: str = ""
    person: str = ""
    kind: str = ""
    language: str = ""
    age: str = ""
    text: str = ""
    marks: tuple[str, ...] = ()
    sort: str = ""
    place: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, request: HttpRequest, lane: Lane | None = None) -> "Filters":
        assert isinstance(request.user, Member)
        lane = lane or LANES.get(request.GET.get("lane", ""), WAITING)
        return cls.from_query(request.GET, request.user, lane)

    @classmethod
    def from_query(cls, asked: QueryDict, member: Member, lane: Lane) -> "Filters":
        # PostgreSQL takes no NUL, not even to look for it.
        given = {name: str(value).replace("\0", "") for name, value in asked.items()}
        who = given.get("who", "")
        owner = _number(given.get("owner", "")) if member.can_moderate else None
        return cls(
            member,
            lane,
            who=who if who in choices_of_whose(member) else usual(member),
            owner=owner,
            post=given.get("post", "")[:200],
            tag=given.get("tag", "")[:60],
            person=_if(r"[mg][0-9]{1,18}|n[0-9a-f]{20}", given.get("person", "")),
            kind=given["kind"] if given.get("kind") in Voice.Kind.values else "",
            language=_if(r"[a-z]{2,3}", given.get("language", "")),
            age=given["age"] if given.get("age") in AGES else "",
            text=" ".join(given.get("text", "").split())[:LONGEST_TEXT],
            marks=tuple(name for name in MARKS if given.get(name)),
            sort=lane.order(given.get("sort", "")).name if given.get("sort") else "",
            place=tuple(
                (name, str(asked[name])) for name in ("after", "before") if asked.get(name)
            ),
        )

    @property
    def order(self) -> Order:
        return self.lane.order(self.sort)

    def voices(self, whose: Q | None = None) -> VoiceQuerySet:
        """All that is shown, on all pages of the list, in no order.

        `whose` is the condition for that, where it has been worked out already.
        """
        now = timezone.now()
        voices = self.lane.rows(Voice.objects.all())
        voices = voices.filter(self._whose(now) if whose is None else whose)
        if self.owner is not None:
            voices = voices.filter(owner_id=self.owner)
        if self.post:
            # A question of its own instead of a join: the index is asked for one article.
            voices = voices.filter(post_id=Post.objects.filter(slug=self.post).values("pk")[:1])
        if self.tag:
            tagged = Post.tags.through.objects.filter(tag__slug=self.tag).values("post_id")
            voices = voices.filter(post_id__in=tagged)
        if self.person:
            voices = voices.filter(reader_key=self.person)
        if self.kind:
            voices = voices.filter(kind=self.kind)
        if self.language:
            voices = voices.filter(language=self.language)
        for mark in self.marks:
            voices = voices.filter(MARKS[mark])
        if self.age:
            until = now - timedelta(days=AGES[self.age])
            # What is snoozed stands at the moment when it comes back.
            column = "said_at" if self.lane.name == "snoozed" else "lane_at"
            voices = voices.filter(**{f"{column}__lte": until})
        return self._with_text(voices) if self.text else voices

    def _with_text(self, voices: VoiceQuerySet) -> VoiceQuerySet:
        by = self.order.by
        first = voices.order_by(by, "-pk" if by.startswith("-") else "pk").values("pk")[:SEARCHED]
        return Voice.objects.filter(
            Q(comment__comment__icontains=self.text)
            | Q(comment__user_name__icontains=self.text)
            | Q(comment__user__name__icontains=self.text),
            pk__in=first,
        )

    def parts(self, voices: VoiceQuerySet) -> list[VoiceQuerySet]:
        """The list in its order, as `page_of` takes it."""
        return self.order.parts(voices)

    def _whose(self, now: datetime) -> Q:
        """One condition that an index serves."""
        if self.who == MINE:
            return whose_are(people_of(self.member, now))
        if self.who == ARTICLES:
            return Q(post_id__in=own_posts(self.member))
        if self.who == OFFERED:
            return Q(lane=Voice.Lane.WAITING, offered_at__lte=now)
        return Q()

    @cached_property
    def chosen(self) -> list[tuple[str, str]]:
        """The choices as parameters, without those that are so anyway."""
        found = [("who", self.who)] if self.who != usual(self.member) else []
        for name in ("owner", "post", "tag", "person", "kind", "language", "age", "text"):
            if getattr(self, name):
                found.append((name, str(getattr(self, name))))
        found += [(mark, "1") for mark in self.marks]
        if self.sort and self.order is not self.lane.orders[0]:
            found.append(("sort", self.sort))
        return found

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """What the form of filters has no field for."""
        return tuple((name, value) for name, value in self.chosen if name in ("who", "person"))

    @property
    def narrowed(self) -> bool:
        """Whether the list shows less of the lane than there is."""
        return any(name != "sort" for name, _value in self.chosen)

    def without(self, *names: str) -> "Filters":
        """The same list with some choices taken back, from its beginning."""
        bare: dict[str, Any] = {f.name: f.default for f in fields(self) if f.name in names}
        marks = tuple(mark for mark in self.marks if mark not in names)
        return replace(self, **{**bare, "marks": marks, "place": ()})

    def with_who(self, who: str) -> "Filters":
        return replace(self, who=who, owner=None, place=())

    def url(self, *, voice: int | None = None) -> str:
        """The address of the list, at the same place of it, with `voice` open."""
        if voice is None:
            return self._url
        return f"{self._url}{'&' if '?' in self._url else '?'}voice={voice}"

    @cached_property
    def _url(self) -> str:
        return _address(self.lane.url, [*self.chosen, *self.place])

    def act_url(self, act: str, voice: Voice) -> str:
        """Where to send a form about `voice` so that its answer finds the way back here."""
        return _address(reverse(f"desk:{act}", args=[voice.pk]), self.way_back)

    @property
    def bulk_url(self) -> str:
        """Where to send what is done to several voices of this list."""
        return _address(reverse("desk:bulk"), self.way_back)

    @property
    def way_back(self) -> list[tuple[str, str]]:
        """What an address elsewhere needs to lead back to this place of this list."""
        lane = [("lane", self.lane.name)] if self.lane is not WAITING else []
        return [*self.chosen, *self.place, *lane]

    @property
    def suffix(self) -> str:
        """The same as the end of an address."""
        return _address("", self.way_back)

    @property
    def back_url(self) -> str:
        """The list without the open voice."""
        return self.url()

    @property
    def query(self) -> str:
        """The choices as a saved view keeps them."""
        return urlencode(self.chosen)

    def suffix_for(self, lane: Lane) -> str:
        """The choices for another lane's address; its order is its own."""
        return _address("", replace(self, lane=lane, place=(), sort="").chosen)


def whose_are(people: list[int]) -> Q:
    return Q(owner_id=people[0]) if len(people) == 1 else Q(owner_id__in=people)


def usual(member: Member) -> str:
    """Whose voices are shown unless somebody asks: a second author's own articles are theirs too,
    whoever owns what is said there."""
    if member.can_moderate:
        return EVERYONE
    return ARTICLES if member.can_write else MINE


def choices_of_whose(member: Member) -> list[str]:
    """What this member may ask for."""
    found = [MINE]
    if member.can_write:
        found.append(ARTICLES)
    if member.can_answer:
        found.append(OFFERED)
    if member.can_moderate:
        found.append(EVERYONE)
    return found


def _address(path: str, parameters: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


def _if(pattern: str, text: str) -> str:
    return text if re.fullmatch(pattern, text, re.ASCII) else ""


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text, re.ASCII) else None
