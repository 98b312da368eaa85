"""A read replica for the pages of strangers (DATABASE_REPLICA_URL), off unless it is named.

Who has a session, or wrote something a moment ago, reads what was written: the primary. So does
everybody while the replica isn't proven to hold all that the primary held a second ago. One
request reads from one of the two, so versions and what lies under them agree.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

log = logging.getLogger("socialblog.replica")

ALIAS = "replica"
MOST_LAG = 1.0  # seconds
LOOK_SECONDS = 0.25
# How long nobody asks a replica that gave no answer.
AWAY_SECONDS = 5.0
# Carried for a moment by a browser without a session that sent us a form.
WROTE = "wrote"
WROTE_SECONDS = 3

# What many strangers read. A confirmation or a comment's own address may be younger than a second.
PAGES = {
    f"blog:{name}"
    for name in "home article page tag author archive archive_month"
    " feed tag_feed author_feed sitemap".split()
}

_reads_replica: ContextVar[bool] = ContextVar("reads_replica", default=False)


class Router:
    def db_for_read(self, model: object, **hints: object) -> str:
        return ALIAS if _reads_replica.get() else "default"

    def db_for_write(self, model: object, **hints: object) -> str:
        return "default"

    def allow_relation(self, one: object, other: object, **hints: object) -> bool:
        return True  # both hold the same rows

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool | None:
        return False if db == ALIAS else None


class StrangersReadReplica:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_for_replica(request) and lag.is_small():
            token = _reads_replica.set(True)
            try:
                response = self.get_response(request)
            finally:
                _reads_replica.reset(token)
            if response.status_code < 500:
                return response
            # It went away in the middle of a page: the primary has it too.
            lag.give_up()
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD") and not _has_session(request):
            response.set_cookie(
                WROTE,
                "1",
                max_age=WROTE_SECONDS,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def is_for_replica(request: HttpRequest) -> bool:
    if request.method not in ("GET", "HEAD") or _has_session(request) or WROTE in request.COOKIES:
        return False
    try:
        return resolve(request.path_info).view_name in PAGES
    except Resolver404:
        return False


def _has_session(request: HttpRequest) -> bool:
    # Whether it is a valid one nobody knows yet.
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES


class Lag:
    """Whether the replica holds everything that the primary held `MOST_LAG` seconds ago.

    Looked at by comparing places in the write-ahead log, at most every `LOOK_SECONDS`: what the
    primary had written then, and how far the replica has come now. No clock of another machine is
    asked, and a replica that was paused, cut off or made a primary is found out.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places: deque[tuple[float, int]] = deque(maxlen=16)  # when, place of the primary
        self._small_until = self._look_at = 0.0

    def is_small(self) -> bool:
        now = time.monotonic()
        if now >= self._look_at and self._lock.acquire(blocking=False):
            try:
                self._look(now)
            finally:
                self._lock.release()
        return time.monotonic() < self._small_until

    def give_up(self) -> None:
        self._small_until, self._look_at = 0.0, time.monotonic() + AWAY_SECONDS
        self._places.clear()
        connections[ALIAS].close()

    def _look(self, now: float) -> None:
        self._look_at = now + LOOK_SECONDS
        try:
            reached = _place(ALIAS, "pg_last_wal_replay_lsn()")
        except DatabaseError as error:
            log.warning("the replica doesn't answer, so everybody reads the primary: %s", error)
            self.give_up()
            return
        held = [at for at, place in self._places if reached is not None and place <= reached]
        if held:
            self._small_until = max(held) + MOST_LAG
        asked_at = time.monotonic()
        place = _place("default", "pg_current_wal_insert_lsn()")
        if place is not None:
            self._places.append((asked_at, place))


def _place(alias: str, function: str) -> int | None:
    """None on a server that is no replica."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT ({function} - '0/0'::pg_lsn)::bigint")
        row = cursor.fetchone()
        return None if row is None else row[0]


lag = Lag()
