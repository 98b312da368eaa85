"""Readers who never stop reading, and tell of everything that was not a page."""

import threading
import time
from types import TracebackType

import requests


class Readers:
    def __init__(self, url: str, *, many: int = 3) -> None:
        self.url = url
        self.paths = ["/"]
        self.troubles: list[str] = []
        self.pages = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read, daemon=True) for _ in range(many)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=40)

    def read_on(self, pages: int) -> None:
        """Come back when so many more pages were read."""
        until, patience = self.pages + pages, time.monotonic() + 60
        while self.pages < until:
            assert time.monotonic() < patience, "the readers read nothing for a minute"
            time.sleep(0.02)

    def _read(self) -> None:
        session = requests.Session()
        while not self._stop.is_set():
            for path in list(self.paths):
                try:
                    response = session.get(self.url + path, timeout=30)
                    if response.status_code != 200 or "</html>" not in response.text:
                        self.troubles.append(f"{response.status_code} at {path}")
                except requests.RequestException as error:
                    self.troubles.append(f"{error} at {path}")
                self.pages += 1
                self._stop.wait(0.03)
