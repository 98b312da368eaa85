"""What is done about voices but answering them: for one or for many, undone together.

Each verb takes ids of voices that `by` may act on and says what it changed; what was changed by
somebody else meanwhile is left as it is.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from community.comments import featuring, liking
from community.comments.posting import is_by_team
from community.comments.refusals import Refused
from community.events.recording import record
from community.members.models import Member
from community.voices import ledger
from community.voices.models import Fact, Voice

from .models import Act

State = Voice.State


@dataclass(frozen=True)
class Done:
    """`act` undoes it; None where nothing was changed. `left` counts what stayed as it was."""

    act: Act | None
    changed: list[int] = field(default_factory=list)
    left: int = 0


def close(ids: Collection[int], *, by: Member, reason: str, note: str = "") -> Done:
    """No reply needed. What was answered, closed or withdrawn meanwhile is left."""

    def each(voice: Voice, act: Act) -> bool:
        if voice.state not in (State.OPEN, State.SNOOZED):
            return False
        ledger.close(voice, by=by, reason=reason, at=act.at, note=note, act=act.pk)
        _record("voice.closed", voice, act, reason=reason)
        return True

    return _do("close", ids, by, each)


def reopen(ids: Collection[int], *, by: Member) -> Done:
    """An answer is owed after all. What is owed already, or can't be seen any more, is left."""

    def each(voice: Voice, act: Act) -> bool:
        if voice.owed or voice.state == State.WITHDRAWN:
            return False
        ledger.reopen(voice, by=by, at=act.at, act=act.pk)
        _record("voice.reopened", voice, act)
        return True

    return _do("reopen", ids, by, each)


def snooze(ids: Collection[int], *, by: Member, until: datetime | None) -> Done:
    """Out of sight until a time or, with None, until they write again."""

    def each(voice: Voice, act: Act) -> bool:
        if voice.state not in (State.OPEN, State.SNOOZED):
            return False
        ledger.snooze(voice, by=by, at=act.at, until=until, act=act.pk)
        _record("voice.snoozed", voice, act)
        return True

    return _do("snooze", ids, by, each)


def assign(ids: Collection[int], *, by: Member, to: Member, note: str = "") -> Done:
    """`to` answers from now on. Left is what is theirs already, and where they may not answer."""

    def each(voice: Voice, act: Act) -> bool:
        if voice.owner_id == to.pk and not note:
            return False
        if voice.post is None or not is_by_team(to, voice.post):
            return False
        ledger.assign(voice, to=to, by=by, at=act.at, note=note, act=act.pk)
        _record("voice.assigned", voice, act, to=to.pk)
        return True

    return _do("take" if to == by else "assign", ids, by, each)


def hand_back(ids: Collection[int], *, by: Member) -> Done:
    """The article's first author answers again; what nobody was given is left."""

    def each(voice: Voice, act: Act) -> bool:
        last = voice.facts.filter(code=Fact.Code.ASSIGNED, visible=True).order_by("at", "id").last()
        if last is None or last.to_id is None:
            return False
        ledger.assign(voice, to=None, by=by, at=act.at, act=act.pk)
        _record("voice.assigned", voice, act, to=None)
        return True

    return _do("hand_back", ids, by, each)


def heart(ids: Collection[int], *, by: Member) -> Done:
    """We have seen it. What `by` gave a heart before, or is hidden, is left."""
    return _about_comments("heart", "hearts", ids, by, _give_heart)


def feature(ids: Collection[int], *, by: Member) -> Done:
    """Named above the conversation. What is featured already, or hidden, is left."""
    return _about_comments(
        "feature", "featured", ids, by, lambda voice, act: featuring.feature(voice.comment, by=by)
    )


def _give_heart(voice: Voice, act: Act) -> bool:
    assert act.by is not None
    if liking.liked_by(act.by, [voice.comment.pk]):
        return False
    liking.like(voice.comment, by=act.by, act=act.pk)
    return True


def _about_comments(
    verb: str, kept_as: str, ids: Collection[int], by: Member, do: Callable[[Voice, Act], bool]
) -> Done:
    comments: list[int] = []

    def each(voice: Voice, act: Act) -> bool:
        if voice.state == State.WITHDRAWN or not hasattr(voice, "comment"):
            return False
        try:
            changed = do(voice, act)
        except Refused:
            return False
        if changed:
            comments.append(voice.comment.pk)
        return changed

    return _do(verb, ids, by, each, lambda: {kept_as: comments})


@transaction.atomic
def _do(
    verb: str,
    ids: Collection[int],
    by: Member,
    each: Callable[[Voice, Act], bool],
    data: Callable[[], dict[str, Any]] = dict,
) -> Done:
    voices = held_still(ids)
    act = Act.objects.create(by=by, verb=verb, at=timezone.now())
    changed = [voice.pk for voice in voices if each(voice, act)]
    if not changed:
        act.delete()
        return Done(None, left=len(voices))
    act.data = {"voices": changed, **data()}
    act.save(update_fields=["data"])
    return Done(act, changed, len(voices) - len(changed))


class _Moved(Exception):
    pass


def held_still(ids: Collection[int]) -> list[Voice]:
    """The voices as they are while nothing in their posts' conversations can change."""
    while True:
        try:
            # A comment may be moved while we wait; then the wrong posts are let go and asked anew.
            with transaction.atomic():
                posts = set(Voice.objects.filter(pk__in=ids).values_list("post_id", flat=True))
                for post_id in sorted(pk for pk in posts if pk is not None):
                    ledger.hold_still(post_id)
                voices = list(
                    Voice.objects.filter(pk__in=ids)
                    .select_related("post", "comment")
                    .defer("post__body", "post__body_html", "post__contents")
                    .order_by("said_at", "pk")
                )
                if not {voice.post_id for voice in voices} <= posts:
                    raise _Moved
            return voices
        except _Moved:
            continue


def _record(code: str, voice: Voice, act: Act, **data: Any) -> None:
    record(code, voice, by=act.by, at=act.at, post_id=voice.post_id, **data)
