"""Putting a checked backup in the place of what the site holds: all of it or nothing."""

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Max
from django.db.utils import DatabaseError

from blog.models import SiteSettings

from . import BackupError, HalfRestored
from .checking import Backup, TableEntry, lines, parts
from .media import MediaExchange
from .tables import CHUNK, Table


def restore(backup: Backup) -> None:
    try:
        media = MediaExchange()
        try:
            unpack(backup, media)
            with ExitStack() as stack:
                with transaction.atomic(durable=True):
                    replace_rows(backup)
                    stack.enter_context(without_interrupts())
                    media.add_new()
                complete(media)
        except BaseException:
            media.undo()
            raise
    except DatabaseError as error:
        raise BackupError(f"The database refused the backup: {first_line(error)}.") from error
    except OSError as error:
        raise BackupError(f"The media could not be written: {error.strerror or error}.") from error
    # What they hold tells of the rows that have gone.
    ContentType.objects.clear_cache()
    cache.clear()


def complete(media: MediaExchange) -> None:
    try:
        media.complete()
    except OSError as error:
        raise HalfRestored(
            "The database is restored, but not all media files could be put in place: "
            f"{error.strerror or error}. Mend that and restore once more."
        ) from error


def unpack(backup: Backup, media: MediaExchange) -> None:
    for entry in backup.media:
        with media.place_for(entry["file"].removeprefix("media/")).open("wb") as file:
            for part in parts(backup.archive, entry):
                file.write(part)


def replace_rows(backup: Backup) -> None:
    versions = version_counters()
    tables = [table.name for table, _ in backup.tables]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A forgotten session elsewhere must not make this wait for ever.
            cursor.execute("SET LOCAL lock_timeout = '30s'")
        # Those that point to others go first.
        for statement in connection.ops.sql_flush(
            no_style(), [Session._meta.db_table, *reversed(tables)]
        ):
            cursor.execute(statement)
        for table, entry in backup.tables:
            insert(cursor, backup, table, entry)
        for statement in connection.ops.sequence_reset_sql(
            no_style(), [table.model for table, _ in backup.tables]
        ):
            cursor.execute(statement)
    raise_versions(above=versions)
    connection.check_constraints()


def insert(cursor: CursorWrapper, backup: Backup, table: Table, entry: TableEntry) -> None:
    quote = connection.ops.quote_name
    statement = "INSERT INTO {} ({}) VALUES ({})".format(
        quote(table.name),
        ", ".join(map(quote, table.columns)),
        ", ".join(["%s"] * len(table.columns)),
    )
    rows = (table.for_database(table.from_json(line)) for line in lines(backup.archive, entry))
    for batch in batches(rows):
        cursor.executemany(statement, batch)


def batches(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    while batch := list(islice(rows, CHUNK)):
        yield batch


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Ctrl-C waits while database and media agree with each other again."""
    is_main = threading.current_thread() is threading.main_thread()
    numbers = [signal.SIGINT, signal.SIGTERM] if is_main else []
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def version_counters() -> dict[str, int]:
    counters = SiteSettings.objects.aggregate(
        site_version=Max("site_version"), list_version=Max("list_version")
    )
    return {name: value or 0 for name, value in counters.items()}


def raise_versions(*, above: dict[str, int]) -> None:
    """Pages cached under the versions before this must never be taken for the restored ones."""
    now = version_counters()
    SiteSettings.objects.update(
        **{name: max(now[name], before) + 1 for name, before in above.items()}
    )


def first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
