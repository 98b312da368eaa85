"""Reading a backup with suspicion: everything is looked at before anything is touched."""

import hashlib
import json
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import connection

from . import FORMAT, MANIFEST, PRODUCT, BackupError
from .media import is_safe_name, media_root
from .tables import Table, all_tables, applied_migrations

MAX_MANIFEST = 200_000_000
LONGEST_ROW = 1 << 26
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
BROKEN = "The backup is damaged or was cut short"


class Entry(TypedDict):
    file: str
    bytes: int
    sha256: str


class TableEntry(Entry):
    table: str
    columns: list[str]
    rows: int


@dataclass(frozen=True)
class Backup:
    """An open backup in which everything was found in order."""

    archive: zipfile.ZipFile
    made_at: str
    tables: list[tuple[Table, TableEntry]]
    media: list[Entry]

    @property
    def rows(self) -> int:
        return sum(entry["rows"] for _, entry in self.tables)


def check(path: Path) -> Backup:
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise BackupError(f"There is no file {path}.") from None
    except DAMAGED:
        raise BackupError(f"{path} is not a backup, or it is damaged or was cut short.") from None
    except OSError as error:
        raise BackupError(f"{path} can't be read: {error.strerror or error}.") from error
    try:
        return checked(archive)
    except BaseException as error:
        archive.close()
        if isinstance(error, DAMAGED):
            raise BackupError(f"{BROKEN}.") from None
        raise


def checked(archive: zipfile.ZipFile) -> Backup:
    manifest = read_manifest(archive)
    check_migrations(manifest["migrations"])
    check_names(archive, manifest)
    tables = match_tables(manifest["tables"])
    check_space(manifest)
    for table, entry in tables:
        check_rows(archive, table, entry)
    for entry in manifest["media"]:
        for _ in parts(archive, entry):
            pass
    return Backup(archive, manifest["made_at"], tables, manifest["media"])


def read_manifest(archive: zipfile.ZipFile) -> Any:
    try:
        if archive.getinfo(MANIFEST).file_size > MAX_MANIFEST:
            raise BackupError(f"{BROKEN}: its list of contents is too long.")
        manifest = json.loads(archive.read(MANIFEST))
    except KeyError:
        raise BackupError("This zip file is not a backup of socialblog.") from None
    except ValueError:
        raise BackupError(f"{BROKEN}: its list of contents can't be read.") from None
    if not isinstance(manifest, dict) or manifest.get("product") != PRODUCT:
        raise BackupError("This zip file is not a backup of socialblog.")
    if manifest.get("format") != FORMAT:
        raise BackupError(
            f"The backup is of format {manifest.get('format')}, and this version reads "
            f"format {FORMAT}: restore it with the version that made it."
        )
    if not has_right_shape(manifest):
        raise BackupError(f"{BROKEN}: its list of contents has another shape.")
    return manifest


def has_right_shape(manifest: dict[str, Any]) -> bool:
    def is_entry(entry: Any) -> bool:
        return (
            isinstance(entry, dict)
            and isinstance(entry.get("file"), str)
            and isinstance(entry.get("sha256"), str)
            and isinstance(entry.get("bytes"), int)
        )

    def is_table(entry: Any) -> bool:
        return (
            is_entry(entry)
            and isinstance(entry.get("table"), str)
            and isinstance(entry.get("rows"), int)
            and isinstance(entry.get("columns"), list)
        )

    tables, media, migrations = (manifest.get(key) for key in ("tables", "media", "migrations"))
    return (
        isinstance(manifest.get("made_at"), str)
        and isinstance(migrations, dict)
        and all(isinstance(names, list) for names in migrations.values())
        and isinstance(tables, list)
        and all(map(is_table, tables))
        and isinstance(media, list)
        and all(map(is_entry, media))
    )


def check_migrations(of_backup: dict[str, list[str]]) -> None:
    here = pairs(applied_migrations())
    there = pairs(of_backup)
    if not here:
        raise BackupError("The database has no tables yet: run manage.py migrate first.")
    if newer := sorted(there - here):
        raise BackupError(
            f"The backup comes from a newer version (it has {newer[0]}): install that version and "
            "run manage.py migrate, then restore."
        )
    if older := sorted(here - there):
        raise BackupError(
            f"The backup comes from an older version (it lacks {older[0]}): restore it with the "
            "version that made it, then upgrade."
        )


def pairs(migrations: dict[str, list[str]]) -> set[str]:
    return {f"{app} {name}" for app, names in migrations.items() for name in names}


def check_names(archive: zipfile.ZipFile, manifest: Any) -> None:
    infos = archive.infolist()
    listed = [entry["file"] for entry in [*manifest["tables"], *manifest["media"]]] + [MANIFEST]
    if sorted(info.filename for info in infos) != sorted(listed) or len(set(listed)) < len(listed):
        raise BackupError(f"{BROKEN}: it doesn't hold the files that it lists.")
    for info in infos:
        mode = info.external_attr >> 16
        if info.is_dir() or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)):
            raise BackupError(f"The backup holds a link or folder, which no backup does: {info}.")
    for entry in manifest["media"]:
        name = entry["file"]
        if not name.startswith("media/") or not is_safe_name(name.removeprefix("media/")):
            raise BackupError(f"The backup wants to write outside the folder of media: {name!r}.")


def match_tables(entries: list[TableEntry]) -> list[tuple[Table, TableEntry]]:
    by_name = {entry["table"]: entry for entry in entries}
    tables = all_tables()
    if len(by_name) < len(entries) or set(by_name) != {table.name for table in tables}:
        raise BackupError("The backup holds other tables than this version knows.")
    for table in tables:
        if by_name[table.name]["columns"] != table.columns:
            raise BackupError(f"The backup has other columns in the table {table.name}.")
    return [(table, by_name[table.name]) for table in tables]


def check_space(manifest: Any) -> None:
    """Generous: the old and the new lie side by side until all is done."""
    needs = [(media_root(), sum(entry["bytes"] for entry in manifest["media"]))]
    if connection.vendor == "sqlite":
        rows = sum(entry["bytes"] for entry in manifest["tables"])
        needs.append((Path(connection.settings_dict["NAME"]).resolve().parent, 3 * rows))
    for folder, need in needs:
        while not folder.exists():
            folder = folder.parent
        free = shutil.disk_usage(folder).free
        if free < need:
            raise BackupError(
                f"The disk of {folder} is too small: {need:,} bytes are needed, {free:,} are free."
            )


def check_rows(archive: zipfile.ZipFile, table: Table, entry: TableEntry) -> None:
    count = 0
    try:
        for line in lines(archive, entry):
            table.from_json(line)
            count += 1
    except (ValueError, TypeError, RecursionError, ValidationError):
        raise BackupError(
            f"{BROKEN}: row {count + 1} of the table {table.name} can't be read."
        ) from None
    if count != entry["rows"]:
        raise BackupError(f"{BROKEN}: rows of the table {table.name} are missing.")


def lines(archive: zipfile.ZipFile, entry: Entry) -> Iterator[bytes]:
    with archive.open(entry["file"]) as file:
        yield from proven(iter(lambda: file.readline(LONGEST_ROW), b""), entry)


def parts(archive: zipfile.ZipFile, entry: Entry) -> Iterator[bytes]:
    with archive.open(entry["file"]) as file:
        yield from proven(iter(lambda: file.read(1 << 20), b""), entry)


def proven(pieces: Iterator[bytes], entry: Entry) -> Iterator[bytes]:
    """Complains after the last piece when they weren't what the manifest says."""
    digest = hashlib.sha256()
    size = 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
        yield piece
    if size != entry["bytes"] or digest.hexdigest() != entry["sha256"]:
        raise BackupError(f"{BROKEN}: {entry['file']} is not what was saved.")
