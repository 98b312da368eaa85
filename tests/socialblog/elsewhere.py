"""Management commands in a process, with a database and media of their own."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def a_world(folder: Path) -> dict[str, str]:
    """The environment of a site that lives in `folder`, with the settings of a real site."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "socialblog.settings",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "DATA_DIR": str(folder),
        "CACHE_URL": "locmemcache://",
        "SECRET_KEY": "only-for-tests-" + "x" * 50,
    }


def manage(world: dict[str, str], *arguments: str) -> str:
    result = subprocess.run(command(*arguments), env=world, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


def command(*arguments: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
