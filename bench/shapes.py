"""How conversations grow: mostly at their end, here and there deep, one of them much longer."""

from collections import deque
from random import Random

DEEPEST = 10
ROOTS = 0.4  # of all comments begin a thread
LIVELY = 8  # threads that are answered at a time
# In a long conversation one thread takes this share of all replies.
HOT_SHARE, HOT_FROM = 0.1, 500


def grown(count: int, chance: Random) -> list[int]:
    """For each comment in the order of time the number of the one it answers, or -1."""
    parents: list[int] = []
    depths: list[int] = []
    lively: deque[list[int]] = deque(maxlen=LIVELY)
    hot: list[int] = []
    for number in range(count):
        if not lively or chance.random() < ROOTS:
            parents.append(-1)
            depths.append(1)
            thread = [number]
            lively.append(thread)
            if not hot and count >= HOT_FROM:
                hot = thread
            continue
        thread = hot if hot and chance.random() < HOT_SHARE else chance.choice(lively)
        parent = chance.choice((thread[0], thread[-1], chance.choice(thread)))
        while depths[parent] >= DEEPEST:
            parent = parents[parent]
        parents.append(parent)
        depths.append(depths[parent] + 1)
        thread.append(number)
    return parents
