"""A real streaming replica: strangers read from it, and nobody else; it is never just believed."""

import re
import time
from collections.abc import Callable, Iterator

import pytest

from tests.makers import PASSWORD

from .readers import Readers
from .stack import Stack, what_is_missing
from .standby import NoStandby, Standby
from .visitor import Visitor

pytestmark = pytest.mark.topology

CAST = """
from tests.makers import make_member, make_post
post = make_post("The seal", author=make_member("Ada Author", role="author"))
make_member("Mia Member")
"""
ARTICLE = "/articles/the-seal/"
# Rows that only a person's own pages read.
PERSONAL = re.compile(r'"(django_session|account_emailaddress)"|FROM "members_member" WHERE')


@pytest.fixture(scope="module")
def standby() -> Iterator[Standby]:
    if missing := what_is_missing():
        pytest.skip(missing)
    try:
        with Standby() as standby:
            yield standby
    except NoStandby as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def stack(standby: Standby) -> Iterator[Stack]:
    stack = Stack(web=1, workers=1, COMMENT_UNDO_SECONDS="0")
    stack.env["DATABASE_REPLICA_URL"] = standby.url(stack.database)
    stack.env["DATABASE_POOL"] = "4"
    # So that every page asks the database.
    stack.env["PAGE_CACHE_BYTES"] = "0"
    with stack:
        stack.manage("shell", "-v", "0", "-c", CAST)
        yield stack


def until(is_so: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def pages_read(standby: Standby, stack: Stack) -> int:
    return sum("blog_post" in line for line in standby.asked(stack.database))


def uses_replica(stack: Stack, standby: Standby) -> bool:
    """Whether a stranger's page is read from it now."""
    before = pages_read(standby, stack)
    Visitor(stack.url).open(ARTICLE)
    return pages_read(standby, stack) > before


def test_strangers_read_the_replica_and_members_and_writes_never_do(stack, standby):
    until(lambda: uses_replica(stack, standby), "no page came from the replica")
    mia = Visitor(stack.url)
    mia.log_in("mia-member@example.org", PASSWORD)
    before = pages_read(standby, stack)
    for words in ("One thought.", "Another thought."):
        mia.open("/")
        mia.open(ARTICLE)
        assert words in mia.send("Say it", {"comment": words})
    assert pages_read(standby, stack) == before
    statements = standby.asked(stack.database)
    assert not [line for line in statements if PERSONAL.search(line)]
    assert not [line for line in statements if re.search(r"INSERT|UPDATE|DELETE", line)]


def test_who_wrote_without_an_account_reads_what_was_written(stack, standby):
    until(lambda: uses_replica(stack, standby), "no page came from the replica")
    gil = Visitor(stack.url)
    gil.open(ARTICLE)
    time.sleep(2.5)  # a machine would be quicker than the form believes
    words = {"comment": "A guest's thought.", "name": "Gil", "email": "gil@example.net"}
    gil.send("Say it", words)
    before = pages_read(standby, stack)
    gil.open(ARTICLE)
    assert pages_read(standby, stack) == before


def test_a_replica_that_stands_still_is_left_alone_within_a_second(stack, standby):
    until(lambda: uses_replica(stack, standby), "no page came from the replica")
    mia = Visitor(stack.url)
    mia.log_in("mia-member@example.org", PASSWORD)
    mia.open(ARTICLE)
    standby.run("SELECT pg_wal_replay_pause()")
    try:
        mia.send("Say it", {"comment": "Said while it stood still."})
        time.sleep(1)
        for _ in range(10):
            assert "Said while it stood still." in Visitor(stack.url).open(ARTICLE)
        assert not uses_replica(stack, standby)
    finally:
        standby.run("SELECT pg_wal_replay_resume()")
    until(lambda: uses_replica(stack, standby), "it was not taken up again")


def test_a_replica_that_dies_in_the_middle_is_missed_by_nobody(stack, standby):
    until(lambda: uses_replica(stack, standby), "no page came from the replica")
    with Readers(stack.url) as readers:
        readers.paths.append(ARTICLE)
        readers.read_on(30)
        standby.process.kill()
        readers.read_on(60)
        standby.start()
        readers.read_on(30)
    assert readers.troubles == []
    until(lambda: uses_replica(stack, standby), "it was not taken up again")
