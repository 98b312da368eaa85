"""A backup that is damaged, foreign or hostile: one sentence, and nothing is touched."""

import hashlib
import json
import shutil
import stat
import zipfile
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from blog.models import Post
from community.comments.models import Comment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def backup(site, media, tmp_path) -> Path:
    """A good backup of the site, after which the site went on."""
    file = tmp_path / "site.zip"
    call_command("backup", file)
    Post.objects.update(title="Today")
    (media / "people" / "ana.jpg").write_bytes(b"today")
    (media / "today.txt").write_text("today")
    return file


@pytest.fixture
def refuse(backup, media):
    """Restoring is refused in these words, and the site is as it is today."""

    def check(*words: str) -> None:
        with pytest.raises(CommandError) as refusal:
            call_command("restore", backup, "--yes")
        sentence = str(refusal.value)
        assert "\n" not in sentence and "Traceback" not in sentence
        for word in words:
            assert word in sentence
        assert Post.objects.get().title == "Today"
        assert Comment.objects.count() == 3
        assert (media / "people" / "ana.jpg").read_bytes() == b"today"
        assert {path.name for path in media.iterdir()} == {"people", "site", "today.txt"}

    return check


def test_no_file(backup, refuse):
    backup.unlink()
    refuse("There is no file", "Nothing was changed")


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 and more", bytes(100_000)])
def test_not_a_zip(backup, refuse, content):
    backup.write_bytes(content)
    refuse("is not a backup, or it is damaged")


def test_a_zip_of_something_else(backup, refuse):
    with zipfile.ZipFile(backup, "w") as archive:
        archive.writestr("holiday.jpg", b"sand")
    refuse("not a backup of socialblog")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_cut_short(backup, refuse, share):
    backup.write_bytes(backup.read_bytes()[: int(backup.stat().st_size * share)])
    refuse("damaged or was cut short")


@pytest.mark.parametrize(
    "name", ["tables/blog_post.jsonl", "media/people/ana.jpg", "manifest.json"]
)
def test_one_wrong_byte(backup, refuse, name):
    with zipfile.ZipFile(backup) as archive:
        info = archive.getinfo(name)
    content = bytearray(backup.read_bytes())
    content[info.header_offset + 30 + len(name.encode()) + 20 + info.compress_size // 2] ^= 0x55
    backup.write_bytes(content)
    refuse("damaged")


def test_another_product(backup, refuse):
    rewrite(backup, lambda manifest, files: manifest.update(product="otherblog"))
    refuse("not a backup of socialblog")


def test_another_format(backup, refuse):
    rewrite(backup, lambda manifest, files: manifest.update(format=2))
    refuse("is of format 2", "with the version that made it")


def test_a_list_of_contents_of_another_shape(backup, refuse):
    for key, value in [("tables", {}), ("media", [1]), ("migrations", []), ("made_at", None)]:
        rewrite(backup, lambda manifest, files, k=key, v=value: manifest.update({k: v}))
        refuse("damaged")


def test_a_newer_version(backup, refuse):
    rewrite(backup, lambda manifest, files: manifest["migrations"]["blog"].append("0999_later"))
    refuse("newer version", "blog 0999_later")


def test_an_older_version(backup, refuse):
    rewrite(backup, lambda manifest, files: manifest["migrations"]["blog"].pop())
    refuse("older version", "then upgrade")


def test_other_tables(backup, refuse):
    def change(manifest, files):
        entry = manifest["tables"].pop()
        del files[entry["file"]]

    rewrite(backup, change)
    refuse("other tables")


def test_other_columns(backup, refuse):
    rewrite(backup, lambda manifest, files: manifest["tables"][-1]["columns"].reverse())
    refuse("other columns")


@pytest.mark.parametrize(
    "name",
    [
        "/etc/cron.d/evil",
        "media//etc/evil",
        "media/../evil",
        "media/people/../../evil",
        "media/./evil",
        "media/..\\evil",
        "media/C:/evil",
        "media/",
        "people/evil.jpg",
    ],
)
def test_a_file_that_wants_out(backup, refuse, tmp_path, name):
    def change(manifest, files):
        entry = manifest["media"][0]
        files[name] = files.pop(entry["file"])
        entry["file"] = name

    rewrite(backup, change)
    refuse("which no backup does" if name.endswith("/") else "outside the folder of media")
    assert not list(tmp_path.rglob("evil*"))


def test_a_link_that_lies_in_the_folder(backup, media, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(media / "people")
    (media / "people").symlink_to(outside)
    with pytest.raises(CommandError, match="outside the folder of media"):
        call_command("restore", backup, "--yes")
    assert not list(outside.iterdir())


def test_a_link_in_the_backup(backup, refuse):
    rewrite(backup, lambda manifest, files: None, link="media/people/ana.jpg")
    refuse("a link")


def test_a_file_that_is_not_listed(backup, refuse):
    rewrite(backup, lambda manifest, files: files.update({"media/extra.html": b"<script>"}))
    refuse("doesn't hold the files that it lists")


def test_a_file_that_is_missing(backup, refuse):
    rewrite(backup, lambda manifest, files: files.pop("media/people/ana.jpg"))
    refuse("doesn't hold the files that it lists")


def test_a_file_listed_twice(backup, refuse):
    rewrite(backup, lambda manifest, files: manifest["media"].append(manifest["media"][0]))
    refuse("doesn't hold the files that it lists")


def test_other_content_than_listed(backup, refuse):
    rewrite(backup, lambda manifest, files: files.update({"media/people/ana.jpg": b"swapped"}))
    refuse("media/people/ana.jpg is not what was saved")


def test_rows_that_are_missing(backup, refuse):
    rewrite(backup, lambda manifest, files: table(manifest, "blog_post").update(rows=2))
    refuse("rows of the table blog_post are missing")


@pytest.mark.parametrize("row", [b"[1]\n", b"{}\n", b"nonsense\n", b"[" * 100_000 + b"\n"])
def test_rows_that_are_none(backup, refuse, row):
    rewrite(backup, lambda manifest, files: seal(manifest, files, "blog_post", row))
    refuse("row 1 of the table blog_post can't be read")


def test_a_value_of_another_kind(backup, refuse):
    def change(manifest, files):
        row = json.loads(files["tables/blog_post.jsonl"])
        row[table(manifest, "blog_post")["columns"].index("published_at")] = "some day"
        seal(manifest, files, "blog_post", json.dumps(row).encode() + b"\n")

    rewrite(backup, change)
    refuse("row 1 of the table blog_post can't be read")


def test_rows_that_point_nowhere(backup, refuse):
    """Only the database can tell; by then everything is rolled back."""
    rewrite(backup, lambda manifest, files: seal(manifest, files, "blog_post", b"", rows=0))
    refuse("The database refused the backup")


def test_rows_that_stand_twice(backup, refuse):
    def change(manifest, files):
        row = files["tables/blog_post.jsonl"]
        seal(manifest, files, "blog_post", row + row, rows=2)

    rewrite(backup, change)
    refuse("The database refused the backup")


def test_too_small_a_disk(backup, refuse, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**6, 10**6, 1000))
    refuse("too small", "1,000 are free")


def test_without_yes_nobody_is_asked_where_nobody_sits(backup, refuse):
    with pytest.raises(CommandError, match="Add --yes"):
        call_command("restore", backup)


def rewrite(
    file: Path, change: Callable[[Any, dict[str, bytes]], Any], *, link: str | None = None
) -> None:
    """Take the backup apart, change manifest or files, and put it together again."""
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    change(manifest, files)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (stat.S_IFLNK if name == link else stat.S_IFREG) << 16
            archive.writestr(info, content)
        archive.writestr("manifest.json", json.dumps(manifest))


def table(manifest: Any, name: str) -> dict[str, Any]:
    return next(entry for entry in manifest["tables"] if entry["table"] == name)


def seal(
    manifest: Any, files: dict[str, bytes], name: str, content: bytes, *, rows: int = 1
) -> None:
    """Other rows, listed as if they had been saved so."""
    files[f"tables/{name}.jsonl"] = content
    table(manifest, name).update(
        rows=rows, bytes=len(content), sha256=hashlib.sha256(content).hexdigest()
    )
