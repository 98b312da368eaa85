"""The editors' list of people: find them, give roles, close and reopen accounts."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from community.members.roles import role_of
from tests.makers import make_member

pytestmark = pytest.mark.django_db
PEOPLE = reverse("members:people")
START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def editor(client):
    member = make_member("Edda Editor", role="editor", date_joined=START)
    client.force_login(member)
    return member


def names_on(response) -> list[str]:
    return [row["person"].name for row in response.context["rows"]]


def test_newest_first_with_role_and_state(client, editor):
    make_member("Ada Author", role="author", date_joined=START + timedelta(days=1))
    unsure = make_member("Una Unsure", date_joined=START + timedelta(days=2))
    EmailAddress.objects.filter(user=unsure).update(verified=False)
    make_member("Cleo Closed", date_joined=START + timedelta(days=3), is_active=False)
    response = client.get(PEOPLE)
    assert names_on(response) == ["Cleo Closed", "Una Unsure", "Ada Author", "Edda Editor"]
    page = response.content.decode()
    assert page.count("address not confirmed") == 1
    assert '<option value="author" selected>Author</option>' in page
    assert "Open again" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=ada", ["Ada Author"]),
        ("q=AUTHOR+ada", ["Ada Author"]),
        ("q=ada-author%40example", ["Ada Author"]),
        ("q=%25", []),
        ("q=nobody", []),
        ("q=" + "x" * 5000, []),
        ("who=team", ["Ada Author", "Edda Editor"]),
        ("who=closed", ["Cleo Closed"]),
        ("who=closed&q=ada", []),
    ],
)
def test_finding(client, editor, query, expected):
    make_member("Ada Author", role="author")
    make_member("Rita Reader")
    make_member("Cleo Closed", is_active=False)
    assert names_on(client.get(f"{PEOPLE}?{query}")) == expected


def test_page_by_page_everybody_once(client, editor):
    for number in range(64):
        make_member(f"Person {number:02}", date_joined=START + timedelta(hours=number // 2 + 1))
    seen, url = [], PEOPLE
    while url:
        response = client.get(url)
        seen += names_on(response)
        url = response.context["page"].next_url
    assert len(seen) == len(set(seen)) == 65
    assert seen[-1] == "Edda Editor"


def test_queries(client, editor, django_assert_num_queries):
    for number in range(30):
        make_member(f"Person {number}", role="author" if number % 2 else "reader")
    client.get(PEOPLE)
    with django_assert_num_queries(6):
        client.get(PEOPLE)


def test_give_a_role(client, editor):
    member = make_member("Rita Reader")
    url = reverse("members:change_role", args=[member.pk])
    response = client.post(f"{url}?q=rita&who=", {"role": "moderator"}, follow=True)
    assert response.redirect_chain == [(f"{PEOPLE}?q=rita&who=", 302)]
    assert "Rita Reader is now: Moderator." in response.content.decode()
    assert role_of(member) == "moderator"


def test_close_and_reopen(client, editor):
    member = make_member("Rita Reader")
    response = client.post(reverse("members:close", args=[member.pk]), follow=True)
    assert "The account of Rita Reader is closed." in response.content.decode()
    member.refresh_from_db()
    assert not member.is_active
    client.post(reverse("members:reopen", args=[member.pk]))
    member.refresh_from_db()
    assert member.is_active


def test_oneself_is_left_alone(client, editor):
    make_member("Other", role="editor")
    page = client.get(f"{PEOPLE}?q=edda").content.decode()
    assert "· you" in page and reverse("members:close", args=[editor.pk]) not in page
    for name, form in [("change_role", {"role": "reader"}), ("close", {})]:
        response = client.post(reverse(f"members:{name}", args=[editor.pk]), form, follow=True)
        assert "Ask another editor" in response.content.decode()
    editor.refresh_from_db()
    assert editor.is_active and role_of(editor) == "editor"


@pytest.mark.parametrize("pk", [0, 999999, 2**63, 10**30])
@pytest.mark.parametrize("name", ["change_role", "close", "reopen"])
def test_nobody_has_this_id(client, editor, name, pk):
    url = reverse(f"members:{name}", args=[pk])
    assert client.post(url, {"role": "reader"}).status_code == 404


@pytest.mark.parametrize("role", ["", "king", "Editor", "\0"])
def test_unknown_role(client, editor, role):
    member = make_member()
    url = reverse("members:change_role", args=[member.pk])
    assert client.post(url, {"role": role}).status_code == 404
    assert role_of(member) == "reader"


def test_unknown_list(client, editor):
    assert client.get(f"{PEOPLE}?who=secret").status_code == 404


@pytest.mark.parametrize("name", ["change_role", "close", "reopen"])
def test_looking_changes_nothing(client, editor, name):
    member = make_member()
    assert client.get(reverse(f"members:{name}", args=[member.pk])).status_code == 405


@pytest.mark.parametrize("role", ["reader", "author", "moderator"])
def test_only_editors(client, role):
    victim = make_member("Victim")
    client.force_login(make_member(role=role))
    assert client.get(PEOPLE).status_code == 403
    for name, form in [("change_role", {"role": "editor"}), ("close", {}), ("reopen", {})]:
        response = client.post(reverse(f"members:{name}", args=[victim.pk]), form)
        assert response.status_code == 403
    victim.refresh_from_db()
    assert victim.is_active and role_of(victim) == "reader"


def test_strangers_log_in_first(client):
    assert client.get(PEOPLE)["Location"].startswith(reverse("account_login"))
    response = client.post(reverse("members:close", args=[make_member().pk]))
    assert response["Location"].startswith(reverse("account_login"))


def test_hostile_names_are_text(client, editor):
    make_member('"><script>alert(1)</script>')
    page = client.get(PEOPLE).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page
