"""A closed loop of clients: each sends its next request when the answer to the last is there.

All live in one process and over plain sockets, so that they take as little as possible of the
machine that they share with the server.
"""

import re
import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked\r\n", re.IGNORECASE)
_LAST_CHUNK = b"\r\n0\r\n\r\n"  # our pages have no \r\n themselves
_PATIENCE = 60  # seconds without any answer


class Failed(Exception):
    """The server answered what it should not have; `str()` is a sentence."""


@dataclass
class Burst:
    """What was measured: milliseconds of every request, and how long all took in seconds."""

    milliseconds: list[float] = field(default_factory=list)
    seconds: float = 0.0
    bytes: int = 0  # of the last answer's body

    @property
    def middle(self) -> float:
        return percentile(self.milliseconds, 50)


def percentile(values: list[float], percent: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * percent / 100), len(ordered) - 1)]


def burst(
    port: int,
    requests: Iterator[bytes],
    *,
    clients: int,
    seconds: float,
    least: int,
    status: int,
) -> Burst:
    """Send `requests` for so long, and at least so many. Raises Failed at the first other status.

    Nothing counts until every client has had an answer: connections and threads are cold before.
    Ends when the last answer has arrived, so nothing of it happens later.
    """
    found = Burst()
    selector = selectors.DefaultSelector()
    try:
        for _client in range(clients):
            client = _Client(port)
            selector.register(client.socket, selectors.EVENT_READ, client)
            client.send(next(requests))
        cold, waiting = clients, clients
        began = time.perf_counter()
        while waiting:
            ready = selector.select(timeout=_PATIENCE)
            if not ready:
                raise Failed(f"The server didn't answer for {_PATIENCE} seconds.")
            for key, _events in ready:
                client = key.data
                took = client.receive(status)
                if took is None:
                    continue
                if not cold:
                    found.milliseconds.append(took * 1000)
                    found.bytes = client.length
                    found.seconds = time.perf_counter() - began
                elif client.is_cold:
                    client.is_cold = False
                    cold -= 1
                    began = time.perf_counter()
                if found.seconds > seconds and len(found.milliseconds) >= least:
                    waiting -= 1
                else:
                    client.send(next(requests))
        return found
    finally:
        for key in list(selector.get_map().values()):
            key.data.socket.close()
        selector.close()


class _Client:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.length = 0
        self.is_cold = True

    def send(self, request: bytes) -> None:
        self._head, self._missing = b"", -1
        self._sent = time.perf_counter()
        self.socket.sendall(request)

    def receive(self, status: int) -> float | None:
        """Read what is there; the seconds since the request once the answer is whole."""
        piece = self.socket.recv(1 << 20)
        if not piece:
            raise Failed("The server closed the connection in the middle of an answer.")
        if self._missing < 0:
            self._head += piece
            head, found, body = self._head.partition(b"\r\n\r\n")
            if not found:
                return None
            self._read_head(head + b"\r\n", status)
            piece = body
            self._missing = self.length
        if self._is_streamed:
            self.length += len(piece)
            self._end = (self._end + piece)[-len(_LAST_CHUNK) :]
            self._missing = 0 if self._end == _LAST_CHUNK else 1
        else:
            self._missing -= len(piece)
        return None if self._missing > 0 else time.perf_counter() - self._sent

    def _read_head(self, head: bytes, status: int) -> None:
        answered = _STATUS.match(head)
        if answered is None or int(answered[1]) != status:
            raise Failed(f"Expected {status}, and the server answered: {head[:300].decode()}")
        if status == 304:
            self.length, self._is_streamed = 0, False  # it never has a body
            return
        length = _LENGTH.search(head)
        self._is_streamed = _CHUNKED.search(head) is not None
        if length is None and not self._is_streamed:
            raise Failed("An answer doesn't tell its length.")
        self._end = b""
        self.length = int(length[1]) if length else 0
