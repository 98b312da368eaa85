"""Kills the site's processes while people write, and proves that nothing acknowledged is lost:

    python -m bench.crashing --kills 300

Starts gunicorn with two workers, a worker, a PostgreSQL with fsync and a Redis of its own in a
folder of its own. Twenty times a second somebody comments, replies, likes, decides or answers,
over HTTP; at random instants one process dies (kill -9), and what a supervisor would start anew is
started anew. At the end the database is held against the journal of the clients. Ends with 1 and
leaves the folder behind when anything isn't as it was promised.
"""

import argparse
import http.client
import os
import random
import re
import shutil
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from .crash.postgres import Postgres
from .crash.processes import CLONE, NotHere, Process, Redis, free_port, web, worker

KINDS = {"web worker": 3, "web master": 2, "worker": 2, "postmaster": 2, "backend": 1, "redis": 1}
READERS = 400
ARTICLES = 6


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.crashing", description=__doc__)
    add = parser.add_argument
    add("--kills", type=int, default=20, help="how many processes die (20)")
    add("--rate", type=float, default=20, help="writes a second (20)")
    add("--seed", type=int, default=None, help="of the dice, to play a run again")
    add("--pause", type=float, default=2.0, help="mean seconds between back and the next kill (2)")
    add("--within", type=float, default=10, help="seconds until it has to be back (10)")
    add("--minutes", type=float, default=60, help="begin no further kill after so long (60)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_about: sys.exit(143))
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    folder = Path(tempfile.mkdtemp(prefix="socialblog-crash-"))
    folder.chmod(0o755)
    try:
        run = Run(folder, options, seed)
    except NotHere as missing:
        shutil.rmtree(folder, ignore_errors=True)
        print(missing, file=sys.stderr)
        return 2
    try:
        wrong = run.play()
    except BaseException:
        run.stop()
        run.tell_logs()
        print(f"The run was broken off (seed {seed}); journal and logs are in {folder}.")
        raise
    run.stop()
    for words in wrong[:50]:
        print(f"WRONG: {words}")
    if wrong:
        run.tell_logs()
        print(f"{len(wrong)} things are wrong (seed {seed}); journal and logs are in {folder}.")
        return 1
    print("Everything acknowledged is there once, and nothing else is half there.")
    shutil.rmtree(folder, ignore_errors=True)
    return 0


class Run:
    def __init__(self, folder: Path, options: argparse.Namespace, seed: int) -> None:
        self.folder, self.options, self.dice = folder, options, random.Random(seed)
        self.processes: list[Process] = []
        self.back: dict[str, list[float]] = {}
        self.wrong: list[str] = []
        self.stopping = threading.Event()
        self.port = free_port()
        say(f"Seed {seed}, {options.kills} kills; files in {folder}.")
        self.redis = Redis(folder)
        self.processes.append(self.redis)
        try:
            self.postgres = Postgres(folder)
        except BaseException:
            self.redis.stop()
            raise
        self._surround()

    def play(self) -> list[str]:
        from . import crash  # noqa: F401  # Django is set up by now
        from .crash import proof
        from .crash.clients import Crowd
        from .crash.journal import Journal
        from .crash.world import make_world

        slugs, readers, editor = make_world(articles=ARTICLES, readers=READERS)
        self.web = web(self.port, self.folder)
        self.worker = worker(self.folder)
        self.processes += [self.web, self.worker]
        self.path = f"/articles/{slugs[0]}/"
        if self._until_back() > 60:
            self.tell_logs()
            return ["The site doesn't start."]
        journal = Journal(self.folder / "journal.jsonl")
        crowd = Crowd(
            self.port,
            slugs,
            readers,
            editor,
            journal=journal,
            rate=self.options.rate,
            seed=self.dice.randrange(10**9),
        )
        supervisor = threading.Thread(target=self._supervise)
        supervisor.start()
        crowd.start()
        began = time.monotonic()
        try:
            for number in range(self.options.kills):
                if time.monotonic() - began > 60 * self.options.minutes:
                    break
                # At any instant of whatever goes on.
                time.sleep(self.dice.uniform(0.2, 2 * self.options.pause))
                self._kill(number)
            time.sleep(2)
            crowd.stop()
        except BaseException:
            crowd.stop(at_once=True)
            raise
        finally:
            self.stopping.set()
            supervisor.join()
        self.wrong += [f"A client failed: {words}" for words in crowd.troubles]
        say("Looking at what is there ...")
        if not proof_connection():
            self.wrong.append("The database can't be asked at the end.")
        # Only this process sends from now on.
        self.worker.stop()
        self.wrong += proof.prove(journal, self.folder / "mails")
        self._report(journal, time.monotonic() - began, proof)
        return self.wrong

    # --- killing -----------------------------------------------------------------------------

    def _kill(self, number: int) -> None:
        kinds = list(KINDS)
        kind = self.dice.choices(kinds, list(KINDS.values()))[0]
        pid = self._victim(kind)
        if pid is None:
            kind, pid = "web master", self.web.pid
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return self._kill(number)  # it went by itself a moment ago
        took = self._until_back()
        self.back.setdefault(kind, []).append(took)
        if took > self.options.within:
            self.wrong.append(f"Kill {number} ({kind}): back after {took:.1f} s only.")
        if number % 10 == 9:
            say(f"{number + 1} kills; the last one: {kind}, back after {took:.2f} s.")

    def _victim(self, kind: str) -> int | None:
        try:
            if kind == "postmaster":
                return self.postgres.postmaster
            some = {
                "web worker": self.web.children,
                "web master": lambda: [self.web.pid],
                "worker": lambda: [self.worker.pid],
                "redis": lambda: [self.redis.pid],
                "backend": self.postgres.backends,
            }[kind]()
        except (OSError, ValueError):
            return None
        return self.dice.choice(some) if some else None

    def _supervise(self) -> None:
        """As systemd: whatever died is started anew after a tenth of a second."""
        while not self.stopping.is_set():
            time.sleep(0.1)
            if not self.postgres.is_running():
                self.postgres.start()
            for process in self.processes:
                process.supervise()

    def _until_back(self) -> float:
        """Seconds until a reader and the database behind the page are there: the first 200."""
        began = time.monotonic()
        while time.monotonic() - began < 90:
            if self._reads() and proof_connection():
                return time.monotonic() - began
            time.sleep(0.05)
        return 90.0

    def _reads(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", self.path, headers={"Connection": "close"})
            answer = connection.getresponse()
            answer.read()
            return answer.status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    # --- around ------------------------------------------------------------------------------

    def _surround(self) -> None:
        """The environment of a real site, whatever the caller's own is like."""
        source = (CLONE / "socialblog" / "settings.py").read_text()
        for name in re.findall(r'env\.\w+\(\s*"([A-Z0-9_]+)"', source):
            os.environ.pop(name, None)
        (self.folder / "mails").mkdir()
        os.environ.update(
            DJANGO_SETTINGS_MODULE="socialblog.settings",
            SECRET_KEY="only-for-the-crashes-" + "x" * 50,
            SITE_URL=f"http://127.0.0.1:{self.port}",
            ALLOWED_HOSTS="127.0.0.1",
            TRUSTED_PROXY_COUNT="1",
            DATA_DIR=str(self.folder),
            DATABASE_URL=self.postgres.url,
            CACHE_URL=self.redis.url,
            EMAIL_URL=f"filemail:///{self.folder / 'mails'}",
            STATICFILES_STORAGE="django.contrib.staticfiles.storage.StaticFilesStorage",
            # Answers are told of at once, so that there is more to lose.
            COMMENT_UNDO_SECONDS="0",
            PYTHONUNBUFFERED="1",
        )
        import django

        django.setup()

    def stop(self) -> None:
        self.stopping.set()
        for process in reversed(self.processes):
            process.stop()
        try:
            self.postgres.stop()
        except Exception as error:
            print(f"PostgreSQL didn't stop: {error}", file=sys.stderr)

    def tell_logs(self) -> None:
        for name in ("web", "worker", "postgres"):
            log = self.folder / f"{name}.log"
            if log.exists():
                print(f"--- the end of {log.name}")
                print("\n".join(log.read_text(errors="replace").splitlines()[-25:]))

    def _report(self, journal, seconds: float, proof) -> None:
        outcomes = Counter((write.kind, write.outcome) for write in journal.writes)
        again = sum(write.sent > 1 for write in journal.writes)
        say(f"{len(journal.writes):,} writes in {seconds:.0f} s, {again} sent more than once:")
        for kind in sorted({kind for kind, _outcome in outcomes}):
            each = ", ".join(f"{n} {o}" for (k, o), n in sorted(outcomes.items()) if k == kind)
            print(f"    {kind}: {each}")
        kills = sum(map(len, self.back.values()))
        say(f"{kills} kills; seconds until the first 200:")
        for kind, took in sorted(self.back.items()):
            print(
                f"    {kind}: {len(took)} times, median {statistics.median(took):.2f}, "
                f"longest {max(took):.2f}"
            )
        say(", ".join(f"{name} {count}" for name, count in proof.how_many().items()) + ".")
        mails = proof.mails_in(self.folder / "mails")
        say(f"{len(mails)} mails, {sum(n > 1 for n in mails.values())} of them sent again.")


def proof_connection() -> bool:
    from django.db import Error, connection

    # An old connection may have died with a backend; that tells nothing of the database.
    connection.close()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except Error:
        return False


def say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
