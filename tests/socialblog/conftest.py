import shutil
from pathlib import Path

import pytest

from tests.socialblog.elsewhere import a_world, manage


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Path:
    """A SQLite database with all tables, to be copied: making one takes seconds."""
    folder = tmp_path_factory.mktemp("migrated")
    manage(a_world(folder), "migrate", "-v0")
    return folder / "db.sqlite3"


@pytest.fixture
def world(tmp_path, migrated) -> dict[str, str]:
    """The environment of a site of its own in `tmp_path`, with all tables and nobody there."""
    shutil.copy(migrated, tmp_path)
    return a_world(tmp_path)
