"""How often we answered a person before: little, and bounded."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import TextField
from django.db.models.expressions import RawSQL

from community.voices.models import Voice
from community.voices.models.voice import VoiceQuerySet

from .bounded import Row
from .gathering import moment
from .words import dots_words, history_words

DOTS = 6
ENTRIES = 100  # how far back the opened voice's person is counted
_DOTS = {"a": "answered", "o": "open", "q": "quiet"}


@dataclass(frozen=True)
class Dots:
    """What became of the last things that a person said, the newest last."""

    dots: tuple[str, ...] = ()

    @classmethod
    def read(cls, letters: str | None) -> "Dots":
        """As `with_dots` has them."""
        return cls(tuple(_DOTS[letter] for letter in reversed(letters or "")))

    @property
    def words(self) -> str:
        """What the dots say, for those who don't see them."""
        return dots_words(self.dots.count("answered"), self.dots.count("open"))


@dataclass(frozen=True)
class History:
    """A person's voices that can be seen, the newest last, as far back as ENTRIES."""

    entries: tuple[Row, ...] = ()

    @classmethod
    def read(cls, rows: Iterable[Row]) -> "History":
        return cls(tuple(sorted(rows, key=lambda row: (moment(row["said_at"]), row["pk"]))))

    @property
    def dots(self) -> Dots:
        return Dots(tuple(_dot(row) for row in self.entries[-DOTS:]))

    @property
    def words(self) -> str:
        """How much they said here, and what became of it."""
        answered = sum(row["state"] == Voice.State.ANSWERED for row in self.entries)
        waiting = sum(bool(row["owed"]) for row in self.entries)
        goes_on = len(self.entries) == ENTRIES
        return history_words(len(self.entries), answered, waiting, goes_on=goes_on)


def history_of(key: object) -> VoiceQuerySet:
    """What `History.read` wants to know of a reader."""
    theirs = Voice.objects.filter(reader_key=key).exclude(state=Voice.State.WITHDRAWN)
    return theirs.order_by("-said_at", "-pk")


def with_dots(voices: VoiceQuerySet) -> VoiceQuerySet:
    """With `dots`: a letter for each of the last things that its reader said, the newest first."""
    joined = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    letters = RawSQL(
        f"""(SELECT {joined}(last.dot, '') FROM (
            SELECT CASE WHEN said.state = 'answered' THEN 'a' WHEN said.owed THEN 'o' ELSE 'q' END
                AS dot
            FROM voices_voice said
            WHERE said.reader_key = voices_voice.reader_key AND said.state <> 'withdrawn'
            ORDER BY said.said_at DESC, said.id DESC LIMIT {DOTS}
        ) last)""",
        [],
        output_field=TextField(),
    )
    return voices.annotate(dots=letters)


def _dot(row: Row) -> str:
    if row["state"] == Voice.State.ANSWERED:
        return "answered"
    return "open" if row["owed"] else "quiet"
