import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import IO

from django.conf import settings
from django.core.management.base import OutputWrapper

from .changes import Changes

STOP_SECONDS = 10
# A worker that dies this soon after the code changed has met a mistake that is being mended.
TRYING_SECONDS = 5
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# What Django's own server prints at every start; our welcome says it better.
NOISE = re.compile(
    r"Performing system checks|System check identified no issues|\w+ \d\d, \d{4} - |"
    r"Django version|Starting development server|Quit the server with|\s*$"
)


class Stopped(BaseException):
    """Somebody pressed Ctrl-C or closed the terminal."""


class Processes:
    """The web server and the worker: they live and die together, and follow the code."""

    def __init__(
        self, commands: dict[str, list[str]], *, follows_code: bool, stdout: OutputWrapper
    ):
        self.commands = commands
        self.follows_code = follows_code
        self.stdout = stdout
        self.children: dict[str, subprocess.Popen[str]] = {}
        self.restarted_at = float("-inf")

    def run(self, *, address: tuple[str, int], when_ready: Callable[[], None]) -> None:
        """Watch over them until one dies or we are told to stop."""
        for number in SIGNALS:
            signal.signal(number, stop_watching)
        changes = Changes(Path(settings.BASE_DIR))
        is_ready = False
        try:
            for name in self.commands:
                self.start(name)
            while True:
                self.mind_the_dead()
                if not is_ready and answers(address):
                    is_ready = True
                    when_ready()
                if is_ready and self.follows_code and changes.seen():
                    self.restart("worker")
                time.sleep(1 if is_ready else 0.1)
        except Stopped:
            self.stdout.write("\nStopping ...")
        finally:
            self.stop(*self.children)

    def start(self, name: str) -> None:
        child = subprocess.Popen(
            manage(*self.commands[name]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "DJANGO_RUNSERVER_HIDE_WARNING": "true"},
            # Of its own group: Ctrl-C reaches this process only, which then stops both in order,
            # each with the children that it has itself.
            start_new_session=True,
        )
        self.children[name] = child
        threading.Thread(target=self.pass_on, args=(child.stdout,), daemon=True).start()

    def pass_on(self, source: IO[str]) -> None:
        for line in source:
            if not NOISE.match(line):
                self.stdout.write(line, ending="")

    def mind_the_dead(self) -> None:
        for name, child in list(self.children.items()):
            if child.poll() is None:
                continue
            self.stop(name)
            if name == "worker" and time.monotonic() < self.restarted_at + TRYING_SECONDS:
                self.stdout.write(
                    "The worker doesn't start with the code as it is now (see above); "
                    "it tries again at the next change."
                )
                continue
            others = "".join(f", so {other} is stopped too" for other in self.children)
            self.stdout.write(
                f"The {name} process ended by itself (exit code {child.returncode}){others}."
            )
            sys.exit(1)

    def restart(self, name: str) -> None:
        self.stdout.write(f"The code changed: the {name} starts anew.")
        self.stop(name)
        self.start(name)
        self.restarted_at = time.monotonic()

    def stop(self, *names: str) -> None:
        children = [self.children.pop(name) for name in names if name in self.children]
        for child in children:
            signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for child in children:
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                signal_group(child, signal.SIGKILL)
                child.wait()


def finish(*arguments: str) -> None:
    """Run a management command to its end, and end with it when it fails."""
    try:
        code = subprocess.run(manage(*arguments), stdin=subprocess.DEVNULL).returncode
    except KeyboardInterrupt:
        code = 130
    if code:
        sys.exit(code)


def manage(*arguments: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


def stop_watching(number: int, frame: FrameType | None) -> None:
    # A second Ctrl-C must not interrupt the stopping itself.
    for other in SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    raise Stopped


def answers(address: tuple[str, int]) -> bool:
    host, port = address
    try:
        with socket.create_connection((host.replace("0.0.0.0", "127.0.0.1"), port), timeout=1):
            return True
    except OSError:
        return False


def signal_group(child: subprocess.Popen[str], number: signal.Signals) -> None:
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        pass
