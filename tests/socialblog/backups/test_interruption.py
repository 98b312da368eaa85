"""Killed in the middle, on databases of their own (files, so that another process sees them)."""

import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.socialblog.elsewhere import command, manage

LOOK = "SELECT new_path FROM django_redirect"


def test_a_killed_restore_leaves_the_old_state(world, tmp_path):
    media = tmp_path / "media"
    media.mkdir()
    say(
        tmp_path,
        "INSERT INTO django_redirect (site_id, old_path, new_path) VALUES (1, '/', 'saved')",
    )
    (media / "saved.txt").write_text("saved")
    manage(world, "backup", str(tmp_path / "site.zip"))
    say(tmp_path, "UPDATE django_redirect SET new_path = 'today'")
    (media / "saved.txt").write_text("today")

    # While somebody else writes, the restore stands still at the door of the database.
    writer = sqlite3.connect(tmp_path / "db.sqlite3", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    restore = subprocess.Popen(command("restore", str(tmp_path / "site.zip"), "--yes"), env=world)
    wait_for(lambda: list(media.glob(".restoring-*/saved.txt")))
    restore.kill()
    restore.wait()
    writer.execute("ROLLBACK")
    writer.close()
    assert say(tmp_path, LOOK) == [("today",)]
    assert (media / "saved.txt").read_text() == "today"

    manage(world, "restore", str(tmp_path / "site.zip"), "--yes")
    assert say(tmp_path, LOOK) == [("saved",)]
    assert [path.name for path in media.iterdir()] == ["saved.txt"]
    assert (media / "saved.txt").read_text() == "saved"


def say(folder: Path, statement: str) -> list[tuple[str]]:
    connection = sqlite3.connect(folder / "db.sqlite3")
    with connection:
        rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
