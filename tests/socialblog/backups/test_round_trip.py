import json
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from blog import site as blog_site
from blog.models import Post
from community.comments.models import Comment
from community.events.models import Event
from community.members.models import Guest
from socialblog.backups.tables import all_tables
from tests.makers import PASSWORD, make_member
from tests.socialblog.elsewhere import manage

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

# These rise with a restore, so that no cached page of before is taken for one of after.
COUNTERS = {"site_version", "list_version"}


def test_a_backup_brings_back_every_row_and_file(site, media, tmp_path, client):
    file = tmp_path / "site.zip"
    call_command("backup", file)
    before = content_of(file)

    Comment.objects.all().delete()
    Post.objects.update(title="Broken")
    make_member("Nobody Else")
    (media / "people" / "ana.jpg").unlink()
    (media / "site" / "lögo.svg").write_text("<svg>other</svg>")
    (media / "new.txt").write_text("goes")
    call_command("restore", file, "--yes")

    again = tmp_path / "again.zip"
    call_command("backup", again)
    assert content_of(again) == before
    assert files_in(media) == {"people/ana.jpg": 1_280_000, "site/lögo.svg": 6}
    assert len(before["comments_comment"]) == len(before["django_comments"]) == 3
    assert Comment.objects.get(comment="Thank you!").path.startswith(
        Comment.objects.get(comment="It does.").path
    )
    ana = get_user_model().objects.get(name="Ana Author")
    assert client.login(username=ana.username, password=PASSWORD)
    assert ana.has_perm("members.write_posts")
    assert Event.objects.get(code="comment.published").data["nested"] == {
        "ids": [1, 2.5, None, True]
    }


def test_new_rows_after_a_restore_get_new_ids(site, tmp_path):
    file = tmp_path / "site.zip"
    call_command("backup", file)
    call_command("restore", file, "--yes")
    newest = max(Guest.objects.values_list("pk", flat=True))
    guest = Guest.objects.create(
        email="new@example.org", name="New", created_at=Post.objects.get().created_at
    )
    assert guest.pk > newest
    make_member("New Member")


def test_versions_rise_above_both_the_old_and_the_restored(site, tmp_path):
    file = tmp_path / "site.zip"
    call_command("backup", file)
    for _ in range(5):
        blog_site.raise_site_version()
    before = blog_site.current().site_version
    call_command("restore", file, "--yes")
    assert blog_site.current().site_version > before


def test_sessions_stay_out_and_end(site, tmp_path, client):
    client.force_login(get_user_model().objects.get(name="Rita Reader"))
    file = tmp_path / "site.zip"
    call_command("backup", file)
    assert "django_session" not in content_of(file)
    call_command("restore", file, "--yes")
    assert not client.session.get("_auth_user_id")


def test_it_travels_between_kinds_of_database(site, media, world, tmp_path):
    """To a SQLite of its own and back, so on PostgreSQL this crosses over twice."""
    away, back = tmp_path / "away.zip", tmp_path / "back.zip"
    call_command("backup", away)
    world["MEDIA_ROOT"] = str(tmp_path / "elsewhere")
    manage(world, "restore", str(away), "--yes")
    manage(world, "backup", str(back))
    assert content_of(back) == content_of(away)
    assert files_in(tmp_path / "elsewhere") == files_in(media)

    call_command("restore", back, "--yes")
    home = tmp_path / "home.zip"
    call_command("backup", home)
    assert content_of(home) == content_of(away)


def test_each_table_is_read_alone():
    """A comment is three tables: a join would put the parents' columns into the child's rows."""
    for table in all_tables():
        with connection.execute_wrapper(refuse_joins):
            list(table.rows())


def refuse_joins(execute, sql, params, many, context):
    assert " JOIN " not in sql
    return execute(sql, params, many, context)


def content_of(file: Path) -> dict[str, list]:
    """Rows as dictionaries by table; jsonb orders its keys anew, which isn't a difference."""
    content = {}
    with zipfile.ZipFile(file) as archive:
        for entry in json.loads(archive.read("manifest.json"))["tables"]:
            rows = [
                dict(zip(entry["columns"], json.loads(line), strict=True))
                for line in archive.read(entry["file"]).splitlines()
            ]
            content[entry["table"]] = [
                {name: value for name, value in row.items() if name not in COUNTERS} for row in rows
            ]
    return content


def files_in(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file()
    }
