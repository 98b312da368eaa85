"""One address a person; a new one counts when its owner presses the button there."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from community.members.models import Member
from tests.community.members.people import log_in, make_protected
from tests.makers import make_member

pytestmark = pytest.mark.django_db
EMAIL = reverse("account_email")


def mailed_link() -> str:
    return re.search(r"https?://testserver(/accounts/confirm-email/\S+/)", mail.outbox[-1].body)[1]


@pytest.fixture
def rita(client) -> Member:
    member = make_member("Rita Reader", email="rita@old.example")
    log_in(client, member)
    return member


def test_new_address_replaces_the_old_one(client, rita):
    client.post(EMAIL, {"action_add": "", "email": "rita@new.example"})
    page = client.get(EMAIL).content.decode()
    assert "rita@old.example" in page and "rita@new.example" in page
    rita.refresh_from_db()
    assert rita.email == "rita@old.example"

    link = mailed_link()
    client.get(link)
    rita.refresh_from_db()
    assert rita.email == "rita@old.example"
    client.post(link)
    rita.refresh_from_db()
    assert rita.email == "rita@new.example"
    assert [row.email for row in EmailAddress.objects.filter(user=rita)] == ["rita@new.example"]
    told = [message for message in mail.outbox if message.to == ["rita@old.example"]]
    assert told[-1].subject == "Your address was changed on socialblog"


def test_they_can_keep_the_old_one(client, rita):
    client.post(EMAIL, {"action_add": "", "email": "rita@new.example"})
    link = mailed_link()
    client.post(EMAIL, {"action_remove": "", "email": "rita@new.example"})
    assert client.post(link).status_code == 404
    rita.refresh_from_db()
    assert rita.email == "rita@old.example"


def test_only_address_stays(client, rita):
    client.post(EMAIL, {"action_remove": "", "email": rita.email})
    assert EmailAddress.objects.filter(user=rita, email=rita.email).exists()


def test_it_asks_whether_it_is_still_them(client):
    member = make_member()
    client.force_login(member)
    response = client.post(EMAIL, {"action_add": "", "email": "new@new.example"})
    assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert not mail.outbox


def test_address_of_somebody_else_is_not_given_away_and_not_taken(client, rita):
    other = make_member(email="other@example.org")
    client.post(EMAIL, {"action_add": "", "email": "other@example.org"})
    client.post(mailed_link())
    other.refresh_from_db()
    rita.refresh_from_db()
    assert (rita.email, other.email) == ("rita@old.example", "other@example.org")


def test_address_that_somebody_typed_but_never_confirmed_goes_to_its_owner(client, rita):
    squatter = make_member("Squatter", email="rita@new.example")
    EmailAddress.objects.filter(user=squatter).update(verified=False)
    client.post(EMAIL, {"action_add": "", "email": "rita@new.example"})
    client.post(mailed_link())
    rita.refresh_from_db()
    squatter.refresh_from_db()
    assert rita.email == "rita@new.example"
    assert squatter.email == f"{squatter.pk}@unconfirmed.invalid"


@pytest.mark.parametrize("email", ["", "nonsense", "rita@old.example", "x" * 300 + "@a.example"])
def test_refused_with_a_reason(client, rita, email):
    response = client.post(EMAIL, {"action_add": "", "email": email})
    assert response.status_code == 200
    assert response.context["form"].errors["email"]


def test_foreign_address_in_the_form(client, rita):
    other = make_member(email="other@example.org")
    for action in ("action_remove", "action_primary", "action_send"):
        client.post(EMAIL, {action: "", "email": other.email})
    assert EmailAddress.objects.filter(user=other, verified=True, primary=True).exists()


def test_stranger_logs_in_first(client):
    assert client.get(EMAIL)["Location"].startswith(reverse("account_login"))


def test_with_a_second_step_it_says_what_to_do(client):
    member = make_protected()
    log_in(client, member, second_step=True)
    response = client.post(EMAIL, {"action_add": "", "email": "new@new.example"})
    assert "Switch it off" in response.content.decode()
    assert not EmailAddress.objects.filter(email="new@new.example").exists()
