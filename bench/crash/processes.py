"""Processes of the site, and the supervisor that starts them anew, as systemd does."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

CLONE = Path(__file__).resolve().parent.parent.parent
STOP_SECONDS = 10


class NotHere(Exception):
    """Something that is needed isn't there, or doesn't start; `str()` is a sentence."""


class Process:
    """One service: whatever happens to it, `supervise` has it running again."""

    def __init__(self, name: str, command: list[str], log: Path) -> None:
        self.name, self.command, self.log = name, command, log
        self.starts = 0
        self.start()

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.child = subprocess.Popen(
                self.command,
                cwd=CLONE,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Of its own group, as a service has a control group: what it leaves is found.
                start_new_session=True,
            )
        self.starts += 1

    @property
    def pid(self) -> int:
        return self.child.pid

    def children(self) -> list[int]:
        return children(self.pid)

    def supervise(self) -> None:
        """Start it anew if it died, once all that it left behind is gone."""
        if self.child.poll() is not None:
            self._sweep()
            self.start()

    def stop(self) -> None:
        if self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                pass
        self._sweep(signal.SIGKILL)
        self.child.wait()

    def _sweep(self, first: signal.Signals = signal.SIGTERM) -> None:
        deadline = time.monotonic() + STOP_SECONDS
        number = first
        while _signal_group(self.pid, number):
            time.sleep(0.02)
            number = signal.SIGKILL if time.monotonic() > deadline else signal.Signals.SIGTERM
            if first is signal.SIGKILL:
                number = signal.SIGKILL


class Redis(Process):
    def __init__(self, folder: Path) -> None:
        program = shutil.which("redis-server")
        if program is None:
            raise NotHere("Redis isn't installed (Debian and Ubuntu: apt install redis-server).")
        self.port = free_port()
        options = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(folder)]
        super().__init__(
            "redis",
            [program, *options, "--save", "", "--appendonly", "no"],
            folder / "redis.log",
        )

    @property
    def url(self) -> str:
        return f"rediscache://127.0.0.1:{self.port}/0"


def web(port: int, folder: Path) -> Process:
    """As deploy/socialblog-web.service has it, on a port."""
    arguments = ["socialblog.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    arguments += ["--workers", "2", "--threads", "4", "--no-control-socket"]
    return Process("web", [sys.executable, "-m", "gunicorn", *arguments], folder / "web.log")


def worker(folder: Path) -> Process:
    return Process("worker", [sys.executable, "manage.py", "worker"], folder / "worker.log")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children(pid: int) -> list[int]:
    try:
        return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def command_of(pid: int) -> str:
    try:
        return (
            Path(f"/proc/{pid}/cmdline")
            .read_bytes()
            .replace(b"\0", b" ")
            .decode("ascii", "replace")
        )
    except OSError:
        return ""


def is_running(pid: int) -> bool:
    """A dead one that nobody has buried yet isn't."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _signal_group(leader: int, number: signal.Signals) -> bool:
    """Whether anybody of the group was still there."""
    members = [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and _group_of(int(entry.name)) == leader
    ]
    for pid in members:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass
    return bool(members)


def _group_of(pid: int) -> int | None:
    try:
        return os.getpgid(pid) if is_running(pid) else None
    except ProcessLookupError:
        return None
