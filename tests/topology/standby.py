"""A streaming replica of the PostgreSQL in DATABASE_URL, which says what it is asked."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

import psycopg

from .processes import START_SECONDS, NotStarted, Process, free_port


class NoStandby(Exception):
    """`str()` is a sentence."""


class Standby:
    def __init__(self) -> None:
        self.primary = urlsplit(os.environ["DATABASE_URL"])
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="socialblog-standby-"))
        # PostgreSQL refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres")
        (self.folder / "log").mkdir()
        self.process = Process(
            "postgres",
            [*self.user, str(self._program("postgres")), "-D", str(self.folder / "data"),
             "-p", str(self.port), "-k", str(self.folder), "-c", "listen_addresses=127.0.0.1",
             "-c", "hot_standby=on", "-c", "fsync=off", "-c", "log_statement=all",
             "-c", "log_line_prefix=%d ", "-c", "log_timezone=UTC"],
            folder=self.folder / "log",
            env=dict(os.environ),
        )  # fmt: skip

    def __enter__(self) -> "Standby":
        done = subprocess.run(
            [*self.user, str(self._program("pg_basebackup")), "-d", self._conninfo(),
             "-D", str(self.folder / "data"), "-R", "-X", "stream", "--no-sync",
             "--checkpoint=fast"],
            cwd=self.folder, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            self.__exit__(None, None, None)
            raise NoStandby(f"This PostgreSQL gives no replica: {done.stderr.strip()}")
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Again and again: what a killed one leaves behind takes a moment to go."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            self.process.start()
            try:
                return self.process.wait_until(self._answers)
            except NotStarted:
                if time.monotonic() > deadline:
                    raise

    def url(self, database: str) -> str:
        netloc = f"{self.primary.username}@127.0.0.1:{self.port}"
        return self.primary._replace(netloc=netloc, path=f"/{database}").geturl()

    def run(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def asked(self, database: str) -> list[str]:
        """The statements that it was asked in this database so far."""
        # What a statement has on further lines stands behind a tab.
        text = self.process.log.read_text(errors="replace").replace("\n\t", " ")
        return [line for line in text.splitlines() if line.startswith(database)]

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=1).close()
            return True
        except psycopg.OperationalError:
            return False

    def _conninfo(self) -> str:
        return self.primary._replace(path="/postgres").geturl()

    @staticmethod
    def _program(name: str) -> Path:
        # Not on Debian's PATH; the newest version wins, as in .ci/servers.
        found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=_version)
        if found:
            return found[-1]
        path = shutil.which(name)
        if path is None:
            raise NoStandby(f"{name} can't be found.")
        return Path(path)


def _version(path: Path) -> float:
    return float(path.parts[4])
