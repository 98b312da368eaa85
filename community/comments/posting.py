"""The one way in for a comment, whatever road it comes by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from blog.models import Post
from blog.models.post import lock_post
from community.events.recording import record
from community.members.models import Guest, Member
from community.voices import ledger
from community.voices.models import Voice
from socialblog.lib.html import COMMENT_MAX_LENGTH, TooHard, is_blank, render_comment

from .hearing import hear
from .kinds import kind_of
from .mentions import mentions_team
from .models import Comment
from .models.path_field import seat_below
from .readers import reader_key
from .refusals import Refused
from .screening import Draft, screen
from .visibility import settle_shown

SAME_REQUEST = timedelta(minutes=10)
State = Comment.State


@dataclass(frozen=True)
class Posted:
    comment: Comment
    created: bool


def post_comment(
    *,
    post: Post,
    text: str,
    by: Member | None = None,
    guest: Guest | None = None,
    name: str = "",
    website: str = "",
    parent: Comment | None = None,
    origin: str = Comment.Origin.SITE,
    said_at: datetime | None = None,
    now: datetime | None = None,
    state: str | None = None,
    reason: str = "",
    html: str | None = None,
    by_team: bool | None = None,
    also_answers: Iterable[int] = (),
    keep_open: bool = False,
    promised: datetime | None = None,
    act: int | None = None,
    wants_mail: bool = False,
    legacy_key: str | None = None,
    ip_hash: str = "",
    quiet: bool = False,
) -> Posted:
    """Store a comment with its voice and its event; screening decides public or held.

    `by` is a member, or None for a `guest` (whose comment waits until the address is confirmed)
    or a bare `name` (imports). An importer gives `said_at`, `state`, `html`, `by_team` and
    `legacy_key` as the old site had them and `quiet=True`, so that nobody is told. `also_answers`
    are ids of voices that a team comment answers besides its parent's; with `promised` the parent's
    comes back at that moment; `act` is kept with the facts to undo them. The same person, parent
    and text within ten minutes is the same request: the first comment is returned. Raises
    Refused with words for the writer; nothing is stored then.
    """
    now = now or timezone.now()
    said_at = said_at or now
    imported = origin == Comment.Origin.IMPORT
    text = text.strip()
    team = is_by_team(by, post) if by_team is None else by_team
    if html is None:
        html = rendered(text, pictures=team)
    if state is None:
        draft = Draft(post, text, html, by, guest, team, ip_hash)
        # A repeated request must not use up the writer's rate.
        known = _same_request(_request_key(post, by, guest, name, parent, text), now)
        if known is not None:
            return Posted(known, created=False)
        verdict = screen(draft)
        reason = verdict.reason
        state = State.HELD if verdict.is_held else State.PUBLIC
        if by is None:
            state = State.UNCONFIRMED
    names_team = not team and mentions_team(text, post)
    heard = None if team else hear(text)

    with transaction.atomic():
        if guest is not None:
            # Before the post, as `merge_guests` does; the guest may be known as a member by now.
            guest = Guest.objects.select_for_update(no_key=True).get(pk=guest.pk)
        # The raised row is the mutex of the post's threads: decide only on what is read after it.
        post = lock_post(post.pk)
        key = _request_key(post, by, guest, name, parent, text)
        if not imported:
            known = _same_request(key, now)
            if known is not None:
                return Posted(known, created=False)
            _check_open(post, team)
        if parent is not None:
            parent = _current_parent(parent, post, imported)
        writer_key = reader_key(member_id=by.pk if by else None, guest=guest, name=name)
        voice = None
        if not team:
            voice = ledger.open_voice(
                post=post,
                thread=parent.root_id if parent else None,
                reader_key=writer_key,
                kind=kind_of(writer_key, parent),
                said_at=said_at,
                now=now,
                visible=state == State.PUBLIC,
                owner=_owner(post),
                mentions_team=names_team,
                heard=heard,
            )
        comment = Comment(
            content_type=ContentType.objects.get_for_model(Post),
            object_pk=str(post.pk),
            site_id=settings.SITE_ID,
            post=post,
            user=by,
            guest=guest,
            user_name=(by.display_name if by else name or (guest.name if guest else ""))[:50],
            user_url=website,
            comment=text,
            body_html=html,
            submit_date=said_at,
            parent_id=parent.pk if parent else 0,
            root_id=parent.root_id if parent else 0,
            thread_id=parent.root_id if parent else 0,
            level=min(parent.level + 1, 32_000) if parent else 0,
            followup=wants_mail,
            state=state,
            is_public=state == State.PUBLIC,
            is_removed=state in (State.REMOVED, State.DELETED),
            is_shown=state == State.PUBLIC,
            by_team=team,
            origin=origin,
            voice=voice,
            reason=reason,
            request_key=key,
            legacy_key=legacy_key,
            ip_hash=ip_hash,
        )
        comment.parent_path = seat_below(parent.path) if parent else ""
        comment.save(force_insert=True)
        if voice is not None and parent is None:
            ledger.begin_thread(voice, comment.pk)
        _answer(
            comment,
            parent,
            also_answers,
            now=now,
            keep_open=keep_open,
            promised=promised,
            act=act,
        )
        if state == State.PUBLIC and parent is not None:
            _tell_parent(parent, writer_key, now=now)
            if not parent.is_shown:
                settle_shown(parent)  # only imports reply to what is hidden
        code = {State.PUBLIC: "comment.published", State.UNCONFIRMED: "comment.unconfirmed"}
        record(
            code.get(State(state), "comment.held"),
            comment,
            by=by,
            at=now,
            post_id=post.pk,
            quiet=quiet,
        )
    return Posted(comment, created=True)


def is_by_team(member: Member | None, post: Post) -> bool:
    """Whether this member writes under this post in the company's name."""
    if member is None or not member.is_active:
        return False
    return member.can_answer or post.authorships.filter(member=member).exists()


def rendered(text: str, *, pictures: bool = False) -> str:
    """The Markdown of a comment as HTML; with `pictures`, those of the site are shown. Raises
    Refused for what is empty, too long or too hard."""
    if len(text) > COMMENT_MAX_LENGTH:
        raise Refused("too_long", limit=COMMENT_MAX_LENGTH)
    try:
        html = render_comment(text, pictures=pictures)
    except TooHard as error:
        raise Refused("too_hard", str(error)) from error
    # Neither markup alone nor characters that nobody sees.
    if is_blank(html) or is_blank(_MARKUP.sub("", text)):
        raise Refused("empty")
    return html


# Tags, comments and the signs of Markdown: nobody reads a text of nothing else.
_MARKUP = re.compile(r"<!--.*?-->|<[^<>]*>|!(?=\[)|[*_~`#>\[\]()|\\-]", re.DOTALL)


def _request_key(post, by, guest, name, parent, text) -> str:
    who = f"m{by.pk}" if by else f"g{guest.pk}" if guest else f"n{name}"
    parts = [str(post.pk), who, str(parent.pk if parent else 0), text]
    return sha256("\0".join(parts).encode()).hexdigest()


def _same_request(key: str, now: datetime) -> Comment | None:
    return (
        Comment.objects.filter(request_key=key, submit_date__gt=now - SAME_REQUEST)
        .exclude(state__in=[State.DELETED, State.REMOVED])
        .first()
    )


def _check_open(post: Post, team: bool) -> None:
    if not post.is_public:
        raise Refused("unpublished")
    if not post.comments_open and not team:
        raise Refused("closed")


def _current_parent(parent: Comment, post: Post, imported: bool) -> Comment:
    """The parent as it is now that nothing in the thread can change."""
    current = Comment.objects.select_related("guest", "voice").filter(pk=parent.pk).first()
    if current is None or current.post_id != post.pk:
        raise Refused("foreign_parent")
    if current.state != State.PUBLIC and not imported:
        raise Refused("parent_gone")
    return current


def _owner(post: Post) -> Member | None:
    first = post.authorships.select_related("member").first()
    return first.member if first else None


def _answer(
    comment: Comment,
    parent: Comment | None,
    also: Iterable[int],
    *,
    now: datetime,
    keep_open: bool,
    promised: datetime | None,
    act: int | None,
) -> None:
    """A team comment answers its parent, that reader's earlier open voices, and what is ticked."""
    if not comment.by_team:
        return
    voices: dict[int, Voice] = {}
    if parent is not None and parent.voice is not None:
        for voice in [parent.voice, *ledger.earlier_open(parent.voice)]:
            voices[voice.pk] = voice
    for voice in Voice.objects.filter(pk__in=list(also), post_id=comment.post_id):
        voices[voice.pk] = voice
    if voices:
        ledger.answer(
            voices.values(),
            comment_id=comment.pk,
            by=comment.user,
            at=comment.submit_date,
            now=now,
            visible=comment.state == State.PUBLIC,
            keep_open=keep_open,
            promised=promised,
            act=act,
        )


def _tell_parent(parent: Comment, writer_key: str, *, now: datetime) -> None:
    if parent.voice is not None and parent.reader_key != writer_key:
        ledger.set_has_reply(parent.voice, True, now=now)
