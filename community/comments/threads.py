"""Which comments of a post one page shows: threads in the order in which they were begun, until
there are fifty comments, and of each thread the first replies.

One query, however many comments there are: rows and counts together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from blog.models import Post
from community.members.models import Member
from socialblog.lib import statements

from .models.path_field import SEGMENT, segment
from .rows import Row, row
from .walking import AROUND, FEATURED, REPLIES, SHOWN, WALK, page_sql
from .windows import Gap, Window, answers_among, counted, end_of_thread

_path, _root_id = attrgetter("path"), attrgetter("root_id")


def window(post: Post, *, member: Member | None = None, start: int = 0, around: int = 0) -> Window:
    """Fifty comments, or a few less, from the thread of the root `start` on.

    Where the comment `around` is a reply far below, those around it are shown too. The member's
    own held comments stand in their places; nobody else's.
    """
    target = _target(post, around)
    read = _read(post, member, start, target)
    walked, later = _fitting(sorted(read.walked, key=_path))
    chosen: list[Row] = []
    gaps: list[Gap] = []
    between: list[Gap] = []
    for root_id, comments in groupby(walked, key=_root_id):
        picked = list(comments)
        if target is not None and root_id == target.root_id:
            picked, between = _with_those_around(picked, read.beside, target)
        elif read.left_out.get(picked[-1].pk):
            gaps.append(Gap(read.left_out[picked[-1].pk], picked[-1]))
        chosen += picked
    roots = {one.root_id for one in chosen}
    chosen += [one for one in read.own if one.root_id in roots or _begins(one, start, later)]
    found = Window(sorted(chosen, key=_path), voices=read.voices, people=read.people, later=later)
    found.shows_record = bool(read.shows_record)
    found.gaps = {gap.after.pk: gap for gap in gaps} | counted(between)
    found.answers = answers_among([*walked, *read.beside])
    if not start:
        featured = [one for one in found.comments + read.beside if one.is_featured]
        seen = {one.path: one for one in featured if not one.is_hidden}
        found.featured = [seen[path] for path in sorted(seen)][-FEATURED:]
    elif walked:
        found.earlier = _earlier(post, walked[0])
    return found


def root_of_second_page(post: Post) -> int | None:
    """With which thread the page after the first one begins; None where there is one only."""
    sql = f"{WALK} SELECT path FROM walk WHERE nth = {SHOWN + 1} AND path IS NOT NULL"
    beyond = statements.rows(sql, [post.pk, ""])
    return int(beyond[0][0][:SEGMENT]) if beyond else None


class _Target(NamedTuple):
    root_id: int
    path: str


@dataclass
class _Read:
    """What the statement found: on the walk, beside it, held ones of the member who looks, and
    behind which comment how many replies are left out."""

    walked: list[Row] = field(default_factory=list)
    beside: list[Row] = field(default_factory=list)
    own: list[Row] = field(default_factory=list)
    left_out: dict[int, int] = field(default_factory=dict)
    voices: int = 0
    people: int = 0
    shows_record: bool = False


def _target(post: Post, pk: int) -> _Target | None:
    if not pk:
        return None
    sql = "SELECT root_id, path FROM comments_comment WHERE xtdcomment_ptr_id = %s AND post_id = %s"
    rows = statements.rows(sql, [pk, post.pk])
    return _Target(*rows[0]) if rows else None


def _read(post: Post, member: Member | None, start: int, target: _Target | None) -> _Read:
    sql, parameters = page_sql(
        post.pk,
        segment(start) if start else "",
        member_id=member.pk if member else None,
        around=target,
    )
    read = _Read()
    for counts in statements.rows(sql, parameters):
        read.shows_record, read.voices, read.people, nth, left_out, *values = counts
        if nth is None:  # nobody spoke
            continue
        one = row(values)
        (read.walked if nth > 0 else read.own if nth else read.beside).append(one)
        if left_out:
            read.left_out[one.pk] = left_out
    return read


def _fitting(walked: list[Row]) -> tuple[list[Row], int | None]:
    """Whole threads, as far as they fit, and the root with which the next page begins."""
    if len(walked) <= SHOWN:
        return walked, None
    later = walked[-1].root_id
    return [one for one in walked if one.root_id != later], later


def _with_those_around(
    first: list[Row], beside: Iterable[Row], target: _Target
) -> tuple[list[Row], list[Gap]]:
    """The thread of a comment that was linked to: what is shown of it, and what is left out."""
    thread = {one.path: one for one in (*beside, *first) if one.root_id == target.root_id}
    rows = [thread[path] for path in sorted(thread)]
    before = [one for one in rows if one.path < target.path]
    after = [one for one in rows if one.path >= target.path]
    wanted = {one.pk for one in [*first, *before[-AROUND:], *after[: AROUND + 1]]}
    picked = [one for one in rows if one.pk in wanted]
    left_out = [one for one in rows if one.pk not in wanted]
    return picked, _gaps(picked, left_out)


def _gaps(picked: list[Row], left_out: list[Row]) -> list[Gap]:
    """Where something is left out: a row that was read and not picked shows the place."""
    gaps = []
    for last, following in zip(picked, [*picked[1:], None], strict=True):
        until = following.path if following else end_of_thread(last.path)
        if any(last.path < one.path < until for one in left_out):
            gaps.append(Gap(0, last, following.pk if following else 0, until))
    return gaps


def _begins(own: Row, start: int, later: int | None) -> bool:
    """Whether a held one of theirs would begin a thread of this page."""
    return own.is_root and start <= own.pk and (later is None or own.pk < later)


_BEFORE = f"""
SELECT root.root_id, (
    SELECT count(*) FROM (
        SELECT 1 FROM comments_comment said
        WHERE said.root_id = root.root_id AND said.is_shown LIMIT {REPLIES + 1}
    ) first
) FROM (
    SELECT root_id, path FROM comments_comment
    WHERE post_id = %s AND is_shown AND root_id = xtdcomment_ptr_id AND path < %s
    ORDER BY path DESC LIMIT {SHOWN + 1}
) root ORDER BY root.path DESC
"""


def _earlier(post: Post, first: Row) -> int | None:
    """The root from which on a page ends before `first`, or reaches beyond it."""
    total, earlier = 0, None
    for root_id, shown in statements.rows(_BEFORE, [post.pk, first.path]):
        total += shown
        if total > SHOWN:
            return earlier
        earlier = root_id
    return None if earlier is None else 0
