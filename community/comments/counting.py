"""How many people spoke. Exact up to 999 comments, since nobody needs more and a count must stay
cheap."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.models import Post
from socialblog.lib import statements

MOST = 999
# Who spoke is counted among so many comments, each of which has to be looked up.
MOST_PEOPLE = 200


def public_counts(posts: Iterable[Post]) -> dict[int, int]:
    """Public comments of each post, at most 1,000: one query for a whole list."""
    ids = [post.pk for post in posts]
    if not ids:
        return {}
    # The state stands in the text: SQLite uses a partial index only for a literal.
    sql = f"""
SELECT post.id, (
    SELECT count(*) FROM (
        SELECT 1 FROM comments_comment said
        WHERE said.post_id = post.id AND said.state = 'public' LIMIT {MOST + 1}
    ) public
) FROM {statements.ids_table()} post"""
    return dict(statements.rows(sql, [statements.ids_parameter(ids)]))


def figure(count: int) -> str:
    """For people: "12" or "999+"."""
    return f"{MOST}+" if count > MOST else str(count)


def voices_label(count: int) -> str:
    """ "12 voices"; empty when nobody spoke yet."""
    if not count:
        return ""
    return ngettext("%(n)s voice", "%(n)s voices", count) % {"n": figure(count)}


def heading(*, voices: int, people: int) -> str:
    """Above a conversation: "14 people in conversation"."""
    if not voices:
        return _("Be the first to say something")
    if voices > MOST_PEOPLE:
        return _("%(n)s voices in conversation") % {"n": figure(voices)}
    return ngettext("%(n)s person in conversation", "%(n)s people in conversation", people) % {
        "n": people
    }
