"""Whether what a running site rests on is there: one sentence each, and nothing secret in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.notifications.models import Delivery
from socialblog.sweeping import last_sweep

MAIL_MAY_WAIT = timedelta(minutes=15)
FAILED_MAILS_OF = timedelta(days=7)


@dataclass(frozen=True)
class Check:
    name: str
    ok: bool
    says: str
    # Without it nobody can be answered.
    needed: bool = False


def all_checks() -> list[Check]:
    return list(_checked())


def _checked() -> Iterator[Check]:
    found = database()
    yield found
    if found.ok:
        for check in (writing, migrations, worker, mail):
            yield _safely(check)
    yield disk()


def database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return Check("database", False, _("The database doesn't answer."), needed=True)
    return Check("database", True, _("The database answers."), needed=True)


def writing() -> Check:
    """Reading goes on without."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_read_only")
            is_open = cursor.fetchone()[0] == "off"
    else:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only")
            is_open = not cursor.fetchone()[0]
        file = Path(str(settings.DATABASES["default"]["NAME"]))
        is_open = is_open and (not file.is_file() or os.access(file, os.W_OK))
    if is_open:
        return Check("writing", True, _("The database takes new texts."))
    return Check("writing", False, _("The database can be read, and takes nothing new."))


def migrations() -> Check:
    missing = _newest_migrations() - set(
        MigrationRecorder(connection).migration_qs.values_list("app", "name")
    )
    if missing:
        says = _("The database is of another version: run manage.py migrate.")
        return Check("migrations", False, says, needed=True)
    return Check("migrations", True, _("The database is of this version."), needed=True)


def worker() -> Check:
    at, late, failing = last_sweep()
    if at is None:
        return Check("worker", False, _("No worker has run yet."))
    ago = timesince(at, timezone.now())
    if failing:
        names = ", ".join(f"“{job.name}”" for job in failing)
        return Check("worker", False, _("The worker fails at: %(names)s.") % {"names": names})
    if late:
        names = ", ".join(f"“{job.name}”" for job in late)
        says = _("The worker was last seen %(ago)s ago, and is late with: %(names)s.")
        return Check("worker", False, says % {"ago": ago, "names": names})
    return Check("worker", True, _("The worker was last seen %(ago)s ago.") % {"ago": ago})


def mail() -> Check:
    waiting = Delivery.objects.filter(
        state=Delivery.State.QUEUED, attempts__gt=0, created_at__lt=timezone.now() - MAIL_MAY_WAIT
    )
    number = waiting[:1000].count()
    if number:
        says = ngettext(
            "%(number)d mail waits: the mail server didn't take it.",
            "%(number)d mails wait: the mail server didn't take them.",
            number,
        )
        return Check("mail", False, says % {"number": number})
    return Check("mail", True, _("No mail waits for the mail server."))


def undelivered() -> Check:
    """Reads every mail's row: for people, not for machines that ask every second."""
    since = timezone.now() - FAILED_MAILS_OF
    failed = Delivery.objects.filter(state=Delivery.State.FAILED, settled_at__gt=since)
    number = failed[:1000].count()
    if number:
        says = ngettext(
            "%(number)d mail of the last seven days could not be delivered at all.",
            "%(number)d mails of the last seven days could not be delivered at all.",
            number,
        )
        return Check("undelivered", False, says % {"number": number})
    return Check("undelivered", True, _("Every mail of the last seven days was delivered."))


def disk() -> Check:
    least = settings.LEAST_FREE_MB * 1024 * 1024
    for folder in {Path(settings.DATA_DIR), Path(settings.MEDIA_ROOT)}:
        if folder.is_dir() and shutil.disk_usage(folder).free < least:
            says = _("Less than %(most)d MB are free on a disk of the site.")
            return Check("disk", False, says % {"most": settings.LEAST_FREE_MB})
    return Check("disk", True, _("There is room on the disk."))


def _safely(check: Callable[[], Check]) -> Check:
    """In a database without our tables all that is missing is a migration."""
    try:
        return check()
    except (DatabaseError, InterfaceError):
        says = _("This could not be asked of the database.")
        return Check(check.__name__, False, says, needed=check is migrations)


@cache
def _newest_migrations() -> set[tuple[str, str]]:
    return set(MigrationLoader(None).graph.leaf_nodes())
