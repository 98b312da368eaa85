"""The statement that reads one page of a conversation: its rows, and all its counts.

It walks through the comments in reading order by the index of what is shown, one look into the
index for each, and jumps over what is left of a thread once its first replies were met. So it
costs the same in a conversation of fifty and of ten thousand.
"""

from typing import Any

from .counting import MOST, MOST_PEOPLE
from .models.path_field import SEGMENT
from .rows import WRITERS, columns

SHOWN = 50  # comments on a page; a thread that would exceed them begins the next one
REPLIES = 10  # of each thread, before "show more"
AROUND = 5  # replies on either side of one that was linked to
OWN = 20  # held comments of the member who looks
ACCEPTED = 100  # accepted answers of a post
FEATURED = 3  # comments named above the conversation: the last of those that are featured

# How many comments of its thread stand before `path`; `before` is the comment walked just before.
_NUMBER = f"""CASE WHEN substr(walk.path, 1, {SEGMENT}) = substr(walk.before, 1, {SEGMENT})
    THEN walk.number_before + 1 ELSE 0 END"""
# Digits alone, since other signs sort differently under some collations: above every path of the
# thread, and below the next thread.
_END = f"substr(walk.path, 1, {SEGMENT}) || '{'9' * (SEGMENT + 1)}'"
# The values are looked up: so PostgreSQL can't tell one from another beforehand, makes one plan
# for all, and keeps it.
_POST = "(SELECT post_id FROM asked)"
# One more than fit, to see where the next page begins.
WALK = f"""
WITH RECURSIVE asked (post_id, start) AS (
    SELECT CAST(%s AS BIGINT), CAST(%s AS TEXT)
), walk (path, before, number_before, nth) AS (
    SELECT (
        SELECT CAST(first.path AS TEXT) FROM comments_comment first
        WHERE first.post_id = {_POST} AND first.is_shown
        AND first.path >= (SELECT start FROM asked)
        ORDER BY first.path LIMIT 1
    ), CAST('' AS TEXT), 0, 1
    UNION ALL
    SELECT (
        SELECT CAST(next.path AS TEXT) FROM comments_comment next
        WHERE next.post_id = {_POST} AND next.is_shown
        AND next.path > CASE WHEN {_NUMBER} >= {REPLIES} THEN {_END} ELSE walk.path END
        ORDER BY next.path LIMIT 1
    ), path, {_NUMBER}, nth + 1
    FROM walk WHERE nth <= {SHOWN} AND path IS NOT NULL
)"""
_WALKED = f"SELECT path, nth, {_NUMBER} AS number FROM walk WHERE path IS NOT NULL"
_ACCEPTED = f"""
UNION ALL SELECT path, 0, 0 FROM (
    SELECT path FROM comments_comment
    WHERE post_id = {_POST} AND is_accepted AND is_shown LIMIT {ACCEPTED}
) accepted"""
# Sorted by something that is no column: SQLite would rather walk all comments of the post in
# the order of `path` than sort the few that the small index has.
_FEATURED = f"""
UNION ALL SELECT path, 0, 0 FROM (
    SELECT path FROM comments_comment
    WHERE post_id = {_POST} AND is_featured AND state = 'public'
    ORDER BY path || '' DESC LIMIT {FEATURED}
) featured"""
_AROUND = f"""
UNION ALL SELECT path, 0, 0 FROM (
    SELECT path FROM comments_comment WHERE root_id = %s AND is_shown AND path < %s
    ORDER BY path DESC LIMIT {AROUND + 1}
) before
UNION ALL SELECT path, 0, 0 FROM (
    SELECT path FROM comments_comment WHERE root_id = %s AND is_shown AND path >= %s
    ORDER BY path LIMIT {AROUND + 2}
) after"""
_OWN = f"""
UNION ALL SELECT path, -1, 0 FROM (
    SELECT mine.path FROM comments_comment mine
    JOIN django_comments own ON own.id = mine.xtdcomment_ptr_id
    WHERE mine.post_id = {_POST} AND mine.state = 'held' AND NOT mine.is_shown AND own.user_id = %s
    LIMIT {OWN}
) own"""
_LEFT_OUT = f"""CASE WHEN place.number = {REPLIES} THEN (
    SELECT count(*) FROM (
        SELECT 1 FROM comments_comment rest
        WHERE rest.root_id = CAST(substr(place.path, 1, {SEGMENT}) AS BIGINT)
        AND rest.is_shown AND rest.path > place.path LIMIT {MOST + 1}
    ) left_out
) ELSE 0 END"""
# Who they are is looked up only where there are few enough, and one by one: a join would make
# PostgreSQL read everybody's comments.
_COUNTS = f"""(
    SELECT voices, CASE WHEN voices <= {MOST_PEOPLE} THEN (
        SELECT count(DISTINCT (
            SELECT COALESCE('m' || base.user_id, 'g' || public.guest_id, 'n' || base.user_name)
            FROM django_comments base WHERE base.id = public.xtdcomment_ptr_id
        ))
        FROM comments_comment public
        WHERE public.post_id = {_POST} AND public.state = 'public'
    ) ELSE 0 END AS people
    FROM (
        SELECT count(*) AS voices FROM (
            SELECT 1 FROM comments_comment
            WHERE post_id = {_POST} AND state = 'public' LIMIT {MOST + 1}
        ) all_public
    ) counted
) counts"""
# The last segment of a path is the comment's own id.
_OWN_ID = f"CAST(substr(place.path, length(place.path) - {SEGMENT - 1}) AS BIGINT)"


def page_sql(
    post_id: int, start: str, *, member_id: int | None, around: tuple[int, str] | None
) -> tuple[str, list[Any]]:
    """From the path `start` on; `around` is a comment's root and path.

    Each row is whether articles tell how their readers are answered, voices, people, nth on the
    walk (0 for what stands beside it, -1 for the member's own held ones), how many replies are
    left out behind it, and `rows.columns`. Without comments there is one row, with nothing from
    nth on.
    """
    places, member = _WALKED + _ACCEPTED, [] if member_id is None else [member_id]
    parameters: list[Any] = [post_id, start, *member]
    if not start:
        places += _FEATURED
    if around is not None:
        places += _AROUND
        parameters += [*around, *around]
    if member_id is not None:
        places += _OWN
    sql = f"""{WALK}
SELECT (SELECT public_line FROM voices_answerrules WHERE id = 1),
counts.voices, counts.people, place.nth, {_LEFT_OUT},
{columns(for_member=member_id is not None)}
FROM {_COUNTS} LEFT JOIN ({places}) place ON 1 = 1
LEFT JOIN comments_comment said ON said.xtdcomment_ptr_id = {_OWN_ID}
LEFT {WRITERS}"""
    return sql, parameters + member
