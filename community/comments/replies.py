"""More of one thread: what "Show 37 more replies" leads to."""

from community.members.models import Member
from socialblog.lib import statements

from .counting import MOST
from .models import Comment
from .rows import WRITERS, columns, row
from .windows import Gap, Window, answers_among, end_of_thread

MORE = 50  # replies that "show more" brings

_PATH = "(SELECT path FROM comments_comment WHERE root_id = %s AND xtdcomment_ptr_id = %s)"


def replies(
    root: Comment, *, member: Member | None = None, after: int = 0, before: int = 0
) -> Window:
    """Its replies between two of its comments, in reading order."""
    beyond = f"path > COALESCE({_PATH}, %s) AND path < COALESCE({_PATH}, %s)"
    ends = (root.pk, after, root.path, root.pk, before, end_of_thread(root.path))
    sql = f"""
SELECT {_PATH}, (
    SELECT count(*) FROM (
        SELECT 1 FROM comments_comment
        WHERE root_id = %s AND is_shown AND {beyond} LIMIT {MORE + MOST + 1}
    ) rest
), {columns(for_member=member is not None)}
FROM comments_comment said {WRITERS}
WHERE said.root_id = %s AND said.is_shown AND said.{beyond.replace(" AND path", " AND said.path")}
ORDER BY said.path LIMIT {MORE}"""
    whose = [member.pk] if member else []
    read = statements.rows(sql, [root.pk, before, root.pk, *ends, *whose, root.pk, *ends])
    rows = [row(values) for _until, _all, *values in read]
    found = Window(rows, answers=answers_among(rows))
    if read and read[0][1] > MORE:
        until, count, *_values = read[0]
        gap = Gap(count - MORE, rows[-1], before if until else 0, until or "")
        found.gaps = {gap.after.pk: gap}
    return found
