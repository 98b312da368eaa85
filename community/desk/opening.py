"""One voice with everything that is needed to answer it, in two queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from blog.models import Post
from community.comments.models import Comment
from community.members.models import Member
from community.voices.models import Fact, Voice
from socialblog.lib.html import excerpt

from .access import reachable_voices
from .answering import NEWS, last_fact
from .drafting import MOST_DRAFTS, WRITING
from .gathering import Row, few, gather, moment, person
from .histories import Entry, History
from .models import Draft, Note
from .noting import MOST_NOTES
from .presence import writing_words
from .saved_replies import usable_replies
from .words import fact_words, kind_words, span, state_words, waiting_words, withdrawn_words

MOST_FACTS = 30
MOST_OTHERS = 12
BEFORE, AFTER = 3, 5
MOST_REPLIES = 30
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
    history: History
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
    def _theirs(self) -> list[tuple[Entry, Comment]]:
        """This reader's other open voices that the member may see, the oldest first."""
        reach = {row["voice_id"]: self.comments[row["pk"]] for row in self.found["others"]}
        entries = _other_open(self.voice, self.history)
        return [(e, reach[e.voice_id]) for e in entries if e.voice_id in reach]

    @cached_property
    def earlier(self) -> list[Comment]:
        # The ledger's own rule: an answer settles what the same reader said before in the thread.
        return [
            comment
            for entry, comment in self._theirs
            if entry.thread == self.voice.thread and comment.submit_date <= self.voice.said_at
        ]

    @cached_property
    def others(self) -> list[Comment]:
        return [
            comment
            for entry, comment in self._theirs
            if entry.owed and entry.post_id == self.voice.post_id and comment not in self.earlier
        ]

    @cached_property
    def elsewhere(self) -> list[Comment]:
        return [c for e, c in self._theirs if e.owed and e.post_id != self.voice.post_id]

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


def open_voice(voice: Voice, *, by: Member, history: History, now: datetime) -> Opened:
    """Two queries: what belongs to the voice, and the comments around it."""
    # Read with the voice; the comment would ask for it once more, long text and all.
    voice.comment.post = voice.post
    found = gather(_parts(voice, by, history, now))
    facts = sorted((_fact(row, voice) for row in found["facts"]), key=lambda fact: fact.pk)
    return Opened(
        voice=voice,
        comment=voice.comment,
        member=by,
        now=now,
        history=history,
        found=found,
        comments=_comments(voice.comment, facts, found),
        facts=facts,
    )


def _parts(voice: Voice, by: Member, history: History, now: datetime) -> dict[str, QuerySet[Any]]:
    comment, drafts = voice.comment, Draft.objects.all()
    thread = Comment.objects.filter(root_id=comment.root_id).shown().order_by("path")
    others = [entry.voice_id for entry in _other_open(voice, history)]
    reach = reachable_voices(by).filter(pk__in=others) if others else Voice.objects.none()
    writer = ("member_id", "member__name", "member__username")
    note = ("pk", "at", "text", "by_id", "by__name", "by__username")
    return {
        "facts": few(Fact.objects.filter(voice=voice).order_by("-pk"), MOST_FACTS, *_FACT),
        "before": few(thread.filter(path__lt=comment.path).reverse(), BEFORE, "pk"),
        "after": few(thread.filter(path__gt=comment.path), AFTER, "pk"),
        "others": few(Comment.objects.filter(voice__in=reach), MOST_OTHERS, "pk", "voice_id"),
        "first": few(
            Voice.objects.filter(reader_key=voice.reader_key).order_by("said_at"), 1, "said_at"
        ),
        "notes": few(
            Note.objects.filter(reader_key=voice.reader_key).order_by("-at", "-pk"),
            MOST_NOTES,
            *note,
        ),
        "writing": few(
            drafts.active_since(now - WRITING).filter(voice=voice).exclude(member=by), 5, *writer
        ),
        "draft": few(drafts.filter(voice=voice, member=by), 1, "text"),
        "drafts": few(drafts.filter(member=by), MOST_DRAFTS, "pk"),
        "replies": few(usable_replies(by), MOST_REPLIES, "pk", "title"),
        # Enough of the article to be reminded of it, where nobody wrote a summary.
        "post": few(
            Post.objects.filter(pk=comment.post_id).annotate(opening=Left("body_html", 2000)),
            1,
            "summary",
            "opening",
        ),
    }


def _other_open(voice: Voice, history: History) -> list[Entry]:
    """This reader's other open voices, the last dozen."""
    found = [
        entry
        for entry in history.entries
        if entry.state == Voice.State.OPEN and entry.voice_id != voice.pk
    ]
    return found[-MOST_OTHERS:]


def _comments(
    comment: Comment, facts: list[Fact], found: dict[str, list[Row]]
) -> dict[int, Comment]:
    """The thread, the answers and the other voices' comments by id."""
    ids = {fact.comment_id for fact in facts if fact.visible and fact.comment_id}
    ids |= {row["pk"] for part in ("before", "after", "others") for row in found[part]}
    if comment.parent_id:
        ids.add(comment.parent_id)
    if not ids:
        return {}
    wanted = Comment.objects.select_related("user", "guest", "post").filter(pk__in=ids)
    light = wanted.defer("post__body", "post__body_html", "post__contents")
    return {comment.pk: comment for comment in light}


_FACT = (
    *("pk", "code", "at", "comment_id", "visible", "until", "act_id", "reason", "note"),
    *("by_id", "by__name", "by__username", "to_id", "to__name", "to__username"),
)


def _fact(row: Row, voice: Voice) -> Fact:
    at = moment(row["at"])
    assert at is not None
    return Fact(
        pk=row["pk"],
        voice=voice,
        code=row["code"],
        at=at,
        by=person(row, "by"),
        to=person(row, "to"),
        comment_id=row["comment_id"],
        visible=bool(row["visible"]),
        until=moment(row["until"]),
        act_id=row["act_id"],
        reason=row["reason"],
        note=row["note"],
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
