"""What a check is, and the checks that are one SQL statement."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Protocol

from django.db import connection, transaction

from blog.models import Post
from blog.models.post import lock_post

BATCH = 5_000
MENDED_AT_ONCE = 200


@dataclass(frozen=True)
class Found:
    """One thing that is not as it should be, in a sentence."""

    code: str
    words: str
    id: int
    post_id: int | None = None
    row: dict[str, Any] = field(default_factory=dict, compare=False)


class Check(Protocol):
    @property
    def code(self) -> str: ...

    def batches(self) -> Iterator[list[Found]]:
        """All that is wrong, a bounded piece of the tables at a time."""

    def mend(self, found: Sequence[Found]) -> None:
        """Put it right, as far as it is still wrong; does nothing where only a backup helps."""


@dataclass(frozen=True)
class SqlCheck:
    """`sql` selects `id`, `post_id` and what `words` names, for the wrong rows `WHERE {batch}`.

    `{batch}` is a condition on `key`, a column of the table that is walked. `put_right` gets
    rows that are still wrong, all of one post, while that post is locked.
    """

    code: str
    walks: tuple[str, str]
    key: str
    sql: str
    words: str
    put_right: Callable[[list[dict[str, Any]]], None]

    def batches(self) -> Iterator[list[Found]]:
        for after, upto in ranges(*self.walks):
            yield self._ask(f"({self.key} > {after} AND {self.key} <= {upto})")

    def mend(self, found: Sequence[Found]) -> None:
        for post_id, some in by_post(found):
            for start in range(0, len(some), MENDED_AT_ONCE):
                ids = ", ".join(str(one.id) for one in some[start : start + MENDED_AT_ONCE])
                with transaction.atomic():
                    hold(post_id)
                    still = self._ask(f"{self.key} IN ({ids})")
                    if still:
                        self.put_right([one.row for one in still])

    def _ask(self, batch: str) -> list[Found]:
        return [
            Found(self.code, self.words.format(**row), row["id"], row["post_id"], row)
            for row in rows_of(self.sql.format(batch=batch))
        ]


def ranges(table: str, key: str, size: int = BATCH) -> Iterator[tuple[int, int]]:
    """Cut a table into pieces `after < key <= upto` of `size` rows."""
    after = 0
    while True:
        # Keys of other tables' making can't be negative; they are Django's.
        [piece] = rows_of(
            f"SELECT max(k) AS upto FROM (SELECT {key} AS k FROM {table} WHERE {key} > {after} "
            f"ORDER BY {key} LIMIT {size}) piece"
        )
        if piece["upto"] is None:
            return
        yield after, piece["upto"]
        after = piece["upto"]


def rows_of(sql: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def by_post(found: Iterable[Found]) -> Iterator[tuple[int | None, list[Found]]]:
    """In the order in which every writer takes posts."""
    ordered = sorted(found, key=lambda one: (one.post_id or 0, one.id))
    for post_id, some in groupby(ordered, key=lambda one: one.post_id):
        yield post_id, list(some)


def hold(post_id: int | None) -> Post | None:
    """Lock the post, if there is one; its page may look different afterwards."""
    if post_id is None:
        return None
    try:
        return lock_post(post_id)
    except Post.DoesNotExist:
        return None


def execute(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def ids_of(rows: Iterable[dict[str, Any]]) -> str:
    return ", ".join(str(row["id"]) for row in rows)


def padded(expression: str) -> str:
    """A number as ten digits, as they stand in a path."""
    if connection.vendor == "sqlite":
        return f"printf('%010d', {expression})"
    return f"lpad(CAST({expression} AS text), 10, '0')"


def is_digits(expression: str) -> str:
    """PostgreSQL refuses to take anything else for a number, SQLite takes it for none."""
    return "1 = 1" if connection.vendor == "sqlite" else f"{expression} ~ '^[0-9]+$'"
