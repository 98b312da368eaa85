"""The verbs of the ledger. Each stores a fact and judges the conversations it touches.

Every verb must run inside a transaction that holds the post's row (`blog.models.lock_post`
for what changes the public page, `hold_still` for what doesn't): that row is the mutex of
the post's conversations.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from blog.models import Post
from community.events.models import Event
from community.members.models import Member
from socialblog.lib.rows import insert

from . import rules
from .judging import Happened, Judged, Said, judge
from .models import Fact, Voice
from .rules import Targets

__all__ = ["judge", "open_voice", "rejudge", "tick"]


@dataclass(frozen=True)
class Heard:
    """What plain rules read out of a reader's words (`socialblog.lib.talk`)."""

    is_question: bool = False
    is_thanks: bool = False
    language: str = ""


Conversation = tuple[int | None, int | None, str]  # post id, thread, reader key

# What one answer may say at once: it is there, "keep it open", and "we come back to it".
OF_AN_ANSWER = (Fact.Code.ANSWERED, Fact.Code.REOPENED, Fact.Code.SNOOZED)

JUDGED_FIELDS = [
    "state",
    "owed",
    "waiting_since",
    "last_activity_at",
    "settled_at",
    "changes_at",
    "lane",
    "lane_at",
    "due_at",
    "offered_at",
    "first_answered_at",
]


def hold_still(post_id: int | None) -> None:
    """Keep the post's conversations from changing until the transaction ends."""
    if post_id is not None:
        list(Post.objects.select_for_update(no_key=True).filter(pk=post_id).values_list("pk"))


def open_voice(
    *,
    post: Post,
    thread: int,
    reader_key: str,
    kind: str,
    said_at: datetime,
    now: datetime,
    visible: bool,
    owner_id: int | None,
    mentions_team: bool = False,
    heard: Heard | None = None,
    begins_thread: bool = False,
    replies_to: tuple[int, str] | None = None,
) -> Voice:
    """Store what a reader said, and judge their conversation.

    `replies_to` is the voice (its key and whose it is) in the same thread that has a public reply
    by somebody else now.
    """
    heard = heard or Heard()
    voice = Voice(
        post=post,
        thread=thread,
        reader_key=reader_key,
        kind=kind,
        said_at=said_at,
        visible=visible,
        post_visible=post.is_public,
        owner_id=owner_id,
        mentions_team=mentions_team,
        answer_everything=post.answer_everything,
        rises_at=rises_at(kind, said_at),
        is_question=heard.is_question,
        is_thanks=heard.is_thanks,
        language=heard.language,
    )
    readers = [reader_key] if replies_to is None else [reader_key, replies_to[1]]
    # A thread that only begins holds nobody's words yet.
    stored = [] if begins_thread else _conversations([(post.pk, thread, key) for key in readers])
    mine = [other for other in stored if other.reader_key == reader_key]
    targets = rules.TargetsWhenOwed()
    said = [*_with_facts(mine), _said(voice, ())]
    judged = judge(said, now, targets)
    _take_over(voice, judged[0])
    voice.is_newcomer = not mine and _is_newcomer(reader_key)
    insert(voice)
    _store(mine, judged)
    if replies_to is not None:
        theirs = [other for other in stored if other.reader_key != reader_key]
        for other in theirs:
            if other.pk == replies_to[0] and not other.has_reply:
                other.has_reply = True
                _store(
                    theirs, judge(_with_facts(theirs), now, targets), also={other.pk: "has_reply"}
                )
    return voice


def _is_newcomer(reader_key: str) -> bool:
    with connection.cursor() as cursor:
        asked = "SELECT NOT EXISTS (SELECT 1 FROM voices_voice WHERE reader_key = %s)"
        cursor.execute(asked, [reader_key])
        return bool(cursor.fetchone()[0])


def rises_at(kind: str, said_at: datetime) -> datetime | None:
    if kind != Voice.Kind.PEER:
        return None
    return said_at + timedelta(hours=settings.PEER_RISES_AFTER_HOURS)


def answer(
    voices: Iterable[Voice],
    *,
    comment_id: int,
    by: Member | None,
    at: datetime,
    now: datetime,
    visible: bool = True,
    keep_open: bool = False,
    promised: datetime | None = None,
    act: int | None = None,
) -> None:
    """A comment by the team answers these voices; with `keep_open` they stay owed.

    `promised` is when we said that we would come back to it: the first of them returns then.
    All of it holds only while readers can see the comment.
    """
    voices = list(voices)
    said = partial(Fact, at=at, by=by, comment_id=comment_id, visible=visible, act_id=act)
    facts = [said(voice=voice, code=Fact.Code.ANSWERED) for voice in voices]
    if promised is not None:
        promise = {"until": promised, "reason": Fact.Reason.PROMISE}
        facts.append(said(voice=voices[0], code=Fact.Code.REOPENED))
        facts.append(said(voice=voices[0], code=Fact.Code.SNOOZED, **promise))
    elif keep_open:
        facts += [said(voice=voice, code=Fact.Code.REOPENED) for voice in voices]
    Fact.objects.bulk_create(facts)
    rejudge(voices, now)


def earlier_open(voice: Voice) -> list[Voice]:
    """This reader's open voices in the thread said before `voice`."""
    return list(
        Voice.objects.filter(
            thread=voice.thread,
            reader_key=voice.reader_key,
            said_at__lte=voice.said_at,
            state=Voice.State.OPEN,
        ).exclude(pk=voice.pk)
    )


def accept(voice: Voice, *, comment_id: int, by: Member | None, at: datetime) -> None:
    """A reader's answer settled it, credited to the comment's writer; safe to repeat."""
    facts = voice.facts.filter(code=Fact.Code.ACCEPTED, comment_id=comment_id)
    if facts.filter(visible=True).exists():
        return
    _add(voice, Fact.Code.ACCEPTED, by=by, at=at, comment_id=comment_id)


def unaccept(voice: Voice, *, comment_id: int, now: datetime) -> None:
    voice.facts.filter(code=Fact.Code.ACCEPTED, comment_id=comment_id).update(visible=False)
    rejudge([voice], now)


def close(
    voice: Voice,
    *,
    by: Member | None,
    reason: str,
    at: datetime,
    note: str = "",
    act: int | None = None,
) -> None:
    """No reply needed; does nothing when it is closed already."""
    if voice.state != Voice.State.CLOSED:
        _add(voice, Fact.Code.CLOSED, by=by, at=at, reason=reason, note=note, act_id=act)


def reopen(voice: Voice, *, by: Member | None, at: datetime, act: int | None = None) -> None:
    """Somebody thinks that an answer is owed after all; does nothing when it is already."""
    if not voice.owed and voice.state != Voice.State.WITHDRAWN:
        _add(voice, Fact.Code.REOPENED, by=by, at=at, act_id=act)


def snooze(
    voice: Voice,
    *,
    by: Member | None,
    at: datetime,
    until: datetime | None,
    act: int | None = None,
) -> None:
    """Out of sight until a time or, with None, until they write again."""
    if voice.state in (Voice.State.OPEN, Voice.State.SNOOZED):
        _add(voice, Fact.Code.SNOOZED, by=by, at=at, until=until, act_id=act)


def assign(
    voice: Voice,
    *,
    to: Member | None,
    by: Member | None,
    at: datetime,
    note: str = "",
    act: int | None = None,
) -> None:
    """Somebody's to answer from now on; None hands it back to the article's first author."""
    Fact.objects.create(
        voice=voice, code=Fact.Code.ASSIGNED, at=at, by=by, to=to, note=note, act_id=act
    )
    _settle_owner(voice)
    rejudge([voice], at)


def undo(act: int, *, now: datetime) -> list[Voice]:
    """What one press of a button did never happened; the voices that it was about.

    The caller holds their posts. Comments are taken back by their own room.
    """
    facts = Fact.objects.filter(act_id=act, visible=True)
    voices = list(Voice.objects.filter(facts__in=facts).distinct())
    assigned = set(facts.filter(code=Fact.Code.ASSIGNED).values_list("voice_id", flat=True))
    facts.update(visible=False)
    for voice in voices:
        if voice.pk in assigned:
            _settle_owner(voice)
    rejudge(voices, now)
    return voices


def _settle_owner(voice: Voice) -> None:
    """Whoever it was last assigned to, else the article's first author."""
    last = voice.facts.filter(code=Fact.Code.ASSIGNED, visible=True).order_by("at", "id").last()
    owner = last.to if last is not None else None
    if owner is None and voice.post is not None:
        first = voice.post.authorships.select_related("member").first()
        owner = first.member if first else None
    voice.owner = owner
    Voice.objects.filter(pk=voice.pk).update(owner=owner)


def acknowledge(voice: Voice, *, by: Member, at: datetime, act: int | None = None) -> None:
    """The team's heart: seen, and still owed unless the site is set otherwise."""
    if not voice.facts.filter(code=Fact.Code.ACKNOWLEDGED, by=by, visible=True).exists():
        settles = settings.HEART_SETTLES
        _add(voice, Fact.Code.ACKNOWLEDGED, by=by, at=at, settles=settles, act_id=act)


def unacknowledge(voice: Voice, *, by: Member, now: datetime) -> None:
    """The heart was taken back, and with it whatever it settled."""
    if voice.facts.filter(code=Fact.Code.ACKNOWLEDGED, by=by, visible=True).update(visible=False):
        rejudge([voice], now)


def edited(voice: Voice, *, at: datetime) -> None:
    """Its writer changed it materially."""
    _add(voice, Fact.Code.EDITED, at=at)


def reworded(voice: Voice, heard: Heard) -> None:
    """Its writer changed the words, however little: what they say is read anew."""
    voice.is_question, voice.is_thanks = heard.is_question, heard.is_thanks
    voice.language = heard.language
    voice.save(update_fields=["is_question", "is_thanks", "language"])


def settle_newcomer(reader_key: str) -> None:
    """Two readers turned out to be one: only the first thing that they said makes a newcomer."""
    theirs = Voice.objects.filter(reader_key=reader_key)
    first = theirs.order_by("said_at", "pk").values_list("pk", flat=True).first()
    if first is not None:
        theirs.filter(is_newcomer=True).exclude(pk=first).update(is_newcomer=False)
        theirs.filter(pk=first, is_newcomer=False).update(is_newcomer=True)


def set_visible(voice: Voice, visible: bool, *, now: datetime) -> None:
    if voice.visible != visible:
        voice.visible = visible
        Voice.objects.filter(pk=voice.pk).update(visible=visible)
        rejudge([voice], now)


def set_answers_visible(
    comment_id: int, visible: bool, *, now: datetime, accepted: bool = False
) -> None:
    """The comment that answered was held, deleted, or came back.

    What was un-accepted meanwhile doesn't come back as an accepted answer.
    """
    codes = [*OF_AN_ANSWER]
    if accepted or not visible:
        codes.append(Fact.Code.ACCEPTED)
    facts = Fact.objects.filter(comment_id=comment_id, code__in=codes)
    voices = list(Voice.objects.filter(facts__in=facts.exclude(visible=visible)).distinct())
    if voices:
        facts.update(visible=visible)
        rejudge(voices, now)


def set_has_reply(voice: Voice, has_reply: bool, *, now: datetime) -> None:
    if voice.has_reply != has_reply:
        voice.has_reply = has_reply
        Voice.objects.filter(pk=voice.pk).update(has_reply=has_reply)
        rejudge([voice], now)


def post_visibility_changed(event: Event, post: Post) -> None:
    """Its post was withdrawn or published again: all of its voices with it."""
    Voice.objects.filter(post=post).update(post_visible=post.is_public)
    rejudge(Voice.objects.filter(post=post), event.at)


def answer_everything_changed(event: Event, post: Post) -> None:
    Voice.objects.filter(post=post).update(answer_everything=post.answer_everything)
    rejudge(Voice.objects.filter(post=post, kind=Voice.Kind.PEER), event.at)


def tick(now: datetime | None = None, *, most: int = 500) -> int:
    """Judge again whose judgement changes by time alone. How many voices were due."""
    now = now or timezone.now()
    due = list(Voice.objects.due(now).order_by("changes_at")[:most])
    by_post: dict[int | None, list[Voice]] = {}
    for voice in due:
        by_post.setdefault(voice.post_id, []).append(voice)
    for post_id, voices in by_post.items():
        with transaction.atomic():
            hold_still(post_id)
            rejudge(voices, now)
    return len(due)


def rejudge(voices: Iterable[Voice], now: datetime) -> int:
    """Judge the conversations of these voices and store what changed. How many voices did."""
    return rejudge_conversations(
        {(voice.post_id, voice.thread, voice.reader_key) for voice in voices}, now
    )


def rejudge_conversations(conversations: set[Conversation], now: datetime) -> int:
    targets = rules.TargetsWhenOwed()
    changed = 0
    for conversation in conversations:
        stored = _conversations([conversation])
        changed += _store(stored, judge(_with_facts(stored), now, targets))
    return changed


def recompute(
    stored: list[Voice],
    now: datetime,
    targets: Targets | rules.TargetsWhenOwed | None = None,
    facts: dict[int, list[Happened]] | None = None,
) -> dict[int, Judged]:
    """What the facts of one conversation's voices say as of `now`, by voice id.

    `facts` are asked for unless whoever looks at many conversations has them already.
    """
    return judge(_with_facts(stored, facts), now, targets or rules.TargetsWhenOwed())


def facts_of(voice_ids: Iterable[int]) -> dict[int, list[Happened]]:
    """What counts of each voice, as `judge` takes it."""
    facts: dict[int, list[Happened]] = {}
    for fact in Fact.objects.filter(voice_id__in=list(voice_ids), visible=True):
        facts.setdefault(fact.voice_id, []).append(
            Happened(fact.pk, fact.code, fact.at, fact.settles, fact.until, fact.reason)
        )
    return facts


def _conversations(asked: list[Conversation]) -> list[Voice]:
    """The voices of few conversations; each knows whether anything happened to it."""
    known, values = [], []
    for conversation in asked:
        parts = []
        for column, value in zip(("post_id", "thread", "reader_key"), conversation, strict=True):
            parts.append(f"{column} IS NULL" if value is None else f"{column} = %s")
            values += [] if value is None else [value]
        known.append(f"({' AND '.join(parts)})")
    return list(Voice.objects.raw(_VOICES + " OR ".join(known), values))


_VOICES = """
SELECT voice.*, EXISTS (
    SELECT 1 FROM voices_fact WHERE voice_id = voice.id AND visible
) AS has_facts
FROM voices_voice voice WHERE """


def _with_facts(voices: list[Voice], facts: dict[int, list[Happened]] | None = None) -> list[Said]:
    """The voices with all that happened to them."""
    if facts is None:
        ids = [voice.pk for voice in voices if getattr(voice, "has_facts", True)]
        facts = facts_of(ids) if ids else {}
    return [_said(voice, tuple(facts.get(voice.pk, ()))) for voice in voices]


def _store(
    voices: list[Voice], judged: dict[int, Judged], *, also: dict[int, str] | None = None
) -> int:
    """Write what is judged otherwise than it is stored. How many voices were."""
    changed = 0
    for voice in voices:
        wrong = _take_over(voice, judged[voice.pk])
        named = [also[voice.pk]] if also and voice.pk in also else []
        if wrong:
            changed += 1
            voice.version += 1
            named += [*wrong, "version"]
        if named:
            voice.save(update_fields=named)
    return changed


def differences(voice: Voice, judged: Judged) -> list[str]:
    """Names of the judged columns in which the stored voice is wrong."""
    return [name for name in JUDGED_FIELDS if getattr(voice, name) != getattr(judged, name)]


def _take_over(voice: Voice, judged: Judged) -> list[str]:
    """The names of the columns that changed."""
    wrong = differences(voice, judged)
    for name in wrong:
        setattr(voice, name, getattr(judged, name))
    return wrong


def _said(voice: Voice, facts: tuple[Happened, ...]) -> Said:
    return Said(
        id=voice.pk or 0,
        kind=voice.kind,
        said_at=voice.said_at,
        visible=voice.visible and voice.post_visible,
        mentions_team=voice.mentions_team,
        answer_everything=voice.answer_everything,
        has_reply=voice.has_reply,
        rises_at=voice.rises_at,
        facts=facts,
    )


def _add(voice: Voice, code: str, *, at: datetime, by: Member | None = None, **details) -> None:
    Fact.objects.create(voice=voice, code=code, at=at, by=by, **details)
    rejudge([voice], at)
