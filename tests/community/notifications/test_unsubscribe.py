"""One click stops one kind of mail for one person (RFC 8058)."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from community.notifications.models import UnsubscribeToken
from community.notifications.sending import send_due
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita():
    return make_member("Rita")


@pytest.fixture
def link(rita):
    comment = make_comment(post=make_post(), by=rita)
    make_comment("It does.", parent=comment, by=make_member("Karl"))
    send_due(timezone.now() + timedelta(minutes=1))
    message = next(message for message in mail.outbox if message.to == [rita.email])
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    header = message.extra_headers["List-Unsubscribe"]
    return re.fullmatch(r"<https?://[^/]+(/[^>]+)>", header)[1]


def test_a_mail_program_posts_and_the_mails_stop(link, rita):
    client = Client(enforce_csrf_checks=True)
    response = client.post(link, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    rita.refresh_from_db()
    assert (rita.mail_replies, rita.mail_comments) == (False, True)
    assert client.post(link).status_code == 200


def test_looking_changes_nothing(link, rita, client):
    assert client.get(link).status_code == 200
    assert client.head(link).status_code == 200
    rita.refresh_from_db()
    assert rita.mail_replies


def test_the_token_is_stored_as_a_hash_and_opens_nothing_else(link, client):
    token = link.rstrip("/").rsplit("/", 1)[1]
    assert not UnsubscribeToken.objects.filter(token_hash=token).exists()
    assert "_auth_user_id" not in client.session
    client.post(link)
    assert "_auth_user_id" not in client.session
    assert client.post(f"/comments/confirm/{token}/").status_code in (404, 410)


@pytest.mark.parametrize("token", ["x", "0" * 64, "…", "a" * 3000])
def test_a_forged_token_is_a_404(client, token):
    assert client.post(f"/mail/unsubscribe/{token}/").status_code == 404


def test_a_guest_can_stop_too(client):
    guest = make_guest("Gil")
    comment = make_comment(post=make_post(), guest=guest, wants_mail=True)
    make_comment("It does.", parent=comment, by=make_member("Karl"))
    send_due(timezone.now() + timedelta(minutes=1))
    message = next(message for message in mail.outbox if message.to == [guest.email])
    client.post(re.search(r"/mail/unsubscribe/\w+/", message.body)[0])
    guest.refresh_from_db()
    assert not guest.mail_replies
