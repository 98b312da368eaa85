"""Passwords: forgotten, changed, and told about."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.community.members.people import log_in
from tests.makers import PASSWORD, make_member

pytestmark = pytest.mark.django_db
RESET = reverse("account_reset_password")
NEW = "three wet umbrellas"


def mailed_link() -> str:
    return re.search(
        r"https?://testserver(/accounts/password/reset/key/\S+/)", mail.outbox[-1].body
    )[1]


def test_forgotten(client):
    member = make_member()
    response = client.post(RESET, {"email": member.email})
    assert response["Location"] == reverse("account_reset_password_done")
    link = mailed_link()
    response = client.get(link)  # the key goes out of the address
    form = response["Location"]
    assert "Choose a new password" in client.get(form).content.decode()
    member.refresh_from_db()
    assert member.check_password(PASSWORD)  # looking changed nothing
    response = client.post(form, {"password1": NEW, "password2": NEW})
    assert response["Location"] == reverse("account_reset_password_from_key_done")
    member.refresh_from_db()
    assert member.check_password(NEW)
    assert mail.outbox[-1].subject == "You have a new password on socialblog"
    assert "work any more" in client.get(link).content.decode()


def test_somebody_elses_link_logs_nobody_out_until_the_button_is_pressed(client):
    member, other = make_member("Member"), make_member("Other")
    client.post(RESET, {"email": member.email})
    client.force_login(other)
    form = client.get(mailed_link())["Location"]
    client.get(form)
    assert client.session["_auth_user_id"] == str(other.pk)
    client.post(form, {"password1": NEW, "password2": NEW})
    assert "_auth_user_id" not in client.session
    member.refresh_from_db()
    assert member.check_password(NEW)


def test_unknown_address_is_told_the_same_on_the_page(client):
    make_member()
    response = client.post(RESET, {"email": "nobody@example.org"})
    assert response["Location"] == reverse("account_reset_password_done")
    assert mail.outbox[0].subject == "You have no account on socialblog"


def test_new_password_must_be_good(client):
    member = make_member()
    client.post(RESET, {"email": member.email})
    form = client.get(mailed_link())["Location"]
    page = client.post(form, {"password1": "12345678", "password2": "12345678"}).content.decode()
    assert "too common" in page
    page = client.post(form, {"password1": NEW, "password2": "another one"}).content.decode()
    assert "same password" in page
    member.refresh_from_db()
    assert member.check_password(PASSWORD)


@pytest.mark.parametrize("key", ["1-nonsense", "zzz-abc", "0-0"])
def test_wrong_link(client, key):
    response = client.get(f"/accounts/password/reset/key/{key}/")
    assert "work any more" in response.content.decode()


def test_too_many_mails_to_one_address(client):
    member = make_member()
    for _ in range(3):
        client.post(RESET, {"email": member.email})
    assert client.post(RESET, {"email": member.email}).status_code == 429
    assert len(mail.outbox) == 3


def test_change(client):
    member = make_member()
    log_in(client, member)
    response = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )
    assert response["Location"] == reverse("members:profile_edit")
    member.refresh_from_db()
    assert member.check_password(NEW)
    assert "_auth_user_id" in client.session
    assert mail.outbox[-1].subject == "Your password was changed on socialblog"


def test_change_asks_for_the_old_one(client):
    member = make_member()
    log_in(client, member)
    form = {"oldpassword": "guess" * 3, "password1": NEW, "password2": NEW}
    assert client.post(reverse("account_change_password"), form).status_code == 200
    member.refresh_from_db()
    assert member.check_password(PASSWORD)


def test_other_browsers_are_logged_out(client):
    from django.test import Client

    member, elsewhere = make_member(), Client()
    log_in(client, member)
    elsewhere.force_login(member)
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )
    assert elsewhere.get(reverse("members:profile_edit")).status_code == 302
    assert client.get(reverse("members:profile_edit")).status_code == 200
