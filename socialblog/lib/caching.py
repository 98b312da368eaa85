"""Redis while it answers, and the memory of this process while it doesn't.

A cache makes pages quick; a page must not fail because it is gone. What we keep in it is either
kept under a version that the database says, so that it may be missing or old at any time, or
counts attempts, which each process then counts for itself.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as Broken
from redis.exceptions import RedisError
from redis.retry import Retry

log = logging.getLogger("socialblog.cache")

# What a page waits at most for a cache that hangs, and how long nobody asks it again then.
WAIT_SECONDS = 0.3
PAUSE_SECONDS = 5
MOST_REMEMBERED = 10_000
# Somebody who logs out in one process must be out in all of them, so a session that others can't
# see is read from the database each time.
NOT_ALONE = "django.contrib.sessions."


EVERYTHING = ""
READS = {"get", "get_many", "has_key"}


class Outage:
    """Whether one Redis answers this process, and the keys of what it missed while it didn't."""

    def __init__(self) -> None:
        self.is_on = False
        self.again_at = 0.0
        self.missed: set[str] = set()

    def began(self, error: Exception) -> None:
        self.again_at = time.monotonic() + PAUSE_SECONDS
        if not self.is_on:
            self.is_on = True
            log.warning("The cache doesn't answer, each process remembers for itself: %s", error)

    def may_ask(self) -> bool:
        if not self.is_on:
            return True
        if time.monotonic() < self.again_at:
            return False
        # One thread finds out; the others go on without.
        self.again_at = time.monotonic() + PAUSE_SECONDS
        return True

    def ended(self) -> None:
        self.is_on = False
        log.warning("The cache answers again.")


# Each thread has connections of its own, and all of them the same trouble.
_outages: dict[str, Outage] = {}


class Beside(LocMemCache):
    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> None:
        if not str(key).startswith(NOT_ALONE):
            super().set(key, value, timeout, version)


def _either(name: str) -> Callable[..., Any]:
    in_redis, in_memory = getattr(RedisCache, name), getattr(Beside, name)

    def asked(self: "RedisOrMemory", *arguments: Any, **named: Any) -> Any:
        if self.outage.may_ask():
            try:
                self.catch_up()
                found = in_redis(self, *arguments, **named)
                if self.outage.is_on:
                    self.beside.clear()
                    self.outage.ended()
                return found
            except (RedisError, OSError) as error:
                self.outage.began(error)
        if name not in READS:
            self.note(*arguments, **named)
        return in_memory(self.beside, *arguments, **named)

    return asked


class RedisOrMemory(RedisCache):
    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        patience = {
            "socket_connect_timeout": WAIT_SECONDS,
            "socket_timeout": WAIT_SECONDS,
            # A connection that broke while it was idle is made anew at once.
            "retry": Retry(NoBackoff(), 1, supported_errors=(Broken,)),
        }
        super().__init__(server, params | {"OPTIONS": patience | params.get("OPTIONS", {})})
        name = str(server)
        self.outage = _outages.setdefault(name, Outage())
        self.beside = Beside(f"beside {name}", params | {"OPTIONS": {}})

    add, get, set, touch, delete, get_many, has_key, incr, set_many, delete_many, clear = map(
        _either,
        "add get set touch delete get_many has_key incr set_many delete_many clear".split(),
    )

    def note(self, keys: Any = None, *_: Any, version: int | None = None, **__: Any) -> None:
        """What Redis misses is older there than it should be."""
        missed = self.outage.missed
        if keys is None or len(missed) >= MOST_REMEMBERED:
            missed.add(EVERYTHING)
        elif isinstance(keys, str):
            missed.add(self.make_key(keys, version))
        else:
            missed.update(self.make_key(key, version) for key in keys)

    def catch_up(self) -> None:
        """Before anything is read there again."""
        if not self.outage.missed:
            return
        missed, self.outage.missed = self.outage.missed, set[str]()
        try:
            if EVERYTHING in missed:
                self._cache.clear()
            else:
                self._cache.delete_many(missed)
        except (RedisError, OSError):
            self.outage.missed |= missed
            raise
