"""Finished pages: in the memory of this process, bounded in bytes, and in the shared cache."""

import zlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache, caches
from django.core.cache.backends.locmem import LocMemCache

from .release import release
from .versions import Versions, current

MOST_BYTES = 1_000_000  # of one page
KEPT_SECONDS = 3600
# A place deep in a list or a conversation is seldom asked for twice.
WINDOW_SECONDS = 300


class Address(NamedTuple):
    is_secure: bool
    prefix: str
    path: str
    query: str

    @property
    def key(self) -> str:
        digest = blake2b(repr(tuple(self)).encode(), digest_size=16)
        return f"blog.page:{release()}:{digest.hexdigest()}"


@dataclass(frozen=True)
class KeptPage:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    etag: str
    posts: tuple[int, ...]
    lists: bool
    witness: str
    versions: Versions

    @property
    def is_current(self) -> bool:
        return current(self.posts, self.lists, self.witness) == self.versions

    @cached_property
    def headers_alone(self) -> tuple[tuple[str, str], ...]:
        """For an answer that says: you have it already."""
        return tuple(pair for pair in self.headers if not pair[0].startswith("Content-"))

    @property
    def size(self) -> int:
        return len(self.body) + 1000


def find(address: Address) -> KeptPage | None:
    """The page, if nothing that it shows has changed since it was made."""
    page = _memo.get(address)
    if page is not None:
        now = current(page.posts, page.lists, page.witness)
        if now == page.versions:
            return page
    theirs = _from_others(address)
    if theirs is None or (page is not None and theirs.versions == page.versions):
        return None
    if not theirs.is_current:
        return None
    _memo.put(address, theirs)
    return theirs


def keep(address: Address, page: KeptPage) -> None:
    if len(page.body) > MOST_BYTES:
        return
    _memo.put(address, page)
    if _is_shared():
        packed = (*_fields(page)[:2], zlib.compress(page.body, 1), *_fields(page)[3:])
        cache.set(address.key, packed, WINDOW_SECONDS if address.query else KEPT_SECONDS)


def forget_all() -> None:
    """What this process has in its memory; for tests, in which versions begin again."""
    _memo.clear()


def _from_others(address: Address) -> KeptPage | None:
    packed = cache.get(address.key) if _is_shared() else None
    if packed is None:
        return None
    status, headers, body, *rest = packed
    return KeptPage(status, headers, zlib.decompress(body), *rest)


def _fields(page: KeptPage) -> tuple:
    return tuple(getattr(page, name) for name in KeptPage.__dataclass_fields__)


def _is_shared() -> bool:
    """Where each process has a cache of its own, it would hold everything twice."""
    return not isinstance(caches["default"], LocMemCache)


class _Memo:
    """The pages asked for last."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Address, KeptPage] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, address: Address) -> KeptPage | None:
        page = self._pages.get(address)
        if page is not None:
            with self._lock:
                if address in self._pages:
                    self._pages.move_to_end(address)
        return page

    def put(self, address: Address, page: KeptPage) -> None:
        with self._lock:
            self._drop(address)
            self._pages[address] = page
            self._bytes += page.size
            while self._bytes > settings.PAGE_CACHE_BYTES:
                self._drop(next(iter(self._pages)))

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def _drop(self, address: Address) -> None:
        page = self._pages.pop(address, None)
        if page is not None:
            self._bytes -= page.size


_memo = _Memo()
