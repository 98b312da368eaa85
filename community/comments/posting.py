"""The one way in for a comment, whatever road it comes by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
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
from community.voices.ledger import Heard
from community.voices.models import Voice
from socialblog.lib.html import COMMENT_MAX_LENGTH, TooHard, is_blank, render_comment

from .circumstances import Circumstances, circumstances, same_request
from .hearing import hear
from .kinds import kind_of
from .mentions import mentions_team
from .models import Comment
from .refusals import Refused
from .screening import Draft, screen
from .storing import begin, finish
from .visibility import settle_shown

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
    parent: Comment | int | None = None,
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
    comes back at that moment; `act` is kept with the facts to undo them. `parent` may be the key
    alone: it is read when nothing in the thread can change. The same person, parent and text within
    ten minutes is the same request: the first comment is returned. Raises Refused with words for
    the writer; nothing is stored then.
    """
    now = now or timezone.now()
    said_at = said_at or now
    imported = origin == Comment.Origin.IMPORT
    text = text.strip()
    team = is_by_team(by, post) if by_team is None else by_team
    if html is None:
        html = rendered(text, pictures=team)
    parent_id = parent.pk if isinstance(parent, Comment) else parent
    key = _request_key(post, by, guest, name, parent_id, text)
    names_team = not team and mentions_team(text, post)
    heard = None if team else hear(text)
    try:
        with transaction.atomic():
            if guest is not None:
                # Before the post, as `merge_guests` does; it may be known as a member by now.
                guest = Guest.objects.select_for_update(no_key=True).get(pk=guest.pk)
            if state is None:
                state, reason = _screened(Draft(post, text, html, by, guest, team, ip_hash))
            # The raised row is the mutex of the post's threads: decide only on what is read after.
            post = lock_post(post.pk)
            about = circumstances(post, parent_id=parent_id, request_key=key, now=now)
            if not imported:
                if about.is_repeated:
                    raise _Repeated
                _check_open(post, team)
            if parent_id is not None:
                _check_parent(about.parent, post, imported)
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
                followup=wants_mail,
                state=state,
                is_public=state == State.PUBLIC,
                is_removed=state in (State.REMOVED, State.DELETED),
                is_shown=state == State.PUBLIC,
                by_team=team,
                origin=origin,
                reason=reason,
                request_key=key,
                legacy_key=legacy_key,
                ip_hash=ip_hash,
            )
            begin(comment, about.parent)
            if not team:
                comment.voice = _open_voice(comment, about, names_team, heard, now)
            finish(comment)
            if team:
                _answer(
                    comment,
                    about.parent,
                    also_answers,
                    now=now,
                    keep_open=keep_open,
                    promised=promised,
                    act=act,
                )
            if about.parent is not None and not about.parent.is_shown and comment.is_public:
                settle_shown(about.parent)  # only imports reply to what is hidden
            code = {State.PUBLIC: "comment.published", State.UNCONFIRMED: "comment.unconfirmed"}
            record(
                code.get(State(state), "comment.held"),
                comment,
                by=by,
                at=now,
                post_id=post.pk,
                quiet=quiet,
            )
    except (_Repeated, Refused):
        # Nothing of this request is left, not even its share of the writer's rate.
        known = None if imported else same_request(key, now)
        if known is None:
            raise
        return Posted(known, created=False)
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


class _Repeated(Exception):
    pass


def _request_key(post, by, guest, name, parent_id, text) -> str:
    who = f"m{by.pk}" if by else f"g{guest.pk}" if guest else f"n{name}"
    parts = [str(post.pk), who, str(parent_id or 0), text]
    return sha256("\0".join(parts).encode()).hexdigest()


def _screened(draft: Draft) -> tuple[str, str]:
    """In which state it begins, and why."""
    verdict = screen(draft)
    if draft.by is None:
        return State.UNCONFIRMED, verdict.reason
    return (State.HELD if verdict.is_held else State.PUBLIC), verdict.reason


def _check_open(post: Post, team: bool) -> None:
    if not post.is_public:
        raise Refused("unpublished")
    if not post.comments_open and not team:
        raise Refused("closed")


def _check_parent(parent: Comment | None, post: Post, imported: bool) -> None:
    """A hidden one is refused like one that never was."""
    if parent is None or (parent.state != State.PUBLIC and not imported):
        raise Refused("parent_gone")
    if parent.post_id != post.pk:
        raise Refused("foreign_parent")


def _open_voice(
    comment: Comment, about: Circumstances, names_team: bool, heard: Heard | None, now: datetime
) -> Voice:
    parent, writer = about.parent, comment.reader_key
    return ledger.open_voice(
        post=comment.post,
        thread=comment.root_id,
        reader_key=writer,
        kind=kind_of(writer, parent),
        said_at=comment.submit_date,
        now=now,
        visible=comment.is_public,
        owner_id=about.owner_id,
        mentions_team=names_team,
        heard=heard,
        begins_thread=parent is None,
        replies_to=_replied(comment, parent),
    )


def _replied(comment: Comment, parent: Comment | None) -> tuple[int, str] | None:
    """The voice of somebody else that has a public reply now, and whose it is."""
    if parent is None or parent.voice_id is None or not comment.is_public:
        return None
    said_by = parent.reader_key
    return None if said_by == comment.reader_key else (parent.voice_id, said_by)


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
    if parent is not None and parent.voice is not None and _replied(comment, parent):
        ledger.set_has_reply(parent.voice, True, now=now)
