"""More of one thread: what "Show 37 more replies" leads to."""

from typing import Any

from community.members.models import Member
from socialblog.lib import statements

from .models import Comment
from .rows import WRITERS, columns, row
from .windows import Gap, Window, answers_among, counted, end_of_thread

MORE = 50  # replies that "show more" brings

_PATH = "(SELECT path FROM comments_comment WHERE root_id = %s AND xtdcomment_ptr_id = %s)"


def replies(
    root: Comment, *, member: Member | None = None, after: int = 0, before: int = 0
) -> Window:
    """Its replies between two of its comments, in reading order."""
    sql = f"""
SELECT {_PATH}, {columns(for_member=member is not None)}
FROM comments_comment said {WRITERS}
WHERE said.root_id = %s AND said.is_shown
AND said.path > COALESCE({_PATH}, %s) AND said.path < COALESCE({_PATH}, %s)
ORDER BY said.path LIMIT {MORE + 1}"""
    parameters: list[Any] = [
        *(root.pk, before),
        *([member.pk] if member else []),
        *(root.pk, root.pk, after, root.path, root.pk, before, end_of_thread(root.path)),
    ]
    read = statements.rows(sql, parameters)
    rows = [row(values) for _until, *values in read]
    found = Window(rows[:MORE], answers=answers_among(rows[:MORE]))
    if len(rows) > MORE:
        until = read[0][0]
        found.gaps = counted([Gap(0, rows[MORE - 1], before if until else 0, until or "")])
    return found
