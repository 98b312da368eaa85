"""A PostgreSQL of its own, as durable as a real one, whose processes may be killed."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from .processes import NotHere, children, command_of, free_port, is_running

START_SECONDS = 60


class Postgres:
    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "postgres", free_port()
        self.programs = _programs()
        self.log = folder / "postgres.log"
        self.starts = 0
        # PostgreSQL refuses to run as root.
        self.runs_as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.runs_as:
            shutil.chown(folder, "postgres")
        self._run(
            *("initdb", "-D", str(self.folder), "-U", "socialblog", "--auth=trust"),
            *("--encoding=UTF8", "--locale=C.UTF-8"),
        )
        self.start()
        self._run(
            *("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "socialblog"), "socialblog"
        )

    @property
    def url(self) -> str:
        return f"postgres://socialblog@127.0.0.1:{self.port}/socialblog"

    @property
    def postmaster(self) -> int:
        return int((self.folder / "postmaster.pid").read_text().split("\n", 1)[0])

    def is_running(self) -> bool:
        try:
            return is_running(self.postmaster)
        except (OSError, ValueError):
            return False

    def start(self) -> None:
        """As a supervisor does: again and again, since killed backends take a moment to go."""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder.parent} -c fsync=on "
            "-c synchronous_commit=on -c full_page_writes=on -c shared_buffers=128MB"
        )
        arguments = ("-D", str(self.folder), "-l", str(self.log), "-w", "-s", "-o", options)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self._run("pg_ctl", *arguments, "start")
                self.starts += 1
                return
            except subprocess.CalledProcessError as error:
                if time.monotonic() > deadline:
                    raise NotHere(f"PostgreSQL doesn't start: {error.output}") from error
                time.sleep(0.1)

    def backends(self) -> list[int]:
        """Processes that serve somebody."""
        return [pid for pid in children(self.postmaster) if "127.0.0.1(" in command_of(pid)]

    def stop(self) -> None:
        if self.is_running():
            self._run("pg_ctl", "-D", str(self.folder), "-m", "immediate", "-w", "-s", "stop")

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [*self.runs_as, str(self.programs / program), *arguments],
            # Some of these folders are root's alone.
            cwd=self.folder.parent,
            stdin=subprocess.DEVNULL,
            # pg_ctl's server would hold a pipe open for ever.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )


def _programs() -> Path:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4])
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NotHere("PostgreSQL isn't installed (Debian and Ubuntu: apt install postgresql).")
    return Path(on_path).parent
