"""gunicorn as on a real site, on a free port, for as long as it is measured."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from .load import Failed

WORKERS, THREADS = 2, 4  # as deploy/socialblog-web.service
_START_SECONDS = 60


class Server:
    def __init__(self, folder: Path) -> None:
        self.log = folder / "gunicorn.log"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    def __enter__(self) -> "Server":
        arguments = [
            *("bench.wsgi", "--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"),
            *("--workers", str(WORKERS), "--threads", str(THREADS), "--no-control-socket"),
            # Between two bursts; the clients' connections are new in each anyway.
            *("--log-level", "warning", "--graceful-timeout", "5"),
        ]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *arguments],
                cwd=Path(__file__).resolve().parent.parent,
                env=os.environ,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop()

    def words(self) -> str:
        """The end of what it said."""
        return self.log.read_text(errors="replace")[-3000:]

    def _wait(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise Failed(f"gunicorn doesn't start:\n{self.words()}")

    def _stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
