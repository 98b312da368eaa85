"""Which comments of a post one page shows: fifty threads, and the first replies of each.

Two queries, however many comments there are: one for the rows, one for all counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef, Value
from django.db.models.expressions import RawSQL
from django_comments.models import CommentFlag
from django_comments_xtd.models import LIKEDIT_FLAG

from blog.models import Post
from community.members.models import Member

from .counting import MOST
from .models import Comment
from .models.path_field import SEGMENT, segment, successor

ROOTS = 50  # threads on a page
REPLIES = 10  # of each, before "show more"
MORE = 50  # replies that "show more" brings
AROUND = 5  # replies on either side of one that was linked to
OWN = 20  # held comments of the member who looks
ACCEPTED = 100  # accepted answers of a post
FEATURED = 3  # comments named above the conversation: the last of those that are featured


@dataclass(frozen=True)
class Gap:
    """Replies that are there and not on the page: how many, and between which comments."""

    count: int
    after: Comment
    before: Comment | None = None


@dataclass
class Window:
    """What a page shows, in reading order."""

    comments: list[Comment]
    # By the id of the comment after which something is left out.
    gaps: dict[int, Gap] = field(default_factory=dict)
    # The accepted answer, by the id of the question; maybe not on the page itself.
    answers: dict[int, Comment] = field(default_factory=dict)
    # What the team points at, in reading order; at the beginning of the conversation alone.
    featured: list[Comment] = field(default_factory=list)
    voices: int = 0
    people: int = 0
    # With which root the neighbouring windows begin (0: the beginning; None: there is none).
    earlier: int | None = None
    later: int | None = None


def window(post: Post, *, member: Member | None = None, start: int = 0, around: int = 0) -> Window:
    """Fifty threads from the root `start` on, in the order in which they were begun.

    Where the comment `around` is a reply far below, those around it are shown too. The member's
    own held comments stand in their places; nobody else's.
    """
    target = _target(post, around)
    sql, params = _page_sql(post, start, target, member)
    rows = _rows(sql, params, member)
    roots = [row for row in rows if row.is_root and row.is_shown and row.pk >= start]
    later = roots[ROOTS].pk if len(roots) > ROOTS else None
    roots = roots[:ROOTS]
    own = [row for row in rows if not row.is_shown]
    chosen = _own_roots(own, start, later)
    gaps: list[Gap] = []
    for root in roots:
        below = [row for row in rows if row.root_id == root.pk and row.pk != root.pk]
        picked, left_out = _pick([row for row in below if row.is_shown], target)
        chosen += [root, *picked, *(row for row in below if not row.is_shown)]
        gaps += _gaps([root, *picked], left_out)
    answers = {row.parent_id: row for row in rows if row.is_accepted and not row.is_hidden}
    found = Window(_in_reading_order(chosen), answers=answers, later=later)
    if not start:
        found.featured = [row for row in rows if row.is_featured and not row.is_hidden][-FEATURED:]
    _count(found, gaps, post)
    if start and roots:
        found.earlier = _earlier(post, roots[0])
    return found


def replies(
    root: Comment, *, member: Member | None = None, after: int = 0, before: int = 0
) -> Window:
    """More of one thread: its replies between two of its comments, in reading order."""
    paths = dict(
        Comment.objects.filter(root_id=root.pk, pk__in=[after, before]).values_list("pk", "path")
    )
    rest = Comment.objects.filter(root_id=root.pk, path__gt=paths.get(after, root.path)).shown()
    if before in paths:
        rest = rest.filter(path__lt=paths[before])
    rows = list(_with_columns(rest.in_reading_order(), member)[: MORE + 1])
    picked = rows[:MORE]
    following = None
    if before in paths:
        following = Comment(xtdcomment_ptr_id=before, path=paths[before])
    found = Window(picked, answers={row.parent_id: row for row in picked if row.is_accepted})
    _count(found, [Gap(0, picked[-1], following)] if len(rows) > MORE else [])
    return found


_ROOTS_AND_FIRST = f"""
WITH RECURSIVE roots AS (
    SELECT path, root_id FROM comments_comment
    WHERE post_id = %s AND is_shown AND root_id = xtdcomment_ptr_id AND path >= %s
    ORDER BY path LIMIT {ROOTS + 1}
), walk (path, root_id, number) AS (
    SELECT path, root_id, 0 FROM roots
    UNION ALL
    SELECT (
        SELECT next.path FROM comments_comment next
        WHERE next.root_id = walk.root_id AND next.is_shown AND next.path > walk.path
        ORDER BY next.path LIMIT 1
    ), root_id, number + 1
    FROM walk WHERE number <= {REPLIES} AND path IS NOT NULL
)
SELECT path FROM walk WHERE path IS NOT NULL
UNION ALL SELECT path FROM (
    SELECT path FROM comments_comment
    WHERE post_id = %s AND is_accepted AND is_shown LIMIT {ACCEPTED}
) accepted
"""
_AROUND = f"""
UNION ALL SELECT path FROM (
    SELECT path FROM comments_comment WHERE root_id = %s AND is_shown AND path < %s
    ORDER BY path DESC LIMIT {AROUND + 1}
) before
UNION ALL SELECT path FROM (
    SELECT path FROM comments_comment WHERE root_id = %s AND is_shown AND path >= %s
    ORDER BY path LIMIT {AROUND + 2}
) after
"""
# Sorted by something that is no column: SQLite would rather walk all comments of the post in
# the order of `path` than sort the few that the small index has.
_FEATURED = f"""
UNION ALL SELECT path FROM (
    SELECT path FROM comments_comment
    WHERE post_id = %s AND is_featured AND state = 'public'
    ORDER BY path || '' DESC LIMIT {FEATURED}
) featured
"""
_OWN = f"""
UNION ALL SELECT path FROM (
    SELECT mine.path FROM comments_comment mine
    JOIN django_comments said ON said.id = mine.xtdcomment_ptr_id
    WHERE mine.post_id = %s AND mine.state = 'held' AND said.user_id = %s LIMIT {OWN}
) own
"""


def _page_sql(
    post: Post, start: int, target: Comment | None, member: Member | None
) -> tuple[str, list[Any]]:
    sql, params = _ROOTS_AND_FIRST, [post.pk, segment(start) if start else "", post.pk]
    if not start:
        sql += _FEATURED
        params.append(post.pk)
    if target is not None:
        sql += _AROUND
        params += [target.root_id, target.path, target.root_id, target.path]
    if member is not None:
        sql += _OWN
        params += [post.pk, member.pk]
    # The last segment of a path is the comment's own id.
    own_id = f"CAST(substr(path, length(path) - {SEGMENT - 1}) AS BIGINT)"
    return f"SELECT {own_id} FROM ({sql}) places", params


def _rows(sql: str, params: list[Any], member: Member | None) -> list[Comment]:
    found = _with_columns(Comment.objects.filter(pk__in=RawSQL(sql, params)), member)
    return _in_reading_order(found)


def _with_columns(comments: Any, member: Member | None) -> Any:
    """With the columns that a page needs, and whether the member gave a heart."""
    liked: Any = Value(False, output_field=BooleanField())
    if member is not None:
        hearts = CommentFlag.objects.filter(
            comment_id=OuterRef("pk"), user=member, flag=LIKEDIT_FLAG
        )
        liked = Exists(hearts)
    return comments.select_related("user").only(*_COLUMNS).annotate(liked_by_me=liked)


_COLUMNS = [
    *("post_id", "state", "is_shown", "by_team", "path", "root_id", "parent_id", "body_html"),
    *("edited_at", "is_accepted", "is_featured", "like_count", "reason", "legacy_key", "guest_id"),
    *("submit_date", "user_name", "user_url"),
    *("user__username", "user__name", "user__picture", "user__is_active"),
]


def _target(post: Post, pk: int) -> Comment | None:
    if not pk:
        return None
    return Comment.objects.filter(pk=pk, post=post).only("path", "root_id").first()


def _pick(shown: list[Comment], target: Comment | None) -> tuple[list[Comment], list[Comment]]:
    """Of one thread's replies those that the page shows, and those that it leaves out."""
    wanted = {row.pk for row in shown[:REPLIES]}
    if target is not None and shown and shown[0].root_id == target.root_id:
        before = [row for row in shown if row.path < target.path]
        after = [row for row in shown if row.path >= target.path]
        wanted |= {row.pk for row in [*before[-AROUND:], *after[: AROUND + 1]]}
    picked = [row for row in shown if row.pk in wanted]
    return picked, [row for row in shown if row.pk not in wanted]


def _gaps(picked: list[Comment], left_out: list[Comment]) -> list[Gap]:
    """Where something is left out: a row that was read and not picked shows the place."""
    gaps = []
    for last, following in zip(picked, [*picked[1:], None], strict=True):
        until = following.path if following else _end(last)
        if any(last.path < row.path < until for row in left_out):
            gaps.append(Gap(0, last, following))
    return gaps


def _own_roots(own: list[Comment], start: int, later: int | None) -> list[Comment]:
    return [row for row in own if row.is_root and start <= row.pk < (later or row.pk + 1)]


def _end(comment: Comment) -> str:
    """Above every path of its thread."""
    return successor(segment(comment.root_id))


def _in_reading_order(rows: Iterable[Comment]) -> list[Comment]:
    return sorted(rows, key=lambda row: row.path)


def _earlier(post: Post, first: Comment) -> int | None:
    roots = Comment.objects.filter(post=post, path__lt=first.path).shown_roots()
    before = list(roots.order_by("-path").values_list("pk", flat=True)[: ROOTS + 1])
    if not before:
        return None
    return before[ROOTS - 1] if len(before) > ROOTS else 0


_VOICES = f"""
SELECT 0, count(*), count(DISTINCT who) FROM (
    SELECT COALESCE('m' || said.user_id, 'g' || public.guest_id, 'n' || said.user_name) AS who
    FROM comments_comment public
    JOIN django_comments said ON said.id = public.xtdcomment_ptr_id
    WHERE public.post_id = %s AND public.state = 'public' LIMIT {MOST + 1}
) people
"""
_LEFT_OUT = f"""
SELECT %s, count(*), 0 FROM (
    SELECT 1 FROM comments_comment
    WHERE root_id = %s AND is_shown AND path > %s AND path < %s LIMIT {MOST + 1}
) left_out
"""


def _count(found: Window, gaps: list[Gap], post: Post | None = None) -> None:
    """Voices, people and what each gap hides, all in one query."""
    queries = [_VOICES] if post else []
    params: list[Any] = [post.pk] if post else []
    for gap in gaps:
        queries.append(_LEFT_OUT)
        until = gap.before.path if gap.before else _end(gap.after)
        params += [gap.after.pk, gap.after.root_id, gap.after.path, until]
    if not queries:
        return
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(queries), params)
        counted = {pk: (count, people) for pk, count, people in cursor.fetchall()}
    found.voices, found.people = counted.get(0, (0, 0))
    found.gaps = {
        gap.after.pk: Gap(counted[gap.after.pk][0], gap.after, gap.before) for gap in gaps
    }
