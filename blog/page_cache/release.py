"""Which release runs here: another code, template, word or setting makes other pages."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

_KINDS = {".py", ".html", ".txt", ".mo"}
_FOLDERS = ("blog", "community", "socialblog", "templates")


@cache
def release() -> str:
    """The same in every process of one release, and in none of another."""
    digest = blake2b(django.get_version().encode(), digest_size=12)
    for path in _files(settings.BASE_DIR):
        digest.update(path.name.encode() + path.read_bytes())
    # Where a style sheet's address has changed, so have the pages.
    hashed = getattr(staticfiles_storage, "hashed_files", {})
    digest.update(repr(sorted(hashed.items())).encode())
    # Whatever the environment says; the secret key too, which signs what stands in the pages.
    told = {name: repr(getattr(settings, name)) for name in dir(settings) if name.isupper()}
    digest.update(repr(sorted(told.items())).encode())
    return digest.hexdigest()


def _files(root: Path) -> list[Path]:
    return sorted(
        path
        for folder in _FOLDERS
        for path in (root / folder).rglob("*")
        if path.suffix in _KINDS and path.is_file()
    )
