"""How many requests a second a whole site answers, through nginx, with one and with two web
processes: `.ci/topology .venv/bin/python -m tests.topology.measuring`.

Clients, nginx, processes, PostgreSQL and Redis share this machine's cores.
"""

import itertools
import statistics
import sys

from bench.load import Burst, burst, percentile

from .stack import Stack, what_is_missing
from .visitor import Visitor

ROUNDS, SECONDS, CLIENTS = 5, 2.0, 8
PASSWORD = "correct horse battery"
ARTICLE = "/articles/the-seal/"
WORLD = """
from tests.makers import make_comment, make_member, make_post
post = make_post("The seal", author=make_member("Ada Author", role="author"))
readers = [make_member(f"Reader {number}") for number in range(10)]
for number in range(50): make_comment(f"Thought {number}", post=post, by=readers[number % 10])
"""


def main() -> None:
    if missing := what_is_missing():
        sys.exit(missing)
    print(f"{CLIENTS} clients, {ROUNDS} rounds of {SECONDS:g} s; an article with 50 comments.")
    for web in (1, 2):
        # One visitor stands for many, so nobody is told to wait.
        with Stack(web=web, rate="1000000r/s") as stack:
            stack.manage("shell", "-v", "0", "-c", WORLD)
            member = Visitor(stack.url)
            member.log_in("reader-1@example.org", PASSWORD)
            member.open(ARTICLE)
            session = f"sessionid={member.session.cookies['sessionid']}"
            print(f"\n{web} web process{'es' if web > 1 else ''}")
            measure("an article, stranger", stack.port, ARTICLE)
            measure("an article, member", stack.port, ARTICLE, cookie=session)
            measure("the front page, stranger", stack.port, "/")


def measure(name: str, port: int, path: str, cookie: str = "") -> None:
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    found = [
        burst(
            port, itertools.repeat(request), clients=CLIENTS, seconds=SECONDS, least=20, status=200
        )
        for _ in range(ROUNDS)
    ]
    rates = [len(one.milliseconds) / one.seconds for one in found]
    print(
        f"  {name:26} {statistics.median(rates):7.0f} a second"
        f" ({min(rates):.0f} to {max(rates):.0f}),"
        f" p50 {_middle(found, 50):.1f} ms, p99 {_middle(found, 99):.1f} ms,"
        f" {found[-1].bytes:,} bytes",
        flush=True,
    )


def _middle(found: list[Burst], percent: float) -> float:
    return statistics.median(percentile(one.milliseconds, percent) for one in found)


if __name__ == "__main__":
    main()
