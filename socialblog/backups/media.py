"""The folder of media: what lies in it, and how it becomes what a backup holds.

Nothing is swapped as a whole, because the folder may be a mounted disk. New files are laid
beside the old before the database changes; old ones go after it has changed. So whenever it is
interrupted, each row's picture is there.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings

# Files on their way in; what an interrupted restore left is cleared by the next.
ARRIVING = ".restoring-"


def media_root() -> Path:
    return Path(settings.MEDIA_ROOT).resolve()


def media_files() -> Iterator[tuple[str, Path]]:
    """Name below the folder, and path. Links are left out: they may lead anywhere."""
    root = media_root()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(ARRIVING))
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(root).as_posix(), path


def is_safe_name(name: str) -> bool:
    """Whether a file of this name can only lie inside the folder of media."""
    parts = name.split("/")
    if "\\" in name or "\0" in name or any(part in ("", ".", "..") for part in parts):
        return False
    if PurePosixPath(name).is_absolute() or parts[0].startswith(ARRIVING) or ":" in parts[0]:
        return False
    # A link that lies in the folder already may lead out of it.
    return (media_root() / name).resolve().is_relative_to(media_root())


class MediaExchange:
    """The folder of media on its way from what it holds to what a backup holds."""

    def __init__(self) -> None:
        self.root = media_root()
        self.root.mkdir(parents=True, exist_ok=True)
        for left in self.root.glob(f"{ARRIVING}*"):
            shutil.rmtree(left, ignore_errors=True)
        self.arriving = Path(tempfile.mkdtemp(prefix=ARRIVING, dir=self.root))
        self.wanted: set[str] = set()
        self.added: list[Path] = []
        self.is_laid = False

    def place_for(self, name: str) -> Path:
        self.wanted.add(name)
        path = self.arriving / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def add_new(self) -> None:
        """Before the database changes: files of names that are free."""
        for name in sorted(self.wanted):
            if settings.FILE_UPLOAD_PERMISSIONS is not None:
                # As an upload has it: the web server reads them as somebody else.
                os.chmod(self.arriving / name, settings.FILE_UPLOAD_PERMISSIONS)
            target = self.root / name
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(self.arriving / name, target)
                self.added.append(target)
        self.is_laid = True

    def undo(self) -> None:
        """The database stayed as it was.

        Unless its answer was lost on the way: then the new rows may be there and want their files.
        """
        if not self.is_laid:
            for path in self.added:
                path.unlink(missing_ok=True)
        self.close()

    def complete(self) -> None:
        """After the database changed: files of names that were taken, and those that go."""
        for name in self.wanted:
            arrived = self.arriving / name
            if arrived.exists():
                os.replace(arrived, self.root / name)
        for name, path in list(media_files()):
            if name not in self.wanted:
                path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        shutil.rmtree(self.arriving, ignore_errors=True)
        for folder, _folders, _names in os.walk(self.root, topdown=False):
            if Path(folder) != self.root and not os.listdir(folder):
                os.rmdir(folder)
