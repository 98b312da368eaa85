"""Rendering in a process of its own, for texts of which nobody knows how long they take.

A thread can't be stopped, and one regular expression holds the interpreter's lock until it is done:
one text would freeze all visitors of this web process. The child is a fresh interpreter (no fork of
a process with threads), knows neither Django's settings nor the environment's secrets, and is
killed by the kernel when its time or memory is used up, wherever it hangs.
"""

import json
import logging
import os
import signal
import subprocess
import sys

from .limits import REASONS, TooHard

CPU_SECONDS = 2.0
MEMORY_BYTES = 1_000_000_000
# For a machine so busy that the child hardly gets any time. A web server's own limit is 30 s.
WALL_SECONDS = 20.0

_CHILD = (
    "import json, sys; job = json.load(sys.stdin.buffer); sys.path[:] = job['sys_path'];"
    "from socialblog.lib.html import worker; worker.main(job)"
)
_KEPT_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "TEMP")
_OUT_OF_TIME = {-getattr(signal, name, 0) for name in ("SIGPROF", "SIGXCPU", "SIGALRM")}

_logger = logging.getLogger(__name__)


def in_a_process(work: str, text: str, *, cpu_seconds: float | None = None) -> str:
    """The HTML that `worker.WORK[work](text)` makes. Raises TooHard as it does, with "slow" or
    "swollen" when it had to be killed."""
    job = {
        "work": work,
        "text": text,
        "cpu_seconds": cpu_seconds or CPU_SECONDS,
        "memory_bytes": MEMORY_BYTES,
        "sys_path": [os.path.abspath(path) for path in sys.path],
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=WALL_SECONDS,
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooHard("slow") from None
    if done.returncode in _OUT_OF_TIME:
        raise TooHard("slow")
    if done.returncode != 0:  # out of memory, or killed by the kernel for it
        _logger.error("Rendering ended with %s: %s", done.returncode, done.stderr[-2000:].decode())
        raise TooHard("swollen")
    answer = json.loads(done.stdout)
    if answer.get("refused") in REASONS:
        raise TooHard(answer["refused"])
    return answer["html"]
