import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_only_the_owner_may_read_it(media, tmp_path):
    file = tmp_path / "site.zip"
    call_command("backup", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_older_backup_stays_unless_told(media, tmp_path):
    file = tmp_path / "site.zip"
    file.write_text("older")
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", file)
    assert file.read_text() == "older"
    call_command("backup", file, "--overwrite")
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("place", ["missing/site.zip", ".", "media/site.zip"])
def test_bad_places(media, tmp_path, place):
    with pytest.raises(CommandError):
        call_command("backup", tmp_path / place)
    assert list(tmp_path.rglob("*.zip")) == []


def test_a_failure_leaves_nothing_behind(media, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE notifications_delivery RENAME TO gone")
    try:
        with pytest.raises(CommandError, match="there is no backup"):
            call_command("backup", tmp_path / "site.zip")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE gone RENAME TO notifications_delivery")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_links_stay_out(media: Path, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (media / "link.txt").symlink_to(secret)
    call_command("backup", tmp_path / "site.zip")
    assert b"link.txt" not in (tmp_path / "site.zip").read_bytes()
