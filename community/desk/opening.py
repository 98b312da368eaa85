"""One voice with everything that is needed to answer it, in two queries."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from community.comments.models import Comment
from community.members.models import Member
from community.voices.models import Fact, Voice
from socialblog.lib.html import excerpt

from .answering import NEWS, last_fact
from .bounded import Row
from .gathering import moment, person
from .histories import History
from .presence import writing_words
from .rows import InRow
from .surroundings import BEFORE, Place, around, comments_of, fact_of
from .words import fact_words, kind_words, span, state_words, waiting_words, withdrawn_words

EXCERPT = 300


@dataclass(frozen=True)
class Happening:
    """Something that was done about the voice, with the words of the answer where there are any."""

    fact: Fact
    words: str
    answer: Comment | None = None


@dataclass(frozen=True)
class Noted:
    """What somebody of the team noted about the person."""

    pk: int
    by: str
    at: datetime
    text: str
    may_delete: bool


@dataclass(frozen=True)
class Opened:
    """`before` and `after` are what stands around the comment in its thread. `earlier` and `others`
    are its writer's other open voices on the post: those that any answer to this one answers too,
    and those to tick; `elsewhere` those under other articles."""

    voice: Voice
    comment: Comment
    member: Member
    now: datetime
    found: dict[str, list[Row]]
    comments: dict[int, Comment]
    facts: list[Fact]

    @property
    def seen(self) -> int:
        return last_fact(self.facts)

    @cached_property
    def happened(self) -> list[Happening]:
        """Without what says the same twice: who promises to come back keeps it open."""
        promised = {f.act_id for f in self.facts if f.reason == Fact.Reason.PROMISE and f.act_id}
        return [
            _happening(fact, self.comments)
            for fact in self.facts
            if fact.visible and not (fact.code == Fact.Code.REOPENED and fact.act_id in promised)
        ]

    @property
    def parent(self) -> Comment | None:
        return self.comments.get(self.comment.parent_id)

    @cached_property
    def before(self) -> list[Comment]:
        """What it replies to is always there, however much was said in between."""
        near = self._near("before")
        if self.parent is not None and self.parent not in near:
            near = [self.parent, *near[-BEFORE + 1 :]]
        return near

    @cached_property
    def after(self) -> list[Comment]:
        return self._near("after")

    def _near(self, part: str) -> list[Comment]:
        near = [self.comments[row["pk"]] for row in self.found[part]]
        return sorted(near, key=lambda comment: comment.path)

    @property
    def in_thread(self) -> set[int]:
        """Whose words stand in the thread, so that they needn't be said twice."""
        return {comment.pk for comment in (*self.before, *self.after)}

    @cached_property
    def history(self) -> History:
        return History.read(self.found["history"])

    @cached_property
    def _theirs(self) -> list[tuple[Row, Comment]]:
        """This reader's other open voices that the member may see, the oldest first."""
        known = [(row, self.comments[row["comment__pk"]]) for row in self.found["others"]]
        return sorted(known, key=lambda one: (one[1].said_at, one[0]["pk"]))

    @cached_property
    def earlier(self) -> list[Comment]:
        # The ledger's own rule: an answer settles what the same reader said before in the thread.
        return [
            comment
            for row, comment in self._theirs
            if row["thread"] == self.voice.thread and comment.submit_date <= self.voice.said_at
        ]

    @cached_property
    def others(self) -> list[Comment]:
        return [
            comment
            for row, comment in self._theirs
            if row["owed"] and row["post_id"] == self.voice.post_id and comment not in self.earlier
        ]

    @cached_property
    def elsewhere(self) -> list[Comment]:
        return [
            comment
            for row, comment in self._theirs
            if row["owed"] and row["post_id"] != self.voice.post_id
        ]

    @cached_property
    def notes(self) -> list[Noted]:
        return [_noted(row, self.member) for row in _newest(self.found["notes"])]

    @property
    def writing(self) -> list[str]:
        """Who else was writing to them when the page was made."""
        names = [row["member__name"] or row["member__username"] for row in self.found["writing"]]
        return [writing_words(name) for name in sorted(names)]

    @property
    def draft(self) -> str:
        return self.found["draft"][0]["text"] if self.found["draft"] else ""

    @property
    def draft_count(self) -> int:
        return len(self.found["drafts"])

    @property
    def replies(self) -> list[Row]:
        """Saved replies to choose from."""
        return sorted(self.found["replies"], key=lambda row: (row["title"].casefold(), row["pk"]))

    @property
    def post_excerpt(self) -> str:
        post = self.found["post"][0]
        return post["summary"] or excerpt(post["opening"], EXCERPT)

    @property
    def since(self) -> date | None:
        """When the person came: signed up, or wrote for the first time."""
        if self.comment.user is not None:
            return self.comment.user.date_joined
        return moment(self.found["first"][0]["said_at"]) if self.found["first"] else None

    @property
    def is_guest(self) -> bool:
        return self.comment.user is None

    @property
    def person_note(self) -> str:
        """What one should know before writing to somebody who is gone."""
        if self.comment.user is not None and not self.comment.user.is_active:
            return _("Their account is closed: everybody can read an answer, but they get no mail.")
        if self.comment.user is None and self.comment.guest is None:
            return _(
                "We have no address of theirs: everybody can read an answer, but they get no mail."
            )
        return ""

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
    def is_assigned(self) -> bool:
        """Somebody was given it, and hasn't handed it back."""
        given = [h.fact for h in self.happened if h.fact.code == Fact.Code.ASSIGNED]
        return bool(given) and given[-1].to_id is not None

    @property
    def waiting_words(self) -> str:
        return waiting_words(self.voice, self.now) if self.voice.owed else ""

    @property
    def state_words(self) -> str:
        put_off = [f for f in self.facts if f.visible and f.code == Fact.Code.SNOOZED]
        if self.voice.state == Voice.State.SNOOZED and put_off:
            return _put_off_words(put_off[-1])
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


def open_voice(found: InRow | Voice, *, by: Member, now: datetime) -> Opened:
    """Two queries: what belongs to the voice, and its comment with those around it.

    Raises Http404 where it has gone by now.
    """
    place = Place.of(found)
    rows = around(place, by, now)
    comments = comments_of(place, rows)
    comment = comments.get(place.comment_id)
    if comment is None or comment.voice is None:
        raise Http404("Purged while the page was made")
    voice = found if isinstance(found, Voice) else comment.voice
    facts = sorted((fact_of(row, voice) for row in rows["facts"]), key=lambda fact: fact.pk)
    voice.post = comment.post
    return Opened(
        voice=voice,
        comment=comment,
        member=by,
        now=now,
        found=rows,
        comments=comments,
        facts=facts,
    )


def _happening(fact: Fact, around: dict[int, Comment]) -> Happening:
    answer = around.get(fact.comment_id) if fact.comment_id else None
    name = fact.by.display_name if fact.by else (answer.author_name if answer else "")
    shown = answer if fact.code in (Fact.Code.ANSWERED, Fact.Code.ACCEPTED) else None
    return Happening(fact, fact_words(fact, name or _("Somebody")), shown)


def _put_off_words(fact: Fact) -> str:
    if fact.until is None:
        return _("put off until they write again")
    day = date_format(timezone.localtime(fact.until), "DATE_FORMAT")
    if fact.reason == Fact.Reason.PROMISE:
        return _("promised for %(day)s") % {"day": day}
    return _("put off until %(day)s") % {"day": day}


def _newest(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["at"], row["pk"]), reverse=True)


def _noted(row: Row, member: Member) -> Noted:
    writer, at = person(row, "by"), moment(row["at"])
    assert at is not None
    return Noted(
        pk=row["pk"],
        by=writer.display_name if writer else _("Somebody who left"),
        at=at,
        text=row["text"],
        may_delete=member.can_moderate or row["by_id"] == member.pk,
    )
