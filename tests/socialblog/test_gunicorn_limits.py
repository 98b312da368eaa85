"""The web server as deploy/ starts it, and what is thrown at it: refused, and it is still there."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.socialblog.degraded.servers import free_port

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def a_server(world: dict[str, str]) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "socialblog.wsgi", "--workers", "1"]
    command += ["--config", str(ROOT / "deploy" / "gunicorn.conf.py"), "--log-level", "critical"]
    process = subprocess.Popen([*command, "--bind", f"127.0.0.1:{port}"], cwd=ROOT, env=world)
    try:
        for _ in range(600):
            if is_alive(port):
                break
            assert process.poll() is None
            time.sleep(0.1)
        yield port, process
    finally:
        process.terminate()
        process.wait(30)


def said(port: int, request: bytes) -> bytes:
    """The first line that comes back; nothing where it only hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            answer = connection.recv(4096)
        except OSError:
            return b""  # it doesn't read what it has refused
    return answer.split(b"\r\n")[0]


def is_alive(port: int) -> bool:
    try:
        return b" 200 " in said(port, b"GET /health/live/ HTTP/1.1\r\nHost: x\r\n\r\n")
    except OSError:
        return False


def kilobytes(process: subprocess.Popen[bytes]) -> int:
    """What its one worker holds."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    status = Path(f"/proc/{children[0]}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
END = b"\r\n\r\n"
THROWN = {
    "a page number of a million digits": b"GET /?page=" + b"9" * 1_000_000 + b" HTTP/1.1\r\n\r\n",
    "an address of a megabyte": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n\r\n",
    "a huge header": HEAD + b"X-Long: " + b"a" * 1_000_000 + END,
    "a huge cookie": HEAD + b"Cookie: sessionid=" + b"a" * 1_000_000 + END,
    "thousands of headers": HEAD + b"".join(b"X-%d: a\r\n" % n for n in range(5000)) + END,
    "a method that isn't one": b"LAMP\x00 / HTTP/1.1\r\nHost: localhost" + END,
    "two lengths": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
    b"Transfer-Encoding: chunked" + END + b"0" + END,
    "a length below nothing": b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1" + END,
    "no HTTP at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc" + END,
    "ten thousand parameters": b"GET /?" + b"&".join([b"a=1"] * 2000) + b" HTTP/1.1\r\n"
    b"Host: localhost" + END,
    "a flood of ranges": b"GET /static/css/base.css HTTP/1.1\r\nHost: localhost\r\n"
    b"Range: bytes=" + b",".join([b"0-1"] * 1000) + END,
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc for the memory")
def test_what_is_thrown_at_it(world):
    world = world | {"STATICFILES_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with a_server(world) as (port, process):
        for thrown in THROWN.values():
            said(port, thrown)
        before = kilobytes(process)
        for name, thrown in THROWN.items():
            for _ in range(20):
                answer = said(port, thrown)
                assert answer == b"" or answer.split(b" ")[1][:1] == b"4", (name, answer)
        assert is_alive(port)
        # Two hundred more, most of them a megabyte: nothing of them stays.
        assert kilobytes(process) - before < 20_000
