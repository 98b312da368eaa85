"""What a page of a conversation shows, whichever part of it that is."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from socialblog.lib import statements

from .counting import MOST
from .models.path_field import SEGMENT, successor
from .rows import Row


@dataclass(frozen=True)
class Gap:
    """Replies that are there and not on the page: how many, and between which comments."""

    count: int
    after: Row
    before_id: int = 0
    # Where they end; nothing for the end of the thread.
    before_path: str = ""


@dataclass
class Window:
    """What a page shows, in reading order."""

    comments: list[Row]
    # By the id of the comment after which something is left out.
    gaps: dict[int, Gap] = field(default_factory=dict)
    # The accepted answer, by the id of the question; maybe not on the page itself.
    answers: dict[int, Row] = field(default_factory=dict)
    # What the team points at, in reading order; at the beginning of the conversation alone.
    featured: list[Row] = field(default_factory=list)
    voices: int = 0
    people: int = 0
    # All of the conversation, maybe piece by piece.
    is_whole: bool = False
    # Whether its pieces are worth keeping: a very long one would push everybody else's out.
    keeps: bool = True
    # Whether articles tell how their readers are answered.
    shows_record: bool = False
    # With which root the neighbouring windows begin (0: the beginning; None: there is none).
    earlier: int | None = None
    later: int | None = None


_LEFT_OUT = f"""
SELECT CAST(%s AS BIGINT), count(*) FROM (
    SELECT 1 FROM comments_comment
    WHERE root_id = %s AND is_shown AND path > %s AND path < %s LIMIT {MOST + 1}
) left_out
"""


def counted(gaps: list[Gap]) -> dict[int, Gap]:
    """The same gaps with what each hides, by the comment before it; one query for all of them."""
    if not gaps:
        return {}
    parameters: list[int | str] = []
    for gap in gaps:
        parameters += [gap.after.pk, gap.after.root_id, gap.after.path]
        parameters.append(gap.before_path or end_of_thread(gap.after.path))
    counts: dict[int, int] = dict(
        statements.rows(" UNION ALL ".join([_LEFT_OUT] * len(gaps)), parameters)
    )
    return {
        gap.after.pk: Gap(counts[gap.after.pk], gap.after, gap.before_id, gap.before_path)
        for gap in gaps
    }


def answers_among(rows: Iterable[Row]) -> dict[int, Row]:
    return {row.parent_id: row for row in rows if row.is_accepted and not row.is_hidden}


def end_of_thread(path: str) -> str:
    """Above every path of the thread that `path` is in."""
    return successor(path[:SEGMENT])
