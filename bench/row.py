from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A line of the table. `size` is that of the article, where there is one."""

    name: str
    requests: Iterator[bytes]
    status: int = 200
    size: int | None = None
    writes: bool = False
    floor: "Row | None" = None  # where it isn't one of stored comments
