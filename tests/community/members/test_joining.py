"""Sign-up: name, address, password; then a mail, a button, and they are in."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from community.events.models import Event
from community.members.models import Member
from tests.makers import make_member

pytestmark = pytest.mark.django_db
SIGNUP = reverse("account_signup")
LINK = re.compile(r"https?://testserver(/accounts/confirm-email/\S+/)")


def sign_up(client, **changes):
    form = {"name": "Jonas Weber", "email": "jonas@example.org", "password1": "seven green lamps"}
    return client.post(SIGNUP, form | changes)


def mailed_link() -> str:
    return LINK.search(mail.outbox[-1].body)[1]


def test_from_the_form_to_being_logged_in(client):
    response = client.post(
        SIGNUP + "?next=/articles/lamp/",
        {"name": " Jonas  Weber", "email": "Jonas@Example.org", "password1": "seven green lamps"},
    )
    assert response["Location"] == reverse("account_email_verification_sent")
    member = Member.objects.get(email="jonas@example.org")
    assert (member.name, member.username) == ("Jonas Weber", "jonas-weber")
    assert [group.name for group in member.groups.all()] == ["reader"]
    assert Event.objects.get(code="member.joined").subject_id == member.pk
    assert "_auth_user_id" not in client.session

    link = mailed_link()
    page = client.get(link).content.decode()
    assert "Yes, it is mine" in page
    assert not EmailAddress.objects.get(user=member).verified  # looking changes nothing
    response = client.post(link)
    assert response["Location"] == "/articles/lamp/"
    assert EmailAddress.objects.get(user=member).verified
    assert client.session["_auth_user_id"] == str(member.pk)


def test_in_another_browser_they_log_in_by_themselves(client):
    sign_up(client)
    client.cookies.clear()
    response = client.post(mailed_link())
    assert response["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session
    assert EmailAddress.objects.get().verified


def test_used_link_says_so(client):
    sign_up(client)
    link = mailed_link()
    client.post(link)
    assert "doesn't work any more" in client.get(link).content.decode().replace("&#x27;", "'")


def test_link_of_three_days_ago_says_so(client, time_machine):
    time_machine.move_to("2026-03-01T12:00:00Z")
    sign_up(client)
    link = mailed_link()
    time_machine.move_to("2026-03-04T12:01:00Z")
    assert "work any more" in client.get(link).content.decode()
    assert client.post(link).status_code == 404
    assert not EmailAddress.objects.get().verified


def test_somebody_elses_link_logs_nobody_out_until_the_button_is_pressed(client):
    sign_up(client)
    link = mailed_link()
    other = make_member()
    client.force_login(other)
    client.get(link)
    assert client.session["_auth_user_id"] == str(other.pk)
    client.post(link)
    assert "_auth_user_id" not in client.session
    assert EmailAddress.objects.get(email="jonas@example.org").verified


def test_unconfirmed_account_has_no_way_in(client):
    sign_up(client)
    login = {"login": "jonas@example.org", "password": "seven green lamps"}
    response = client.post(reverse("account_login"), login)
    assert response["Location"] == reverse("account_email_verification_sent")
    assert "_auth_user_id" not in client.session


def test_known_address_is_not_given_away(client):
    known = make_member(email="jonas@example.org")
    response = sign_up(client)
    assert response["Location"] == reverse("account_email_verification_sent")
    assert Member.objects.count() == 1
    [message] = mail.outbox
    assert message.to == [known.email]
    assert message.subject == "You have an account on socialblog"


def test_sent_twice_is_once(client, monkeypatch):
    """The second one was checked before the first one was stored."""
    from community.members import adapter

    join = adapter.join

    def join_a_moment_later(member):
        make_member("Jonas Weber", email=member.email)
        join(member)

    monkeypatch.setattr(adapter, "join", join_a_moment_later)
    response = sign_up(client)
    assert response["Location"] == reverse("account_email_verification_sent")
    assert Member.objects.filter(email="jonas@example.org").count() == 1


def test_a_name_that_is_taken_a_moment_earlier(client, monkeypatch):
    from community.members import joining

    answers = iter(["rita-reader", "rita-reader-2"])
    make_member("Rita Reader")
    monkeypatch.setattr(joining, "free_handle", lambda name: next(answers))
    sign_up(client)
    assert Member.objects.get(email="jonas@example.org").username == "rita-reader-2"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "required"),
        ("name", "\u202eevil", "direction"),
        ("name", "Ada Author", "Somebody of the team"),
        ("name", "Admin", "official"),
        ("name", "x" * 81, "80"),
        ("email", "not an address", "valid email"),
        ("email", "a@b", "valid email"),
        ("email", "x" * 60 + "@" + "y." * 120 + "example.org", "at most 254"),
        ("password1", "short", "at least 8"),
        ("password1", "password", "too common"),
        ("password1", "1357924680", "numeric"),
        ("password1", "", "required"),
    ],
)
def test_refused_with_a_reason_and_the_rest_kept(client, field, value, words):
    make_member("Ada Author", role="author")
    response = sign_up(client, **{field: value})
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert "seven green lamps" not in page
    for name, kept in [("name", "Jonas Weber"), ("email", "jonas@example.org")]:
        if name != field:
            assert f'value="{kept}"' in page
    assert Member.objects.count() == 1


def test_machines_are_told_nothing(client):
    response = sign_up(client, more_about_you="cheap pills")
    assert response["Location"] == reverse("account_email_verification_sent")
    assert not Member.objects.exists() and not mail.outbox


def test_field_for_machines_is_out_of_sight_without_inline_style(client):
    page = client.get(SIGNUP).content.decode()
    assert re.search(r'<div class="field-trap" aria-hidden="true"><input[^>]*more_about_you', page)
    assert "style=" not in page and "placeholder=" not in page


def test_too_many_from_one_place(client):
    for number in range(20):
        assert sign_up(client, name="", email=f"n{number}@example.org").status_code == 200
    response = sign_up(client)
    assert response.status_code == 429
    assert "a little fast" in response.content.decode()


def test_mail_does_not_carry_a_name_that_anybody_could_have_typed(client):
    sign_up(client, name="Win money at evil example")
    assert "Win money" not in mail.outbox[0].body + mail.outbox[0].alternatives[0][0]


def test_two_hundred_spoofed_addresses_are_one_place(client, settings):
    settings.TRUSTED_PROXY_COUNT = 0
    statuses = [
        client.post(SIGNUP, {}, headers={"X-Forwarded-For": f"192.0.2.{number}"}).status_code
        for number in range(21)
    ]
    assert statuses[-1] == 429
