"""`make run`, as far as it isn't make: two processes that start, tell and end together."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from socialblog.running.processes import answers
from tests.socialblog.elsewhere import a_world, command, manage


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Run:
    """`manage.py run`, and what it has said so far."""

    def __init__(self, world: dict[str, str], port: int, words: Path):
        self.words = words
        self.process = subprocess.Popen(
            command("run", "--port", str(port), "--noreload"),
            env=world | {"DEBUG": "true"},
            stdout=words.open("wb"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def wait_for(self, text: str) -> str:
        deadline = time.monotonic() + 60
        while text not in (said := self.words.read_text()):
            assert time.monotonic() < deadline and self.process.poll() is None, said
            time.sleep(0.05)
        return said

    def children(self) -> list[tuple[int, str]]:
        listing = subprocess.run(
            ["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True
        )
        rows = [line.split(None, 2) for line in listing.stdout.splitlines()]
        return [(int(pid), args) for pid, ppid, args in rows if int(ppid) == self.process.pid]


@pytest.fixture
def run(world, port, tmp_path) -> Iterator[Run]:
    # Somebody is there already, so the demo stays away.
    manage(
        world | {"DJANGO_SUPERUSER_PASSWORD": "x"},
        *["createsuperuser", "--noinput", "--username=ed", "--email=ed@example.org"],
    )
    run = Run(world, port, tmp_path / "words.txt")
    yield run
    run.process.terminate()
    run.process.wait(timeout=20)


def test_it_tells_where_it_is_and_stops_with_ctrl_c(run, port):
    said = run.wait_for("Stop it with Ctrl-C")
    assert f"http://localhost:{port}/" in said
    assert f"http://localhost:{port}/mail/outbox/" in said
    assert not re.search("Log in as|Starting development server|WARNING", said)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt") as answer:
        assert answer.status == 200
    children = run.children()
    assert len(children) == 2

    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(timeout=20) == 0
    said = run.words.read_text()
    assert "Stopping" in said and "Traceback" not in said
    for pid, _ in children:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


@pytest.mark.parametrize(
    ("dies", "sentence"),
    [
        ("worker", "The worker process ended by itself (exit code -9), so web is stopped too."),
        ("runserver", "The web process ended by itself (exit code -9), so worker is stopped too."),
    ],
)
def test_if_one_dies_it_says_so_and_stops_the_other(run, port, dies, sentence):
    run.wait_for("Stop it with Ctrl-C")
    [pid] = [pid for pid, words in run.children() if f"manage.py {dies}" in words]
    os.kill(pid, signal.SIGKILL)
    assert run.process.wait(timeout=20) == 1
    assert sentence in run.words.read_text()
    wait_until(lambda: not answers(("127.0.0.1", port)))


def wait_until(condition: Callable[[], bool]) -> None:
    """What was orphaned hears of its end a moment later."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("taken", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_is_told_before_anything_else(tmp_path, taken):
    world = a_world(tmp_path) | {"DEBUG": "true"}
    with socket.create_server((taken, 0)) as other:
        port = other.getsockname()[1]
        result = subprocess.run(
            command("run", "--port", str(port)), env=world, capture_output=True, text=True
        )
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert f"Port {port} on 127.0.0.1 is taken" in result.stderr
    assert f"make run PORT={port + 1}" in result.stderr
    assert not (tmp_path / "db.sqlite3").exists()


def test_it_is_not_for_real_sites(tmp_path, port):
    result = subprocess.run(
        command("run", "--port", str(port)),
        env=a_world(tmp_path) | {"DEBUG": "false"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1
    assert "docs/operator.md" in result.stderr
