"""All checks in their order: what others rest on first."""

from collections.abc import Callable, Iterator

from . import counts, deliveries, ghosts, memory, pictures, records, threads, voices
from .check import Check, Found

CHECKS: list[Check] = [
    *ghosts.CHECKS,
    *threads.CHECKS,
    *counts.CHECKS,
    *voices.CHECKS,
    *deliveries.CHECKS,
    *memory.CHECKS,
    *records.CHECKS,
    *pictures.CHECKS,
]

KEPT = 1_000


def check_all() -> Iterator[list[Found]]:
    """All that is wrong, in bounded pieces, many of them empty; nothing is changed."""
    for check in CHECKS:
        yield from check.batches()


def repair_all(say: Callable[[Found], None] = lambda found: None) -> list[Found]:
    """Mend what can be mended; `say` hears of each thing once a round. What is left, at most KEPT.

    What was hidden by one damage, or follows from mending it, is found by the next round; there
    are rounds until one finds nothing, or the very same as the one before.
    """
    before = None
    while True:
        left: list[Found] = []
        count = mixed = 0
        for check in CHECKS:
            for found in check.batches():
                for one in found:
                    say(one)
                    count, mixed = count + 1, mixed ^ hash(one)
                check.mend(found)
                left += found[: KEPT - len(left)]
        if not count or (count, mixed) == before:
            return left
        before = (count, mixed)
