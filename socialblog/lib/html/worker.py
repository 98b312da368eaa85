"""The other side of killable.py: one text, one answer, and the end."""

import json
import signal
import sys
from collections.abc import Callable
from typing import Any

from .foreign import foreign_html
from .limits import TooHard
from .posts import post_html

WORK: dict[str, Callable[[str], str]] = {"post": post_html, "foreign": foreign_html}


def main(job: dict[str, Any]) -> None:
    """Reads its limits from the job and sets them on itself, now that everything is imported."""
    _limit(job["cpu_seconds"], job["memory_bytes"])
    try:
        answer = {"html": WORK[job["work"]](job["text"])}
    except TooHard as refusal:
        answer = {"refused": refusal.code}
    except MemoryError:
        answer = {"refused": "swollen"}
    sys.stdout.write(json.dumps(answer))


def _limit(cpu_seconds: float, memory_bytes: int) -> None:
    if not hasattr(signal, "setitimer"):  # Windows: the parent's clock is the only limit
        return
    import resource

    # The default action ends the process from outside, in the middle of a regular expression too.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
