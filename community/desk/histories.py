"""How often we answered a person before: little, bounded, and for all rows of a page at once."""

from collections.abc import Collection
from dataclasses import dataclass

from community.voices.models import Voice

from . import bounded
from .words import dots_words, history_words

DOTS = 6
ENTRIES = 100  # how far back the opened voice's person is counted


@dataclass(frozen=True)
class Entry:
    voice_id: int
    post_id: int | None
    thread: int | None
    state: str
    owed: bool


@dataclass(frozen=True)
class History:
    """A person's voices that can be seen, the newest last."""

    entries: tuple[Entry, ...] = ()
    goes_on: bool = False

    @property
    def dots(self) -> list[str]:
        return [_dot(entry) for entry in self.entries[-DOTS:]]

    @property
    def is_new(self) -> bool:
        return len(self.entries) <= 1

    @property
    def dots_words(self) -> str:
        """What the dots say, for those who don't see them."""
        return dots_words(self.dots.count("answered"), self.dots.count("open"))

    @property
    def words(self) -> str:
        """How much they said here, and what became of it."""
        answered = sum(e.state == Voice.State.ANSWERED for e in self.entries)
        waiting = sum(e.owed for e in self.entries)
        return history_words(len(self.entries), answered, waiting, goes_on=self.goes_on)


def histories_of(keys: Collection[str], *, long: str = "") -> dict[str, History]:
    """The last voices of each reader by key, those of `long` as far back as ENTRIES; one query."""
    ordered = sorted({*keys, long} - {""})
    limits = [ENTRIES if key == long else DOTS for key in ordered]
    found = bounded.together(
        [
            Voice.objects.filter(reader_key=key)
            .exclude(state=Voice.State.WITHDRAWN)
            .order_by("-said_at", "-pk")
            .values_list("said_at", "pk", "post_id", "thread", "state", "owed")[:limit]
            for key, limit in zip(ordered, limits, strict=True)
        ]
    )
    return {
        key: History(_read(rows), goes_on=len(rows) == limit)
        for key, rows, limit in zip(ordered, found, limits, strict=True)
    }


def _read(rows: list[tuple]) -> tuple[Entry, ...]:
    return tuple(
        Entry(pk, post_id, thread, state, bool(owed))
        for _said_at, pk, post_id, thread, state, owed in sorted(rows)
    )


def _dot(entry: Entry) -> str:
    if entry.state == Voice.State.ANSWERED:
        return "answered"
    return "open" if entry.owed else "quiet"
