"""The ledger: facts against comments, judgements against facts.

Statements find who may be wrong; `comments.checking` and the ledger's own `recompute` have the
last word, while the post stands still.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from community.comments.checking import check_comments
from community.voices import ledger, rules
from community.voices.ledger import Conversation
from community.voices.models import AnswerRules, Fact, Voice
from community.voices.rules import Targets

from .check import Check, Found, SqlCheck, by_post, execute, hold, ids_of, ranges, rows_of
from .threads import KEY as COMMENT_KEY
from .threads import WALKS as COMMENTS

INSTANT = timedelta(microseconds=1)
VOICES, FACTS = ("voices_voice", "id"), ("voices_fact", "id")


def _reader(d: str, c: str, g: str, v: str) -> str:
    """As `readers.reader_key` has it; the voice alone knows how a bare name is written."""
    return (
        f"CASE WHEN {d}.user_id IS NOT NULL THEN 'm' || {d}.user_id "
        f"WHEN {g}.member_id IS NOT NULL THEN 'm' || {g}.member_id "
        f"WHEN {c}.guest_id IS NOT NULL THEN 'g' || {c}.guest_id ELSE {v}.reader_key END"
    )


_WRITER, _PARENT = _reader("d", "c", "g", "v"), _reader("pd", "p", "pg", "pv")
_ROWS = """
    comments_comment c
    JOIN django_comments d ON d.id = c.xtdcomment_ptr_id
    JOIN django_comments_xtd_xtdcomment x ON x.comment_ptr_id = c.xtdcomment_ptr_id
    JOIN blog_post post ON post.id = c.post_id
    LEFT JOIN members_guest g ON g.id = c.guest_id
    LEFT JOIN voices_voice v ON v.id = c.voice_id
    LEFT JOIN comments_comment p ON p.xtdcomment_ptr_id = x.parent_id AND x.parent_id <> 0
    LEFT JOIN django_comments pd ON pd.id = p.xtdcomment_ptr_id
    LEFT JOIN members_guest pg ON pg.id = p.guest_id
    LEFT JOIN voices_voice pv ON pv.id = p.voice_id
"""
# Somebody who replies to themselves says what they said before, in the same tone.
_KIND = f"""
    CASE WHEN p.xtdcomment_ptr_id IS NULL THEN 'first'
    WHEN ({_PARENT}) <> ({_WRITER}) THEN CASE WHEN p.by_team THEN 'follow_up' ELSE 'peer' END
    ELSE pv.kind END
"""
SUSPECTS = [
    # A comment whose voice says something else than it does.
    (
        COMMENTS,
        f"""
        SELECT {COMMENT_KEY} AS id, c.post_id AS post_id FROM {_ROWS}
        WHERE ({COMMENT_KEY} > {{after}} AND {COMMENT_KEY} <= {{upto}}) AND (
            (c.by_team AND v.id IS NOT NULL) OR (NOT c.by_team AND v.id IS NULL)
            OR (v.id IS NOT NULL AND (v.visible <> (c.state = 'public')
            OR v.post_visible <> (post.state = 'published')
            OR v.answer_everything <> post.answer_everything
            OR COALESCE(v.thread, 0) <> c.root_id OR COALESCE(v.post_id, 0) <> c.post_id
            OR v.said_at <> d.submit_date OR v.reader_key <> {_WRITER} OR v.kind <> {_KIND})))
        """,
    ),
    # A public reply by somebody else that the voice above it doesn't know of.
    (
        COMMENTS,
        f"""
        SELECT p.xtdcomment_ptr_id AS id, p.post_id AS post_id FROM {_ROWS}
        WHERE ({COMMENT_KEY} > {{after}} AND {COMMENT_KEY} <= {{upto}}) AND c.state = 'public'
            AND NOT pv.has_reply AND c.root_id = p.root_id AND ({_PARENT}) <> COALESCE(
                {_WRITER}, '')
        """,
    ),
    # A voice that knows of a reply that isn't there.
    (
        COMMENTS,
        f"""
        SELECT {COMMENT_KEY} AS id, c.post_id AS post_id FROM comments_comment c
        JOIN voices_voice v ON v.id = c.voice_id
        WHERE ({COMMENT_KEY} > {{after}} AND {COMMENT_KEY} <= {{upto}}) AND v.has_reply
            AND NOT EXISTS (SELECT 1 FROM comments_comment r
                JOIN django_comments_xtd_xtdcomment x ON x.comment_ptr_id = r.xtdcomment_ptr_id
                WHERE r.root_id = c.root_id AND r.is_shown AND r.state = 'public'
                AND r.path > CASE WHEN length(c.path) > 10
                    THEN substr(c.path, 1, length(c.path) - 10) ELSE '' END
                AND x.parent_id = {COMMENT_KEY})
        """,
    ),
    # An answer that counts though nobody can see it, or the other way round.
    (
        FACTS,
        f"""
        SELECT DISTINCT {COMMENT_KEY} AS id, c.post_id AS post_id FROM voices_fact f
        JOIN comments_comment c ON {COMMENT_KEY} = f.comment_id
        WHERE (f.id > {{after}} AND f.id <= {{upto}})
            AND f.code IN ('answered', 'reopened', 'snoozed')
            AND f.visible <> (c.state = 'public')
        """,
    ),
]


class FactsOfVoices:
    """What a voice says of its comment, by `comments.checking`."""

    code = "voice"

    def batches(self) -> Iterator[list[Found]]:
        for walks, sql in SUSPECTS:
            for after, upto in ranges(*walks):
                suspects = [
                    Found(self.code, "", row["id"], row["post_id"])
                    for row in rows_of(sql.format(after=after, upto=upto))
                ]
                yield self._look(suspects, repair=False)

    def mend(self, found: Sequence[Found]) -> None:
        self._look(found, repair=True)

    def _look(self, suspects: Sequence[Found], *, repair: bool) -> list[Found]:
        found = []
        for post_id, some in by_post(suspects):
            if post_id is None:
                continue
            ids = sorted({one.id for one in some})
            for start in range(0, len(ids), 500):
                with transaction.atomic():
                    _hold(post_id, repair)
                    part, now = ids[start : start + 500], timezone.now()
                    found += [
                        Found(
                            self.code,
                            f"Comment {wrong.comment_id} under post {post_id}, "
                            f"voice {wrong.voice_id or '-'}: {wrong.what}.",
                            wrong.comment_id or 0,
                            post_id,
                        )
                        for wrong in check_comments(post_id, part, now=now, repair=repair)
                    ]
        return found


@dataclass(frozen=True)
class _Judgement(Found):
    conversation: Conversation | None = None


class Judgements:
    """What is stored of a voice is what the ledger makes of its facts."""

    code = "judgement"

    def batches(self) -> Iterator[list[Found]]:
        targets = rules.targets()
        for after, upto in ranges(*VOICES, size=2_000):
            found: list[Found] = []
            for conversation in _wrong(_beginning_in(after, upto), targets):
                with transaction.atomic():
                    ledger.hold_still(conversation[0])
                    found += self._again(conversation)
            yield found

    def mend(self, found: Sequence[Found]) -> None:
        for post_id, some in by_post(found):
            conversations = {one.conversation for one in some if isinstance(one, _Judgement)}
            with transaction.atomic():
                hold(post_id)
                ledger.rejudge_conversations({c for c in conversations if c}, timezone.now())

    def _again(self, conversation: Conversation) -> Iterator[Found]:
        """As it is now that nothing in it can change."""
        post_id, thread, reader_key = conversation
        about: dict[str, Any] = {"post_id": post_id, "thread": thread, "reader_key": reader_key}
        stored = list(Voice.objects.filter(**about))
        judged = ledger.recompute(stored, _as_of(stored))
        for voice in stored:
            for name in _differences(voice, judged[voice.pk]):
                yield _Judgement(
                    self.code,
                    f"Voice {voice.pk} under post {post_id} has {name}="
                    f"{getattr(voice, name)}, and its facts say {getattr(judged[voice.pk], name)}.",
                    voice.pk,
                    post_id,
                    conversation=conversation,
                )


def _beginning_in(after: int, upto: int) -> dict[Conversation, list[Voice]]:
    """Conversations whose first voice has a key of this piece, each complete."""
    whole = Voice.objects.raw(
        """
        SELECT v.* FROM voices_voice v JOIN (
            SELECT DISTINCT thread, reader_key FROM voices_voice WHERE id > %s AND id <= %s
        ) piece ON piece.thread = v.thread AND piece.reader_key = v.reader_key
        """,
        [after, upto],
    )
    unthreaded = Voice.objects.filter(thread=None, pk__gt=after, pk__lte=upto)
    found: dict[Conversation, list[Voice]] = {}
    for voice in [*whole, *unthreaded]:
        found.setdefault((voice.post_id, voice.thread, voice.reader_key), []).append(voice)
    return {
        conversation: voices
        for conversation, voices in found.items()
        if conversation[1] is None or min(voice.pk for voice in voices) > after
    }


def _wrong(
    conversations: dict[Conversation, list[Voice]], targets: Targets
) -> Iterator[Conversation]:
    ids = [voice.pk for voices in conversations.values() for voice in voices]
    facts = ledger.facts_of(ids)
    for conversation, voices in conversations.items():
        judged = ledger.recompute(voices, _as_of(voices), targets, facts)
        if any(_differences(voice, judged[voice.pk]) for voice in voices):
            yield conversation


def _as_of(voices: list[Voice]) -> datetime:
    """A clock that ran out since is the worker's to look at: until then all was as judged."""
    now = timezone.now()
    clocks = [voice.changes_at for voice in voices if voice.changes_at is not None]
    return min([now, *(clock - INSTANT for clock in clocks)])


def _differences(voice: Voice, judged: ledger.Judged) -> list[str]:
    wrong = ledger.differences(voice, judged)
    if {"due_at", "offered_at"}.intersection(wrong) and _recounting():
        wrong = [name for name in wrong if name not in ("due_at", "offered_at")]
    return wrong


def _recounting() -> bool:
    """The rules changed, and a job is about to count the due times again."""
    return AnswerRules.objects.filter(recount_from__isnull=False).exists()


def _hold(post_id: int | None, repair: bool) -> None:
    if repair:
        hold(post_id)
    else:
        ledger.hold_still(post_id)


def _forget_voices(rows: list[dict[str, Any]]) -> None:
    Voice.objects.filter(pk__in=[row["id"] for row in rows], comment=None).delete()


def _forget_facts(rows: list[dict[str, Any]]) -> None:
    facts = Fact.objects.filter(pk__in=[row["id"] for row in rows])
    voices = list(Voice.objects.filter(facts__in=facts).distinct())
    execute(f"DELETE FROM voices_fact WHERE id IN ({ids_of(rows)})")
    ledger.rejudge(voices, timezone.now())


def _settle_newcomers(rows: list[dict[str, Any]]) -> None:
    for reader_key in {row["reader_key"] for row in rows}:
        ledger.settle_newcomer(reader_key)


CHECKS: list[Check] = [
    SqlCheck(
        code="voice_without_comment",
        walks=VOICES,
        key="v.id",
        sql="""
            SELECT v.id AS id, v.post_id AS post_id FROM voices_voice v
            LEFT JOIN comments_comment c ON c.voice_id = v.id
            WHERE {batch} AND v.kind <> 'elsewhere' AND c.voice_id IS NULL
        """,
        words="Voice {id} under post {post_id} is an orphan: no comment says it.",
        put_right=_forget_voices,
    ),
    SqlCheck(
        code="fact_without_comment",
        walks=FACTS,
        key="f.id",
        sql="""
            SELECT f.id AS id, v.post_id AS post_id, f.voice_id AS voice_id, f.code AS code,
                f.comment_id AS comment_id FROM voices_fact f JOIN voices_voice v
                ON v.id = f.voice_id
            WHERE {batch} AND f.comment_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM comments_comment c WHERE c.xtdcomment_ptr_id = f.comment_id)
        """,
        words="Fact {id} says that voice {voice_id} was {code} by comment {comment_id}, which "
        "isn't there.",
        put_right=_forget_facts,
    ),
    FactsOfVoices(),
    SqlCheck(
        code="newcomer",
        walks=VOICES,
        key="v.id",
        sql="""
            SELECT v.id AS id, v.post_id AS post_id, v.reader_key AS reader_key
            FROM voices_voice v WHERE {batch} AND (
                (v.is_newcomer AND EXISTS (SELECT 1 FROM voices_voice o
                    WHERE o.reader_key = v.reader_key AND o.is_newcomer AND o.id <> v.id))
                OR (NOT v.is_newcomer AND NOT EXISTS (SELECT 1 FROM voices_voice o
                    WHERE o.reader_key = v.reader_key AND o.id <> v.id
                    AND (o.is_newcomer OR o.id < v.id))))
        """,
        words="Voice {id}: one thing that reader {reader_key} said should be marked as their "
        "first, and it is none or several.",
        put_right=_settle_newcomers,
    ),
    Judgements(),
]
