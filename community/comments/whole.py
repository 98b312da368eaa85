"""All of a conversation, for one page without end: read and sent piece by piece, so that neither
the first words wait for the last ones nor much of it is in memory at a time."""

from collections.abc import Iterator

from django.utils.safestring import SafeString

from blog.models import Post
from community.members.models import Member
from socialblog.lib import statements

from .rows import WRITERS, Row, columns, row
from .showing import Looker, shown
from .walking import ACCEPTED
from .windows import Window, answers_among

CHUNK = 500


def whole_conversation(post: Post, looker: Looker, *, is_long: bool) -> Iterator[SafeString]:
    """The HTML of all comments in reading order, a few hundred at a time."""
    answers = answers_among(_accepted(post))
    above: list[Row] = []
    rows = _after(post, looker.member, "")
    while rows:
        window = Window(rows, answers=answers, is_whole=True, keeps=not is_long)
        yield shown(window, post, looker, before=above)
        last = rows[-1].path
        # What the next ones reply to is on the way from the root to the last one.
        above = [one for one in (*above, *rows) if last.startswith(one.path)]
        rows = _after(post, looker.member, last) if len(rows) == CHUNK else []


def _after(post: Post, member: Member | None, path: str) -> list[Row]:
    # The values are looked up, as in `walking`.
    asked, sees = [post.pk, path], "one.is_shown"
    if member is not None:
        asked.append(member.pk)
        sees = """(one.is_shown OR one.state = 'held' AND (SELECT member_id FROM asked) = (
            SELECT own.user_id FROM django_comments own WHERE own.id = one.xtdcomment_ptr_id
        ))"""
    sql = f"""
WITH asked AS (
    SELECT CAST(%s AS BIGINT) AS post_id, CAST(%s AS TEXT) AS path
    {", CAST(%s AS BIGINT) AS member_id" if member else ""}
)
SELECT {columns(for_member=member is not None)} FROM (
    SELECT * FROM comments_comment one
    WHERE one.post_id = (SELECT post_id FROM asked) AND {sees}
    AND one.path > (SELECT path FROM asked)
    ORDER BY one.path LIMIT {CHUNK}
) said {WRITERS} ORDER BY said.path"""
    return [row(values) for values in statements.rows(sql, [*asked, *asked[2:]])]


def _accepted(post: Post) -> list[Row]:
    sql = f"""
SELECT {columns(for_member=False)} FROM comments_comment said {WRITERS}
WHERE said.post_id = %s AND said.is_accepted AND said.is_shown LIMIT {ACCEPTED}"""
    return [row(values) for values in statements.rows(sql, [post.pk])]
