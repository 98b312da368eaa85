"""The bench runs, on a ledger that tells the truth, and keeps its hands off other databases."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from django.conf import settings

from bench.shapes import DEEPEST, grown


def bench(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`make bench` with its results in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", "bench.run", "--results", str(folder), *arguments],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | more,
        capture_output=True,
        text=True,
    )


def test_a_table_of_everything(tmp_path):
    quick = ("--comments", "200", "--rounds", "1", "--seconds", "0.02", "--clients", "1", "2")
    ran = bench(tmp_path, *quick, "--check")
    assert ran.returncode == 0, ran.stderr
    # After seeding, and again after all that was written.
    assert ran.stdout.count("The ledger tells the truth.") == 2
    table = (tmp_path / "sqlite-200.md").read_text()
    assert table in ran.stdout
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    rows = {(cells[0], cells[1]): cells[2:] for cells in lines if len(cells) == 10}
    for clients in "12":
        for what in (
            *("hello", "home", "floor: 50 stored comments joined"),
            *("article with 0 comments", "article with 50 comments", "desk, editor"),
            *("article with 50 comments, member", "first comment of an article"),
            *("floor: one insert and a counter", "reply under 50 comments"),
        ):
            middle, ratio, _own, tail, per_second, queries, size, _shown = rows[what, clients]
            assert float(middle) > 0 and float(tail) >= 1 and per_second and ratio
            assert (queries == "0") == (what == "hello")
            assert (size == "0") == (what.startswith(("first", "reply", "floor: one")))
    assert rows["article with 50 comments", "1"][-1] == "50"
    assert rows["article with 0 comments", "1"][-1] == ""


def test_a_database_of_somebody_else_is_not_touched(tmp_path):
    there = tmp_path / "theirs.sqlite3"
    with sqlite3.connect(there) as theirs:
        theirs.execute("CREATE TABLE diary (words text)")
        theirs.execute("INSERT INTO diary VALUES ('Dear diary')")
        theirs.commit()
        before = list(theirs.iterdump())
        ran = bench(tmp_path, "--comments", "10", DATABASE_URL=f"sqlite:///{there}")
        assert ran.returncode == 2
        assert "has tables that the bench didn't make" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert list(theirs.iterdump()) == before


def test_stopped_from_outside_it_leaves_nothing(tmp_path):
    running = subprocess.Popen(
        [sys.executable, "-m", "bench.run", "--comments", "50", "--results", str(tmp_path)],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert any("Reading, round 1" in line for line in running.stdout)
    listing = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(running.pid)], capture_output=True, text=True
    )
    (gunicorn,) = map(int, listing.stdout.split())
    running.terminate()
    running.communicate(timeout=30)
    assert running.returncode == 143
    with pytest.raises(ProcessLookupError):
        os.kill(gunicorn, 0)
    assert list(tmp_path.iterdir()) == []


def test_conversations_grow_deep_and_wide():
    parents = grown(10_000, Random(1))
    assert all(parent < number for number, parent in enumerate(parents))
    depths: list[int] = []
    for parent in parents:
        depths.append(1 if parent < 0 else depths[parent] + 1)
    assert max(depths) == DEEPEST
    roots = parents.count(-1)
    assert 3_000 < roots < 5_000
    assert grown(0, Random(1)) == []
