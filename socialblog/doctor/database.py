"""Whether the database is one that keeps what it acknowledged."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

OLDEST_POSTGRES = 14
CLOCKS_MAY_DIFFER = timedelta(seconds=5)


def findings() -> Iterator[str]:
    """Nothing where it isn't reachable: the health check says that."""
    try:
        connection.ensure_connection()
        yield from list(_postgres() if connection.vendor == "postgresql" else _sqlite())
    except (DatabaseError, InterfaceError):
        return


def _postgres() -> Iterator[str]:
    version = connection.pg_version // 10000  # type: ignore[attr-defined]
    if version < OLDEST_POSTGRES:
        yield _("PostgreSQL %(version)d is too old: version %(oldest)d or newer is needed.") % {
            "version": version,
            "oldest": OLDEST_POSTGRES,
        }
    if (encoding := _shown("server_encoding")) != "UTF8":
        yield _(
            "The database holds texts as %(encoding)s and would refuse many of them. Make one "
            "with createdb --encoding=UTF8, and move by backup and restore."
        ) % {"encoding": encoding}
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        if _shown(name) == "off":
            yield _(
                "PostgreSQL runs with %(name)s = off: a power cut loses what readers were told "
                "is saved. Set it to on."
            ) % {"name": name}
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        differ = abs(cursor.fetchone()[0] - timezone.now())
    if differ > CLOCKS_MAY_DIFFER:
        yield _(
            "The clocks of this machine and of the database differ by %(seconds)d seconds: who "
            "waits, and for how long, will be wrong. Let both follow NTP."
        ) % {"seconds": differ.total_seconds()}


def _sqlite() -> Iterator[str]:
    if _pragma("synchronous") < 2:
        yield _(
            "SQLite runs with synchronous below FULL: a power cut loses what readers were told "
            "is saved."
        )
    if _pragma("journal_mode") not in ("wal", "memory"):
        yield _("SQLite doesn't write ahead (WAL): readers wait whenever somebody writes.")
    if not _pragma("foreign_keys"):
        yield _("SQLite doesn't mind foreign keys: half-deleted things stay.")
    if settings.DATABASES["default"]["NAME"] == ":memory:":
        yield _("The database is in memory: all is gone when the process ends.")


def _shown(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return str(cursor.fetchone()[0])


def _pragma(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]
