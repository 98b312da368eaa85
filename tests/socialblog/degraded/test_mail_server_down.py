"""The mail server is away: mails wait, staff see it, and all go out once when it is back."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from community.notifications.models import Delivery
from community.notifications.sending import AWAY_MINUTES, GIVE_UP, send_due
from tests.mail_server import MailServer
from tests.makers import make_comment, make_member, make_post, worker_was_here
from tests.socialblog.degraded.servers import free_port, that_hangs

pytestmark = pytest.mark.django_db


@pytest.fixture
def mails(settings):
    """Three that are due, and nobody who takes them."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    post = make_post()
    for number in range(3):
        make_comment(f"Question {number}?", post=post, by=make_member(f"Rita {number}"))
    return Delivery.objects.filter(state=Delivery.State.QUEUED)


def test_they_wait_for_days_and_go_out_once(mails, settings):
    now = timezone.now()
    assert mails.count() == 3
    for hours in range(4 * 24):
        assert send_due(now + timedelta(hours=hours)) == 0
    assert mails.count() == 3  # none is given up, and nobody has to take them up again
    with MailServer() as server:
        settings.EMAIL_PORT = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        back = now + timedelta(days=4, minutes=AWAY_MINUTES)
        assert send_due(back) == 3
        assert send_due(back + timedelta(days=1)) == 0
        server.shutdown()
    assert len(server.mails) == 3


def test_a_server_that_hangs_is_waited_for_once_a_round(mails, settings):
    settings.EMAIL_TIMEOUT = 0.2
    with that_hangs() as hanging:
        settings.EMAIL_PORT = hanging.getsockname()[1]
        assert send_due() == 0
    assert [mail.attempts for mail in Delivery.objects.order_by("attempts")] == [0, 0, 1]


def test_after_five_days_it_is_given_up(mails):
    later = timezone.now() + GIVE_UP + timedelta(hours=1)
    for _mail in range(3):
        send_due(later)
    assert Delivery.objects.filter(state=Delivery.State.FAILED).count() == 3


def test_staff_see_it(mails, client):
    Delivery.objects.update(created_at=timezone.now() - timedelta(hours=1))
    for _mail in range(3):
        send_due()
    worker_was_here()
    client.force_login(make_member("Edith", role="editor"))
    assert "3 mails wait: the mail server" in client.get("/site/running/").text
