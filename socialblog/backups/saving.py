"""Writing a backup: one moment of the database, and the media."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from . import FORMAT, MANIFEST, PRODUCT, BackupError
from .media import media_files
from .tables import all_tables, applied_migrations, to_json

READ_SIZE = 1 << 20


@dataclass(frozen=True)
class Saved:
    rows: int
    pictures: int
    bytes: int


def save_backup(path: Path, *, overwrite: bool = False) -> Saved:
    """Write beside `path` first, so that `path` is a whole backup or isn't there at all."""
    path = path.absolute()
    refuse_bad_place(path, overwrite=overwrite)
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w+b") as file:
                saved = write_archive(file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error.strerror or error}.") from error
    return Saved(*saved, bytes=path.stat().st_size)


def refuse_bad_place(path: Path, *, overwrite: bool) -> None:
    if not path.parent.is_dir():
        raise BackupError(f"The folder {path.parent} does not exist.")
    if path.is_dir():
        raise BackupError(f"{path} is a folder: name a file.")
    if path.exists() and not overwrite:
        raise BackupError(f"{path} is there already: name another file, or add --overwrite.")
    media = Path(settings.MEDIA_ROOT).resolve()
    if path.parent.resolve().is_relative_to(media):
        raise BackupError(f"Everybody can read what lies in {media}: name a file elsewhere.")


def write_archive(file: Any) -> tuple[int, int]:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with one_moment():
            manifest: dict[str, Any] = {
                "product": PRODUCT,
                "format": FORMAT,
                "made_at": timezone.now().isoformat(),
                "database": connection.vendor,
                "migrations": applied_migrations(),
                "tables": [
                    {
                        "table": table.name,
                        "columns": table.columns,
                        **add(archive, f"tables/{table.name}.jsonl", map(to_json, table.rows())),
                    }
                    for table in all_tables()
                ],
            }
        # After the rows: a picture that came since is one too many, never one too few.
        manifest["media"] = [
            add(archive, f"media/{name}", pieces(path), zipfile.ZIP_STORED)
            for name, path in media_files()
        ]
        for entry in manifest["media"]:
            del entry["count"]
        for entry in manifest["tables"]:
            entry["rows"] = entry.pop("count")
        add(archive, MANIFEST, [json.dumps(manifest, indent=1).encode()])
    return sum(entry["rows"] for entry in manifest["tables"]), len(manifest["media"])


def add(
    archive: zipfile.ZipFile,
    name: str,
    parts: Iterable[bytes],
    compression: int = zipfile.ZIP_DEFLATED,
) -> dict[str, Any]:
    info = zipfile.ZipInfo(name, timezone.now().timetuple()[:6])
    info.compress_type = compression
    info.external_attr = 0o600 << 16
    digest = hashlib.sha256()
    count = size = 0
    with archive.open(info, "w", force_zip64=True) as out:
        for part in parts:
            out.write(part)
            digest.update(part)
            count += 1
            size += len(part)
    return {"file": name, "count": count, "bytes": size, "sha256": digest.hexdigest()}


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(READ_SIZE):
            yield piece


@contextmanager
def one_moment() -> Iterator[None]:
    """All reads inside see the database as it was at the first; nobody is kept from writing."""
    if connection.vendor == "sqlite":
        # Not atomic(): it would take the one place for a writer for as long as this lasts.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
