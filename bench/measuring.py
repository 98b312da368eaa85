"""Rounds of bursts, each directly after a burst of the floor that it is compared with.

Whatever else the machine does meanwhile slows both: the ratio of neighbours stays.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from . import database
from .load import Burst, burst, percentile
from .rows import Row, Rows


@dataclass
class Measured:
    """All rounds of one row at one number of clients."""

    row: Row
    clients: int
    bursts: list[Burst] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)  # to its floor, one a round

    @property
    def middle(self) -> float:
        return percentile(self._all, 50)

    def tail(self, percent: float) -> float:
        """How many times the middle."""
        return percentile(self._all, percent) / self.middle

    @property
    def per_second(self) -> float:
        return percentile([len(one.milliseconds) / one.seconds for one in self.bursts], 50)

    @property
    def bytes(self) -> int:
        return self.bursts[-1].bytes

    @property
    def _all(self) -> list[float]:
        return [value for one in self.bursts for value in one.milliseconds]


class Table:
    """Everything measured, by row and clients."""

    def __init__(self, rows: Rows, clients: list[int]) -> None:
        self.rows = rows
        self.clients = clients
        self.lines = {
            (row.name, count): Measured(row, count) for row in rows.all for count in clients
        }

    def of(self, row: Row, clients: int) -> Measured:
        return self.lines[row.name, clients]


def measure(
    rows: Rows,
    *,
    port: int,
    rounds: int,
    seconds: float,
    clients: list[int],
    say: Callable[[str], None],
) -> Table:
    """First all that reads and then all that writes, so that readers find the exact sizes."""
    table = Table(rows, clients)
    for row in rows.reads + rows.replies:
        # Every thread of every worker meets its database and its templates.
        _burst(row, max(clients), port=port, seconds=seconds / 2)
    database.tidy()
    for number in range(rounds):
        say(f"Reading, round {number + 1} of {rounds} ...")
        for count in clients:
            for row in rows.reads:
                _pair(table, row, count, port=port, seconds=seconds)
    for number in range(rounds):
        say(f"Writing, round {number + 1} of {rounds} ...")
        for count in clients:
            for row in rows.replies:
                _pair(table, row, count, port=port, seconds=seconds)
                database.tidy()
    return table


def _pair(table: Table, row: Row, clients: int, *, port: int, seconds: float) -> None:
    floor = table.rows.floor_of(row)
    below = _burst(floor, clients, port=port, seconds=seconds / 2)
    above = _burst(row, clients, port=port, seconds=seconds)
    table.of(floor, clients).bursts.append(below)
    measured = table.of(row, clients)
    measured.bursts.append(above)
    measured.ratios.append(above.middle / below.middle)


def _burst(row: Row, clients: int, *, port: int, seconds: float) -> Burst:
    # Slow ones take longer than asked, rather than be judged by a handful of answers.
    least = max(1, round(30 * seconds))
    return burst(
        port, row.requests, clients=clients, seconds=seconds, least=least, status=row.status
    )
