"""Processes that live as long as the topology does, and not a moment longer."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 40  # gunicorn gives its requests 30


class NotStarted(Exception):
    """`str()` is a sentence, with what the process said last."""


class Process:
    """A command with a log of its own. It gets a signal when whoever started it is gone, so that
    nothing stays behind even after a kill."""

    def __init__(self, name: str, command: list[str], *, folder: Path, env: dict[str, str]) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        self.command = ["setpriv", "--pdeathsig", "TERM", *command]
        self.env = env
        self.popen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                self.command,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until(self, is_ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not is_ready():
            if not self.is_alive or time.monotonic() > deadline:
                raise NotStarted(f"{self.name} doesn't start:\n{self.words()}")
            time.sleep(0.05)

    @property
    def is_alive(self) -> bool:
        return self.popen is not None and self.popen.poll() is None

    def words(self) -> str:
        """The end of what it said."""
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else ""

    def kill(self) -> None:
        """At once, with all its children, as when its machine loses power."""
        self._signal(signal.SIGKILL)
        if self.popen is not None:
            self.popen.wait()

    def terminate(self) -> None:
        """As a service manager asks it to end: it finishes what it has begun."""
        self._signal(signal.SIGTERM)
        if self.popen is not None:
            self.popen.wait(timeout=STOP_SECONDS)

    def _signal(self, number: signal.Signals) -> None:
        if self.popen is not None:
            try:
                os.killpg(self.popen.pid, number)
            except ProcessLookupError:
                pass


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False
