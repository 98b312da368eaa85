"""Reads after writes, from the worker processes of a server: python -m bench.freshness [CHECKS]

Writes in this process, reads by HTTP at once, and counts the answers that don't have what was
written (exit code 1 if there are any). Surrounded as bench.run is; DATABASE_URL must be empty or
the bench's own.
"""

import http.client
import shutil
import sys
import tempfile
from itertools import count
from pathlib import Path

from .run import surround


def main() -> int:
    checks = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    folder = Path(tempfile.mkdtemp(prefix="socialblog-bench-"))
    try:
        surround(folder)
        import django

        django.setup()
        return _run(checks, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(checks: int, folder: Path) -> int:
    from django.core.management import call_command

    from . import database
    from .server import Server

    database.prepare(200)
    call_command("collectstatic", interactive=False, verbosity=0)
    with Server(folder) as server:
        stale = _stale(checks, server.port)
    print(f"{stale} stale reads in {checks:,} reads after a write, from two processes.")
    return 1 if stale else 0


def _stale(checks: int, port: int) -> int:
    from blog.models import Post
    from blog.writing import change_post

    from . import visitors
    from .seeding import slug_of

    post = Post.objects.get(slug=slug_of(50))
    before, stale, done = post.title, 0, 0
    try:
        for number in count():
            title = f"Written {number} times"
            change_post(post, by=None, title=title)
            # New connections: either process answers.
            for path in (post.get_absolute_url(), "/", post.get_absolute_url(), "/feed.xml"):
                connection = http.client.HTTPConnection(visitors.HOST, port)
                connection.request("GET", path)
                stale += title.encode() not in connection.getresponse().read()
                connection.close()
                done += 1
                if done == checks:
                    return stale
    finally:
        change_post(post, by=None, title=before)
    raise AssertionError("unreachable")


if __name__ == "__main__":
    sys.exit(main())
