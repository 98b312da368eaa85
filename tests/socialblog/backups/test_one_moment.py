"""While a backup is written people go on writing, and it holds one moment all the same."""

import json
import sqlite3
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.redirects.models import Redirect
from django.core.management import call_command
from django.db import connection, transaction
from django_comments_xtd.models import BlackListedDomain

from tests.socialblog.elsewhere import manage


def test_on_sqlite(world, tmp_path):
    database = sqlite3.connect(
        tmp_path / "db.sqlite3", isolation_level=None, timeout=1, check_same_thread=False
    )

    def write(number: int) -> None:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO django_redirect VALUES (NULL, ?, '', 1)", [f"/{number}/"])
        database.execute(
            "INSERT INTO django_comments_xtd_blacklisteddomain VALUES (NULL, ?)", [f"{number}.org"]
        )
        database.execute("COMMIT")

    with Writer(write) as writer:
        manage(world, "backup", str(tmp_path / "site.zip"))
    check(writer, tmp_path / "site.zip")
    database.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="is about PostgreSQL")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_on_postgresql(tmp_path):
    def write(number: int) -> None:
        with transaction.atomic():
            Redirect.objects.create(old_path=f"/{number}/", site_id=1)
            BlackListedDomain.objects.create(domain=f"{number}.org")

    with Writer(write) as writer:
        call_command("backup", tmp_path / "site.zip")
    check(writer, tmp_path / "site.zip")


class Writer:
    """Calls `write` with one number after another, beside the block that it stands at."""

    def __init__(self, write: Callable[[int], None]):
        self.write = write
        self.ends = threading.Event()
        self.slowest = 0.0
        self.written = 0
        self.thread = threading.Thread(target=self.run)

    def run(self) -> None:
        while not self.ends.is_set():
            start = time.monotonic()
            self.write(self.written)
            self.written += 1
            self.slowest = max(self.slowest, time.monotonic() - start)
        connection.close()

    def __enter__(self) -> "Writer":
        self.thread.start()
        while self.written < 10:
            time.sleep(0.01)
        return self

    def __exit__(self, *error: object) -> None:
        self.ends.set()
        self.thread.join()


def check(writer: Writer, file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        tables = json.loads(archive.read("manifest.json"))["tables"]
    rows = {entry["table"]: entry["rows"] for entry in tables}
    assert rows["django_redirect"] == rows["django_comments_xtd_blacklisteddomain"] >= 10
    assert writer.written > rows["django_redirect"]
    assert writer.slowest < 1, "writers waited for the backup"
