"""One column for each week or month, cut by what became of those who asked.

Places and sizes are in percent of the drawing, which has no viewBox: it is as wide as the page
lets it be, and its words keep their size. Colours and letters are the sheet's (record.css).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .formulas import OUTCOMES, Tally
from .periods import Period
from .words import column_words

TOP = 10.0  # free above the highest line, for its number
WIDEST = 9.0
MARKS_WIDE, MARKS_NARROW = 13, 5


@dataclass(frozen=True)
class Piece:
    outcome: str
    y: str
    height: str


@dataclass(frozen=True)
class Column:
    words: str
    x: str
    width: str
    pieces: list[Piece]
    middle: str
    mark: str
    only_wide: bool


@dataclass(frozen=True)
class Line:
    y: str
    number: int


@dataclass(frozen=True)
class Chart:
    columns: list[Column]
    lines: list[Line]


def chart(parts: Sequence[Period], tallies: Sequence[Tally]) -> Chart:
    most = round_up(max(tally.asked for tally in tallies))
    step = 100 / len(parts)
    width = min(step * 0.72, WIDEST)
    years = parts[0].first.year != parts[-1].last.year
    wide = _each(len(parts), MARKS_WIDE)
    narrow = wide * _each(-(-len(parts) // wide), MARKS_NARROW)
    columns = []
    for n, (part, tally) in enumerate(zip(parts, tallies, strict=True)):
        middle = step * (n + 0.5)
        columns.append(
            Column(
                words=column_words(part.label, tally),
                x=_percent(middle - width / 2),
                width=_percent(width),
                pieces=_pieces(tally, most),
                middle=_percent(middle),
                mark=part.mark(with_year=years) if n % wide == 0 else "",
                only_wide=n % narrow != 0,
            )
        )
    heights = [0, most // 2, most] if most % 2 == 0 else [0, most]
    return Chart(columns, [Line(_percent(_y(height, most)), height) for height in heights])


def round_up(most: int) -> int:
    """The next number that is easily read: 1, 2, 4, 6, 10, 20, 40, 60 …"""
    ten = 1
    while True:
        for easy in (ten, 2 * ten, 4 * ten, 6 * ten):
            if most <= easy:
                return easy
        ten *= 10


def _pieces(tally: Tally, most: int) -> list[Piece]:
    below = 0
    found = []
    for outcome in OUTCOMES:
        count = tally.outcomes[outcome]
        if count:
            y = _y(below + count, most)
            found.append(Piece(outcome, _percent(y), _percent(_y(below, most) - y)))
        below += count
    return found


def _y(count: int, most: int) -> float:
    return 100 - count / most * (100 - TOP)


def _each(count: int, room: int) -> int:
    """Every how manyth may have its mark, where there is room for so many."""
    return -(-count // room)


def _percent(value: float) -> str:
    return f"{value:.3f}%"
