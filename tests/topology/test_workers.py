"""Two workers on one queue: every mail goes out, and none twice."""

import time
from collections import Counter

import pytest

from .letters import letters
from .stack import Stack

pytestmark = pytest.mark.topology

MAILS = 80


def queue_mails(stack: Stack, title: str) -> str:
    """As many comments as mails, all at once; the address of the author, who hears of each."""
    return stack.manage(
        "shell", "-v", "0", "-c",
        "from tests.makers import make_comment, make_member, make_post\n"
        f"author = make_member('{title} Author', role='author')\n"
        f"post = make_post('{title}', authors=[author])\n"
        f"rita = make_member('{title} Reader')\n"
        f"for number in range({MAILS}): make_comment(f'{{number}} thoughts', post=post, by=rita)\n"
        "print(author.email)",
    ).strip()  # fmt: skip


def ids(stack: Stack, address: str) -> Counter[str]:
    return Counter(letter["Message-ID"] for letter in letters(stack.mail, to=address))


def wait_for_ids(stack: Stack, address: str, at_least: int) -> None:
    deadline = time.monotonic() + 90
    while len(ids(stack, address)) < at_least:
        assert time.monotonic() < deadline, f"only {len(ids(stack, address))} mails came"
        time.sleep(0.02)


def test_two_workers_send_every_mail_once(stack: Stack):
    for worker in stack.workers:
        worker.terminate()
    address = queue_mails(stack, "Once")
    for worker in stack.workers:
        worker.start()
    wait_for_ids(stack, address, MAILS)
    stack.wait_until_sent()
    assert set(ids(stack, address).values()) == {1}
    with stack.connect() as connection:
        attempts = connection.execute(
            "SELECT sum(attempts) FROM notifications_delivery JOIN members_member AS m"
            " ON m.id = member_id WHERE m.email = %s",
            [address],
        ).fetchone()
    assert attempts == (MAILS,), "a mail was claimed by both"


def test_a_worker_that_dies_in_the_middle_of_a_batch_loses_nothing(stack: Stack):
    """What it had in its hands goes out when its claim has run out, under the same Message-ID if
    the mail server had taken it already; all else goes out at once."""
    stack.workers[1].terminate()
    address = queue_mails(stack, "Middle")
    wait_for_ids(stack, address, 5)
    stack.workers[0].kill()
    stack.workers[1].start()
    # One may be in the hands of the dead.
    wait_for_ids(stack, address, MAILS - 1)
    with stack.connect() as connection:
        # Five minutes pass.
        connection.execute("UPDATE notifications_delivery SET claimed_until = now()"
                           " WHERE state = 'queued' AND claimed_until IS NOT NULL")  # fmt: skip
    wait_for_ids(stack, address, MAILS)
    stack.wait_until_sent()
    found = ids(stack, address)
    assert len(found) == MAILS
    assert found.total() <= MAILS + 1
    stack.workers[0].start()
