"""Proof that the ledger tells the truth: facts against comments, judgements against facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from blog.models import Post
from community.voices import ledger
from community.voices.models import Fact, Voice

from .kinds import kind_of
from .merging import set_kind
from .models import Comment
from .visibility import settle_shown, tell_of_replies

AT_ONCE = 1_000


@dataclass(frozen=True)
class Wrong:
    """One thing that is not as it should be, in a sentence."""

    voice_id: int | None
    comment_id: int | None
    what: str


def check_post(post_id: int, *, now: datetime, repair: bool = False) -> list[Wrong]:
    """All that is wrong about one post's voices; with `repair` it is mended on the way.

    Runs in one transaction that holds the post's conversations still.
    """
    with transaction.atomic():
        ledger.hold_still(post_id)
        wrong: list[Wrong] = []
        ids = list(Comment.objects.filter(post_id=post_id).order_by("pk").values_list("pk"))
        for start in range(0, len(ids), AT_ONCE):
            some = [pk for (pk,) in ids[start : start + AT_ONCE]]
            wrong += check_comments(post_id, some, now=now, repair=repair)
        wrong += _orphans(post_id, repair)
        wrong += _judgements(post_id, now, repair)
    return wrong


def check_comments(
    post_id: int, ids: list[int], *, now: datetime, repair: bool = False
) -> list[Wrong]:
    """All that is wrong about these comments of the post; the caller holds it still."""
    comments = Comment.objects.filter(post_id=post_id, pk__in=ids)
    post = Post.objects.get(pk=post_id)
    by_id = {comment.pk: comment for comment in comments.select_related("voice", "guest")}
    return list(_facts(post, by_id, now, repair))


def _facts(post: Post, by_id: dict[int, Comment], now: datetime, repair: bool) -> Iterator[Wrong]:
    above = {comment.parent_id for comment in by_id.values()} - {0}
    parents = Comment.objects.filter(post=post).select_related("voice", "guest").in_bulk(above)
    replied_to = set(_replied_to(post, by_id))
    answered = _answered(by_id)
    for comment in by_id.values():
        parent = parents.get(comment.parent_id)
        yield from _tree(comment, parent, repair)
        voice = comment.voice
        if comment.by_team:
            if voice is not None:
                yield Wrong(voice.pk, comment.pk, "a team comment has a voice")
                if repair:
                    Comment.objects.filter(pk=comment.pk).update(voice=None)
                    voice.delete()
            yield from _answers(comment, answered, now, repair)
            continue
        if voice is None:
            yield Wrong(None, comment.pk, "a reader's comment has no voice")
            if repair:
                comment.voice = _new_voice(comment, post, parent, now)
                comment.save(update_fields=["voice"])
            continue
        expected = {
            "visible": comment.state == Comment.State.PUBLIC,
            "post_visible": post.is_public,
            "answer_everything": post.answer_everything,
            "thread": comment.root_id,
            "post_id": post.pk,
            "reader_key": comment.reader_key,
            "said_at": comment.submit_date,
        }
        for name, value in expected.items():
            if getattr(voice, name) != value:
                yield Wrong(voice.pk, comment.pk, f"{name} is {getattr(voice, name)}, not {value}")
                if repair:
                    setattr(voice, name, value)
                    voice.save(update_fields=[name.removesuffix("_id")])
        kind = kind_of(comment.reader_key, parent)
        if voice.kind != kind:
            yield Wrong(voice.pk, comment.pk, f"kind is {voice.kind}, not {kind}")
            if repair:
                set_kind(comment, kind)
        replied = comment.pk in replied_to
        if voice.has_reply != replied:
            yield Wrong(voice.pk, comment.pk, f"has_reply is {voice.has_reply}, not {replied}")
            if repair:
                tell_of_replies(comment, now=now)
        yield from _answers(comment, answered, now, repair)


def _orphans(post_id: int, repair: bool) -> Iterator[Wrong]:
    theirs = Voice.objects.filter(post_id=post_id, comment=None)
    for voice in theirs.exclude(kind=Voice.Kind.ELSEWHERE):
        yield Wrong(voice.pk, None, "a voice without a comment")
        if repair:
            voice.delete()


def _replied_to(post: Post, by_id: dict[int, Comment]) -> Iterator[int]:
    """Who got a public direct reply by somebody else."""
    replies = Comment.objects.public().filter(
        post=post,
        # The library's parent_id has no index; the thread narrows it.
        root_id__in={comment.root_id for comment in by_id.values()},
        parent_id__in=by_id,
    )
    for reply in replies.select_related("guest").defer("comment", "body_html"):
        parent = by_id[reply.parent_id]
        if reply.root_id == parent.root_id and reply.reader_key != parent.reader_key:
            yield parent.pk


def _answered(by_id: dict[int, Comment]) -> set[tuple[int | None, bool]]:
    """Which of them answered something, and whether that counts as visible."""
    facts = Fact.objects.filter(comment_id__in=by_id, code__in=ledger.OF_AN_ANSWER)
    return set(facts.order_by().values_list("comment_id", "visible").distinct())


def _answers(
    comment: Comment, answered: set[tuple[int | None, bool]], now: datetime, repair: bool
) -> Iterator[Wrong]:
    public = comment.state == Comment.State.PUBLIC
    if (comment.pk, not public) in answered:
        yield Wrong(None, comment.pk, f"an answer's visible is not {public}")
        if repair:
            ledger.set_answers_visible(comment.pk, public, now=now)


def _tree(comment: Comment, parent: Comment | None, repair: bool) -> Iterator[Wrong]:
    flags = (
        comment.state == Comment.State.PUBLIC,
        comment.state in (Comment.State.REMOVED, Comment.State.DELETED),
    )
    if (comment.is_public, comment.is_removed) != flags:
        yield Wrong(None, comment.pk, "the library's flags don't follow the state")
        if repair:
            comment.is_public, comment.is_removed = flags
            comment.save(update_fields=["is_public", "is_removed"])
    if comment.parent_id and (parent is None or parent.root_id != comment.root_id):
        yield Wrong(None, comment.pk, "its parent is in another thread")
    if not comment.path.startswith(f"{comment.root_id:010d}") or not comment.path.endswith(
        f"{comment.pk:010d}"
    ):
        yield Wrong(None, comment.pk, "its path doesn't lead from the root to it")
    before = comment.is_shown
    shown = (
        comment.state == Comment.State.PUBLIC
        or Comment.objects.below(comment).filter(post_id=comment.post_id).shown().exists()
    )
    if before != shown:
        yield Wrong(None, comment.pk, f"is_shown is {before}, not {shown}")
        if repair:
            settle_shown(comment)


def _judgements(post_id: int, now: datetime, repair: bool) -> list[Wrong]:
    conversations: dict[tuple[int | None, str], list[Voice]] = {}
    for voice in Voice.objects.filter(post_id=post_id):
        conversations.setdefault((voice.thread, voice.reader_key), []).append(voice)
    wrong = []
    for voices in conversations.values():
        judged = ledger.recompute(voices, now)
        for voice in voices:
            names = ledger.differences(voice, judged[voice.pk])
            wrong += [
                Wrong(
                    voice.pk,
                    None,
                    f"{name} is {getattr(voice, name)}, not {getattr(judged[voice.pk], name)}",
                )
                for name in names
            ]
        if repair:
            ledger.rejudge(voices, now)
    return wrong


def _new_voice(comment: Comment, post: Post, parent: Comment | None, now: datetime) -> Voice:
    first = post.authorships.first()
    voice = ledger.open_voice(
        post=post,
        thread=comment.root_id,
        reader_key=comment.reader_key,
        kind=kind_of(comment.reader_key, parent),
        said_at=comment.submit_date,
        now=now,
        visible=comment.state == Comment.State.PUBLIC,
        owner_id=first.member_id if first else None,
    )
    return voice
