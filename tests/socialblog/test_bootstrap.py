"""The first minute of a newcomer: what is missing is said in one sentence."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

NOWHERE = "nowhere==1.0 --hash=sha256:" + "0" * 64 + "\n"


@pytest.fixture
def clone(tmp_path) -> Path:
    """A clone with a shell's usual programs, and no Python yet."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(settings.BASE_DIR / ".ci" / "bootstrap", tmp_path / ".ci")
    (tmp_path / "requirements.txt").write_text(NOWHERE)
    (tmp_path / "requirements-dev.txt").write_text(NOWHERE)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "cksum", "tr", "grep", "tail", "rm", "dirname", "sed"):
        (programs / name).symlink_to(shutil.which(name))
    return tmp_path


def bootstrap(clone: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [clone / ".ci" / "bootstrap", "requirements.txt"],
        env={"PATH": str(clone / "bin"), "HOME": str(clone)} | environment,
        capture_output=True,
        text=True,
    )


def add_python(clone: Path, name: str, script: str) -> None:
    path = clone / "bin" / name
    path.write_text(f"#!{shutil.which('sh')}\n{script}\n")
    path.chmod(0o755)


def the_sentence(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_no_python(clone):
    sentence = the_sentence(bootstrap(clone))
    assert "needs Python 3.11 or newer, and none was found" in sentence


def test_a_python_that_is_too_old(clone):
    add_python(clone, "python3", '[ "$1" = --version ] && echo Python 3.9.2 || exit 1')
    # A launcher that leads nowhere, as pyenv's do, is not a Python.
    add_python(clone, "python3.12", "exit 127")
    sentence = the_sentence(bootstrap(clone))
    assert "needs Python 3.11 or newer, and only Python 3.9.2 was found" in sentence


def test_a_python_without_venv(clone):
    add_python(
        clone,
        "python3",
        'case "$2" in *venv*) exit 1 ;; *"%d.%d"*) echo 3.11 ;; esac; exit 0',
    )
    sentence = the_sentence(bootstrap(clone))
    assert "apt install python3.11-venv" in sentence
    assert not (clone / ".venv").exists()


def test_no_network_and_then_an_unchanged_lock(clone):
    (clone / "bin" / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": os.devnull}
    sentence = the_sentence(bootstrap(clone, **offline))
    assert "check the network" in sentence
    assert ".venv/install.log" in sentence

    # Nothing to install is installed without a network, and the second time nothing is asked.
    (clone / "requirements.txt").write_text("# nothing\n")
    result = bootstrap(clone, **offline)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Installing" in result.stdout
    assert bootstrap(clone).stdout == ""

    # A changed lock is noticed.
    (clone / "requirements.txt").write_text(NOWHERE)
    assert "check the network" in the_sentence(bootstrap(clone, **offline))
