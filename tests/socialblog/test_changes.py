import os
from pathlib import Path

import pytest

from socialblog.running.changes import Changes


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "community" / "desk" / "views.py"
    path.parent.mkdir(parents=True)
    path.write_text("1")
    return path


def test_a_change_is_seen_once(file, tmp_path):
    changes = Changes(tmp_path)
    assert not changes.seen()
    os.utime(file, (1, 1))
    assert changes.seen()
    assert not changes.seen()


def test_new_and_deleted_files_are_changes(file, tmp_path):
    changes = Changes(tmp_path)
    (file.parent / "other.py").write_text("2")
    assert changes.seen()
    file.unlink()
    assert changes.seen()


def test_other_files_are_not(file, tmp_path):
    changes = Changes(tmp_path)
    (file.parent / "notes.txt").write_text("3")
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "data.py").write_text("4")
    assert not changes.seen()
