"""Log-in by address and log-out by a button."""

import pytest
from django.urls import reverse

from community.members.models import Guest
from tests.community.members.people import make_protected
from tests.makers import PASSWORD, make_member

pytestmark = pytest.mark.django_db
LOGIN = reverse("account_login")


def log_in(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password} | more)


def test_log_in_and_out(client):
    member = make_member()
    response = log_in(client, member.email, next="/articles/lamp/?page=2#comment-4")
    assert response["Location"] == "/articles/lamp/?page=2#comment-4"
    assert client.session["_auth_user_id"] == str(member.pk)

    assert "Log out?" in client.get(reverse("account_logout")).content.decode()
    assert "_auth_user_id" in client.session  # looking changes nothing
    response = client.post(reverse("account_logout"), {"next": "/archive/"})
    assert response["Location"] == "/archive/"
    assert "_auth_user_id" not in client.session


def test_header_remembers_where_to_go_back_to(client):
    page = client.get(LOGIN + "?next=/articles/lamp/").content.decode()
    assert page.count('href="/accounts/signup/?next=/articles/lamp/"') == 1
    assert 'href="/accounts/signup/?next=%2Farticles%2Flamp%2F"' in page
    page = client.get("/archive/").content.decode()
    assert f'href="{LOGIN}?next=/archive/"' in page


def test_case_of_the_address_does_not_matter(client):
    make_member(email="rita@example.org")
    log_in(client, " Rita@Example.ORG ")
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "http://testserver.evil.example/",
        "\thttps://evil.example",
        "/%0d%0aLocation:https://evil.example",
    ],
)
def test_foreign_addresses_are_not_followed(client, url):
    member = make_member()
    for response in [
        log_in(client, member.email, next=url),
        client.post(reverse("account_logout"), {"next": url}),
    ]:
        assert response.status_code == 302
        assert response["Location"].startswith("/") and "//" not in response["Location"][:2]
        assert "\\" not in response["Location"] and "\n" not in response["Location"]


@pytest.mark.parametrize("password", ["wrong" * 3, "", "x" * 5000, "\0" * 9])
def test_wrong_password(client, password):
    member = make_member()
    response = log_in(client, member.email, password)
    assert response.status_code == 200
    assert f'value="{member.email}"' in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_unknown_address_is_told_the_same(client):
    member = make_member()
    known = log_in(client, member.email, "wrong" * 3).context["form"].non_field_errors()
    unknown = log_in(client, "nobody@example.org", "wrong" * 3).context["form"].non_field_errors()
    assert known and known == unknown


def test_guessing_ends_soon(client):
    member = make_member()
    for _ in range(5):
        log_in(client, member.email, "wrong" * 3)
    page = log_in(client, member.email).content.decode()
    assert "Too many attempts" in page
    assert "_auth_user_id" not in client.session


def test_too_many_from_one_place(client):
    for number in range(25):
        log_in(client, f"n{number}@example.org", "x")
    response = log_in(client, "a@example.org")
    assert response.status_code == 429
    assert "a little fast" in response.content.decode()


def test_somebody_logged_in_is_led_on(client):
    client.force_login(make_member())
    assert client.get(LOGIN + "?next=/archive/")["Location"] == "/archive/"


def test_second_step(client):
    from tests.community.members.people import code_now

    member = make_protected()
    assert log_in(client, member.email, next="/archive/")["Location"].startswith(
        reverse("mfa_authenticate")
    )
    assert "_auth_user_id" not in client.session
    page = client.get(reverse("mfa_authenticate")).content.decode()
    assert "The second step" in page and "Use a key" not in page
    assert "_auth_user_id" not in client.session
    response = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert response.status_code == 200 and "_auth_user_id" not in client.session
    response = client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert response["Location"] == "/archive/"
    assert client.session["_auth_user_id"] == str(member.pk)


def test_recovery_code_works_once(client):
    member = make_protected()
    from allauth.mfa.models import Authenticator

    codes = Authenticator.objects.get(user=member, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    for works in (True, False):
        log_in(client, member.email)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in client.session) is works
        client.post(reverse("account_logout"))


def test_guest_comments_made_meanwhile_become_theirs(client):
    from django.utils import timezone

    member = make_member()
    guest = Guest.objects.create(email=member.email, name="R", created_at=timezone.now())
    log_in(client, member.email)
    guest.refresh_from_db()
    assert guest.member == member
