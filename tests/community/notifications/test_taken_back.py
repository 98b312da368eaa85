"""An answer that is taken back in the last moment, while the mail about it is due."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from blog.models.post import lock_post
from community.desk.answering import answer
from community.desk.undoing import undo
from community.notifications.models import Delivery
from community.notifications.sending import send_due
from tests.makers import make_comment, make_member

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("nothing_is_damaged"),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="asks PostgreSQL who waits for whom"
    ),
]


def test_the_worker_waits_for_who_was_in_time(mailoutbox, settings):
    settings.COMMENT_UNDO_SECONDS = 600  # however slow the machine
    mo = make_member("Mo", role="moderator")
    asked = make_comment(by=make_member("Rita"))
    Delivery.objects.all().delete()
    _answer, act = answer(asked.voice, "Yes.", by=mo, seen=0)

    def work() -> None:
        send_due(timezone.now() + timedelta(minutes=11))
        connections.close_all()

    worker = threading.Thread(target=work)
    with transaction.atomic():
        lock_post(asked.post_id)
        worker.start()
        while worker.is_alive() and not somebody_waits():
            time.sleep(0.01)
        undo(act.pk, by=mo)
    worker.join(timeout=60)
    assert mailoutbox == []
    assert Delivery.objects.get().state == "dropped"


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]
