"""Why database or disk didn't do what they were asked to: told apart from mistakes of ours."""

import errno
import sqlite3
from enum import Enum

from django.db import DatabaseError, InterfaceError


class Trouble(Enum):
    READ_ONLY = "it can be read, and takes nothing new"
    BUSY = "others write so much that our turn didn't come"
    AWAY = "it can't be reached"
    NO_ROOM = "pictures can't be stored"


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
_SQLITE = {
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_FULL: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_IOERR: Trouble.AWAY,
    sqlite3.SQLITE_CANTOPEN: Trouble.AWAY,
}
# Codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES = {
    "25006": Trouble.READ_ONLY,
    "53100": Trouble.READ_ONLY,  # its disk is full
    "40001": Trouble.BUSY,
    "40P01": Trouble.BUSY,
    "55P03": Trouble.BUSY,
    "57014": Trouble.BUSY,  # took longer than it may
}
# Connection lost, too many connections, out of memory, stopping or starting.
_POSTGRES_AWAY = ("08", "53", "57P")


def trouble_of(error: BaseException | None) -> Trouble | None:
    """None where it is no trouble of theirs, or a mistake of ours."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, DatabaseError | InterfaceError):
            return _by_code(error.__cause__ or error)
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return Trouble.NO_ROOM
        if type(error).__module__.startswith("botocore."):
            return Trouble.NO_ROOM  # reading a picture from a bucket is refused elsewhere
        # Django's sessions say "it was deleted" whatever kept them from saving.
        error = error.__cause__ or error.__context__
    return None


def _by_code(error: BaseException) -> Trouble | None:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        return None if code is None else _SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state:
        if state in _POSTGRES:
            return _POSTGRES[state]
        return Trouble.AWAY if state.startswith(_POSTGRES_AWAY) else None
    # psycopg knows no code where nobody answered.
    kinds = {kind.__name__ for kind in type(error).__mro__}
    return Trouble.AWAY if kinds & {"OperationalError", "InterfaceError"} else None
