"""nginx's cache of strangers' pages: for the rest of the second, and for nobody else."""

import http.client
import shutil
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

import pytest

from blog.page_cache.middleware import PRIVATE, PUBLIC

from .nginx import write_config

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
pytestmark = pytest.mark.skipif(not NGINX, reason="nginx isn't installed")


class Site(BaseHTTPRequestHandler):
    """Says when it was asked, and for how many times."""

    asked = count(1)
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        words = f"{time.time()} {next(self.asked)}".encode()
        self.send_response(200)
        self.send_header("Cache-Control", PRIVATE if "private" in self.path else PUBLIC)
        self.send_header("Vary", "Cookie")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def port(tmp_path: Path):
    upstream = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=upstream.serve_forever, daemon=True).start()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    ports = [upstream.server_address[1]]
    main = write_config(tmp_path, port=number, web_ports=ports, static=tmp_path)
    pages = tmp_path / "snippets" / "socialblog.conf"
    text = pages.read_text()
    assert text.count("    # proxy_") == 8
    pages.write_text(text.replace("    # proxy_", "    proxy_"))
    running = subprocess.Popen([str(NGINX), "-c", str(main), "-g", "daemon off;"])
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", number), timeout=1).close()
                break
            except OSError:
                assert running.poll() is None, (tmp_path / "nginx-error.log").read_text()
                time.sleep(0.05)
        yield number
    finally:
        running.terminate()
        running.wait()
        upstream.shutdown()


def ask(port: int, path: str = "/", **headers: str) -> tuple[float, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers=headers)
    made_at, number = connection.getresponse().read().split()
    connection.close()
    return float(made_at), int(number)


def test_a_page_is_shared_and_never_older_than_a_second(port):
    seen = []
    until = time.monotonic() + 30
    while time.monotonic() < until and len({number for _at, number in seen}) < 3:
        asked_at = time.time()
        made_at, number = ask(port)
        assert made_at > asked_at - 1
        seen.append((made_at, number))
        time.sleep(0.02)  # nginx counts how often one visitor asks
    assert len(seen) > len({number for _at, number in seen})


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {"Cookie": "sessionid=x"}),
        ("/", {"Cookie": "a=b; messages=x"}),
        ("/", {"Authorization": "Bearer x"}),
        ("/private", {}),
    ],
)
def test_nobody_gets_what_is_not_for_all(port, path, headers):
    numbers = []
    for _ in range(30):
        ask(port)
        numbers.append(ask(port, path, **headers)[1])
    assert len(set(numbers)) == len(numbers)
