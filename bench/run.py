"""Measures the hot pages and replies beside bare ones: python -m bench.run --help

Needs nothing but what `make test` needs. DATABASE_URL chooses the database; without it a new SQLite
file is made and thrown away. Prints one table and writes it into bench/results/.
"""

import argparse
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main() -> int:
    options = _options()
    # Stopped from outside, the server and the files go too.
    signal.signal(signal.SIGTERM, lambda *_about: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="socialblog-bench-"))
    try:
        surround(folder)
        return _run(options, folder)
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.run", description=__doc__)
    add = parser.add_argument
    add("--comments", type=int, default=15_000, help="how many to seed (15000)")
    add("--rounds", type=int, default=5, help="how often everything is measured (5)")
    add("--seconds", type=float, default=0.6, help="how long a burst of requests lasts (0.6)")
    add("--clients", type=int, nargs="+", default=[1, 8], help="how many at a time (1 8)")
    add("--only", default="", help="only rows whose name has this in it, and their floors")
    add("--check", action="store_true", help="prove the ledger after seeding and after writing")
    add("--explain", action="store_true", help="write down which indexes serve the hot queries")
    add("--results", type=Path, default=FOLDER / "results", help="folder for the table")
    return parser.parse_args()


def surround(folder: Path) -> None:
    """The environment of a real site that lives in `folder`, whatever the caller's own is like."""
    settings = (FOLDER.parent / "socialblog" / "settings.py").read_text()
    for name in re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings):
        if name not in ("DATABASE_URL", "CACHE_URL"):
            os.environ.pop(name, None)
    os.environ.update(
        DJANGO_SETTINGS_MODULE="bench.settings",
        SECRET_KEY="only-for-the-bench-" + "x" * 50,
        DATA_DIR=str(folder),
        BENCH_CACHE_PREFIX=folder.name,
        LOG_LEVEL="ERROR",
    )


def _run(options: argparse.Namespace, folder: Path) -> int:
    import django
    from django.core.management import call_command

    django.setup()
    from . import database
    from .load import Failed
    from .server import Server

    say = _sayer()
    load = os.getloadavg()[0]
    if load > 0.5 * (os.cpu_count() or 1):
        say(f"The machine is busy with other things (load {load:.1f}): expect a wide spread.")
    try:
        was_seeded = database.prepare(options.comments)
    except database.NotOurs as refused:
        print(refused, file=sys.stderr)
        return 2
    say(f"{options.comments:,} comments {'seeded' if was_seeded else 'are there already'}.")
    if options.check:
        call_command("check_voices")
    call_command("collectstatic", interactive=False, verbosity=0)
    with Server(folder) as server:
        try:
            table = _measure(options, server.port, load, say)
        except Failed as failed:
            print(f"{failed}\n{server.words()}", file=sys.stderr)
            return 1
    if options.check:
        call_command("check_voices")
    name = f"{database.name().split()[0].lower()}-{options.comments}"
    options.results.mkdir(parents=True, exist_ok=True)
    (options.results / f"{name}.md").write_text(table)
    print("\n" + table)
    if options.explain:
        from .explaining import explained

        (options.results / f"{name}-plans.txt").write_text(explained(options.comments))
    return 0


def _measure(options: argparse.Namespace, port: int, load: float, say) -> str:
    from .counting import shown_comments, statements
    from .measuring import measure
    from .report import report
    from .rows import rows

    measured = rows(options.comments).only(options.only)
    about = {row.name: (len(statements(row)), shown_comments(row)) for row in measured.all}
    table = measure(
        measured,
        port=port,
        rounds=options.rounds,
        seconds=options.seconds,
        clients=options.clients,
        say=say,
    )
    say("Done.")
    return report(table, comments=options.comments, rounds=options.rounds, load=load, about=about)


def _sayer():
    began = time.monotonic()

    def say(words: str) -> None:
        seconds = time.monotonic() - began
        print(f"{seconds // 60:2.0f}:{seconds % 60:02.0f}  {words}", flush=True)

    return say


if __name__ == "__main__":
    sys.exit(main())
