"""People who write: twenty times a second, whatever happens to the site."""

import http.client
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from django.core import signing
from django.db import Error, connections

from bench.visitors import TOKEN
from community.comments.forms import STAMP
from community.comments.models import Comment
from community.comments.views.confirming import SENT
from socialblog.lib.signing import stamp

from .journal import ACKNOWLEDGED, REFUSED, UNKNOWN, Journal, Write

THREADS = 32
TIMEOUT = 20
PATIENCE = 60
CHAIN = ("hold", "release", "remove", "restore")


@dataclass
class Known:
    """A comment that somebody was told is there."""

    pk: int
    by_guest: bool = False
    used: bool = False
    decided: int = 0
    busy: bool = False
    likers: set[int] = field(default_factory=set)


class Crowd:
    """`slugs` are articles, `readers` and `editor` cookies, each of a member with a log-in."""

    def __init__(
        self,
        port: int,
        slugs: list[str],
        readers: list[str],
        editor: str,
        *,
        journal: Journal,
        rate: float,
        seed: int,
    ) -> None:
        self.port, self.slugs, self.readers, self.editor = port, slugs, readers, editor
        self.journal, self.rate = journal, rate
        self.dice = random.Random(seed)
        self.known: list[Known] = []
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self.given_up = threading.Event()
        self.ticks = threading.Semaphore(0)
        self.made = stamp(STAMP)
        self.troubles: list[str] = []
        self.turn = 0

    def start(self) -> None:
        time.sleep(2.1)  # nobody reads a form and writes faster than that
        targets = [self._pace, *[self._write] * THREADS]
        self.threads = [threading.Thread(target=target, daemon=True) for target in targets]
        for thread in self.threads:
            thread.start()

    def stop(self, *, at_once: bool = False) -> None:
        """No new wishes; those that are under way come to their end, or are given up `at_once`."""
        self.ended.set()
        if at_once:
            self.given_up.set()
            return
        for _ in range(THREADS):
            self.ticks.release()
        for thread in self.threads:
            thread.join(timeout=2 * PATIENCE)
            if thread.is_alive():
                self.troubles.append("a client hangs")

    def _pace(self) -> None:
        due = time.monotonic()
        while not self.ended.is_set():
            due += 1 / self.rate
            time.sleep(max(0.0, due - time.monotonic()))
            self.ticks.release()

    def _write(self) -> None:
        try:
            while True:
                self.ticks.acquire()
                if self.ended.is_set():
                    return
                wish = self.dice.choices(
                    [
                        self._comment,
                        self._guest,
                        self._reply,
                        self._like,
                        self._decide,
                        self._answer,
                        self._close,
                    ],
                    [22, 8, 22, 20, 12, 8, 8],
                )[0]
                try:
                    wish()
                except Error:
                    # Whom it would be about could not be looked up just now.
                    connections.close_all()
        except BaseException as error:
            self.troubles.append(repr(error))
            raise
        finally:
            connections.close_all()

    # --- wishes ------------------------------------------------------------------------------

    def _comment(self, parent: Known | None = None) -> None:
        reader, slug = self._next_reader(), self.dice.choice(self.slugs)
        if parent is not None:
            slug = Comment.objects.values_list("post__slug", flat=True).get(pk=parent.pk)
        write = self.journal.begin(
            "comment", by=reader, parent=parent.pk if parent else None, slug=slug
        )
        words = {"comment": self._words(write), "parent": parent.pk if parent else ""}
        self._send(write, f"/comments/on/{slug}/", words, self.readers[reader], self._keep_own)

    def _reply(self) -> None:
        parent = self._pick(lambda known: not known.decided and not known.by_guest)
        self._comment(parent)

    def _guest(self) -> None:
        slug = self.dice.choice(self.slugs)
        write = self.journal.begin("guest", slug=slug)
        words = {
            "comment": self._words(write),
            "name": f"Guest {write.number}",
            "email": f"guest-{write.number}@example.net",
            "made": self.made,
        }
        self._send(write, f"/comments/on/{slug}/", words, "", self._keep_guests)

    def _like(self) -> None:
        reader = self._next_reader()
        known = self._pick(lambda known: not known.decided and reader not in known.likers)
        if known is None:
            return self._comment()
        known.likers.add(reader)
        write = self.journal.begin("like", comment=known.pk, by=reader)
        self._send(write, f"/comments/{known.pk}/like/", {}, self.readers[reader])

    def _decide(self) -> None:
        """Each comment goes through its decisions one after another, as far as is known."""
        with self.lock:
            idle = [
                known
                for known in self.known
                if known.pk % 3 == 0 and not known.busy and known.decided < len(CHAIN)
            ]
            known = self.dice.choice(idle) if idle else None
            if known is not None:
                known.busy, verb = True, CHAIN[known.decided]
                known.decided += 1
        if known is None:
            return self._comment()
        write = self.journal.begin("decide", comment=known.pk, verb=verb)
        words = {"reason": "spam"} if verb == "remove" else {}
        self._send(write, f"/comments/{known.pk}/{verb}/", words, self.editor)
        known.busy = write.outcome != ACKNOWLEDGED

    def _answer(self) -> None:
        known, voice = self._voice()
        if known is None:
            return self._comment()
        write = self.journal.begin("answer", comment=known.pk, voice=voice)
        words = {"comment": self._words(write), "seen": "0"}
        self._send(write, f"/desk/voices/{voice}/answer/", words, self.editor)

    def _close(self) -> None:
        known, voice = self._voice()
        if known is None:
            return self._comment()
        write = self.journal.begin("close", comment=known.pk, voice=voice)
        self._send(write, f"/desk/voices/{voice}/close/", {"reason": "thanks"}, self.editor)

    # --- sending -----------------------------------------------------------------------------

    def _send(
        self,
        write: Write,
        path: str,
        words: dict,
        cookie: str,
        keep: Callable[[Write, str], None] = lambda write, location: None,
    ) -> None:
        """Until somebody says yes or no, or (every third) only once, as who gives up."""
        gives_up = write.number % 3 == 0
        until = time.monotonic() + PATIENCE
        while True:
            write.sent += 1
            write.status, location = self._request(path, words, cookie)
            write.outcome = _outcome(write.status, location)
            if write.outcome == ACKNOWLEDGED:
                keep(write, location)
            self.journal.note(write)
            if write.outcome != UNKNOWN or gives_up or time.monotonic() > until:
                return
            if self.given_up.wait(0.3):
                return

    def _request(self, path: str, words: dict, cookie: str) -> tuple[int, str]:
        """The answer's status and where it leads to; 0 where none came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.port}",
            "X-Forwarded-For": f"10.{self.dice.randrange(256)}.{self.dice.randrange(256)}.7",
            "Connection": "close",
        }
        if cookie:
            headers |= {"Cookie": cookie, "X-CSRFToken": TOKEN}
        try:
            connection.request("POST", path, urlencode(words), headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Location", "")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()

    # --- what is known -----------------------------------------------------------------------

    def _keep_own(self, write: Write, location: str) -> None:
        write.result = int(urlsplit(location).path.strip("/").split("/")[-1])
        self._keep(Known(write.result))

    def _keep_guests(self, write: Write, location: str) -> None:
        token = urlsplit(location).path.strip("/").split("/")[-1]
        write.result = signing.loads(token, salt=SENT)

    def _keep(self, known: Known) -> None:
        with self.lock:
            if all(known.pk != other.pk for other in self.known[-200:]):
                self.known.append(known)

    def _pick(self, fits: Callable[[Known], bool]) -> Known | None:
        with self.lock:
            # Most talk is about what was said lately.
            fitting = [known for known in self.known[-400:] if known.pk % 3 and fits(known)]
            return self.dice.choice(fitting) if fitting else None

    def _voice(self) -> tuple[Known | None, int]:
        """Of a comment that nobody answered or closed yet, and no moderator looks at."""
        with self.lock:
            fitting = [k for k in self.known[-400:] if k.pk % 3 and not k.used]
            if not fitting:
                return None, 0
            known = self.dice.choice(fitting)
            known.used = True
        voice = Comment.objects.values_list("voice_id", flat=True).get(pk=known.pk)
        return known, voice

    def _next_reader(self) -> int:
        """In turn, since nobody may write more than ten times a minute."""
        with self.lock:
            self.turn = (self.turn + 1) % len(self.readers)
            return self.turn

    def _words(self, write: Write) -> str:
        return f"Wish {write.number} of this run: does the lamp fit a fork of {write.number} mm?"


def _outcome(status: int, location: str) -> str:
    if status in (302, 303) and not location.startswith("/accounts/"):
        return ACKNOWLEDGED
    # Whoever is told no by the site itself knows that nothing was done.
    return REFUSED if 400 <= status < 500 else UNKNOWN
