"""Several workers in the same morning, where databases really race."""

import threading
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import connection, connections

from community.notifications.models import Delivery
from community.notifications.mornings import queue_mornings
from community.notifications.sending import send_due
from tests.makers import an_author, make_comment, make_member, make_post

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("nothing_is_damaged"),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite lets one write at a time: there is nothing to race",
    ),
]

MONDAY = datetime(2024, 1, 8, 9, 0, tzinfo=UTC)


def test_six_workers_tell_everybody_once():
    post = make_post(authors=[an_author(), make_member("Ben", role="moderator")])
    make_comment(post=post, said_at=datetime(2023, 12, 1, tzinfo=UTC))
    shot = threading.Barrier(6)
    trouble: list[Exception] = []

    def work() -> None:
        try:
            shot.wait(timeout=30)
            queue_mornings(MONDAY)
            send_due(MONDAY)
        except Exception as error:
            trouble.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert trouble == []
    send_due(MONDAY)
    assert Delivery.objects.filter(kind="morning", state="sent").count() == 2
    sent = sorted(to for message in mail.outbox for to in message.to)
    assert sent == ["ada@example.org", "ben@example.org"]
