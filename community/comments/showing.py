"""A conversation as one person sees it: which of its comments, and what they may do with each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from blog.models import Post
from community.members.models import Member
from socialblog.lib.html import excerpt

from .editing import may_edit
from .models import Comment
from .pieces import More, Pieces, Reference, Rights, Shown
from .pieces import shown as _shown
from .rows import Row, row_of
from .windows import Window

FEATURED_LENGTH = 120


@dataclass(frozen=True)
class Looker:
    """The person who looks at a post's conversation; `member` is None for strangers."""

    member: Member | None
    is_team: bool
    is_moderator: bool
    now: datetime

    @classmethod
    def at(cls, post: Post, user: Any) -> "Looker":
        member = user if user is not None and user.is_authenticated else None
        return cls(
            member,
            is_team=member is not None and (member.can_answer or member in post.author_list),
            is_moderator=member is not None and member.can_moderate,
            now=timezone.now(),
        )

    def may_post(self, post: Post) -> bool:
        return post.is_public and (post.comments_open or self.is_team)


@dataclass(slots=True)
class Featured:
    """What stands above the conversation about a comment that the team points at."""

    place: Reference
    words: str
    by_team: bool


def shown(
    window: Window,
    post: Post,
    looker: Looker,
    *,
    before: Iterable[Row] = (),
    above: Row | None = None,
) -> SafeString:
    """The window's comments for this person, in reading order.

    Some in it reply to those `before`, which are on the same page, or to `above`, which isn't.
    """
    here = {row.pk: row for row in (*before, *window.comments)}
    is_whole = window.is_whole
    pieces, may_post = Pieces(keeps=window.keeps), looker.may_post(post)
    found = []
    for row in window.comments:
        parent_id = row.parent_id
        parent = here.get(parent_id)
        asked = parent or (above if above is not None and above.pk == parent_id else None)
        answer, gap = window.answers.get(row.pk), window.gaps.get(row.pk)
        found.append(
            pieces.piece(
                row,
                _rights(row, asked, may_post, looker),
                up=_reference_up(parent_id, parent, is_whole) if parent_id else None,
                answer=_reference(answer, is_whole or answer.pk in here) if answer else None,
                more=More(gap.count, row.root_id, row.pk, gap.before_id)
                if gap and gap.count
                else None,
            )
        )
    return mark_safe("".join(found))


def shown_alone(comment: Comment, post: Post, looker: Looker) -> Shown:
    row = row_of(comment)
    return _shown(row, _rights(row, None, looker.may_post(post), looker))


def featured(window: Window) -> list[Featured]:
    """The comments that the team points at, each with its first words and the way to it."""
    here = {row.pk: row for row in window.comments}
    return [
        Featured(_reference(row, row.pk in here), _first_words(row.body_html), row.by_team)
        for row in window.featured
    ]


@lru_cache(maxsize=200)
def _first_words(html: str) -> str:
    return excerpt(html, FEATURED_LENGTH)


_STRANGER = Rights(stranger=True)
_STRANGER_MAY_REPLY = Rights(stranger=True, reply=True)
_SEES_NOTHING = Rights(sees=False)


def _rights(row: Row, asked: Row | None, may_post: bool, looker: Looker) -> Rights:
    """`asked` is what the comment replies to, where that is known."""
    member = looker.member
    is_own = member is not None and row.user_id == member.pk
    is_public = not row.is_hidden
    if not is_public and not (is_own and row.state == Comment.State.HELD):
        return _SEES_NOTHING
    if member is None:
        return _STRANGER_MAY_REPLY if may_post else _STRANGER
    return Rights(
        reply=is_public and may_post,
        like=is_public and not is_own,
        accept=is_public and _may_accept(row, asked, looker),
        feature=is_public and looker.is_team,
        edit=is_own and may_edit(row, member, now=looker.now),
        delete=is_own,
        report=is_public and not is_own and not looker.is_moderator,
        moderate=is_public and not is_own and looker.is_moderator,
    )


def _may_accept(reply: Row, asked: Row | None, looker: Looker) -> bool:
    """As `accepting.accept` decides; that one looks again before it acts."""
    if asked is None or asked.by_team or asked.is_hidden or reply.by_team or not looker.member:
        return False
    if _writer(reply) == _writer(asked):
        return False
    return looker.is_team or asked.user_id == looker.member.pk


def _writer(row: Row) -> tuple[int | None, int | None, str]:
    return row.user_id, row.guest_id, row.user_name


def _reference_up(parent_id: int, parent: Row | None, is_whole: bool) -> Reference:
    if parent is None:
        return Reference(parent_id, is_here=is_whole)
    return _reference(parent, True)


def _reference(row: Row, is_here: bool) -> Reference:
    return Reference(row.pk, is_here, "" if row.is_hidden else row.author_name)
