"""A closed account: no way in, nothing lost, and it can be opened again."""

import pytest
from django.core import mail
from django.urls import reverse

from community.events.models import Event
from community.members.closing import close_account, reopen_account
from community.members.roles import LastEditor, OwnRole
from tests.makers import PASSWORD, make_member

pytestmark = pytest.mark.django_db


def test_close_and_reopen():
    editor, member = make_member(role="editor"), make_member()
    close_account(member, by=editor)
    member.refresh_from_db()
    assert not member.is_active
    reopen_account(member, by=editor)
    member.refresh_from_db()
    assert member.is_active
    codes = Event.objects.filter(subject="member", subject_id=member.pk).values_list(
        "code", "actor"
    )
    assert list(codes)[-2:] == [("member.closed", editor.pk), ("member.reopened", editor.pk)]


def test_twice_is_once():
    editor, member = make_member(role="editor"), make_member()
    close_account(member, by=editor)
    close_account(member, by=editor)
    assert Event.objects.filter(code="member.closed").count() == 1
    reopen_account(member, by=editor)
    reopen_account(member, by=editor)
    assert Event.objects.filter(code="member.reopened").count() == 1


def test_cached_pages_are_made_anew():
    from blog.site import current

    editor, member = make_member(role="editor"), make_member()
    before = current().site_version
    close_account(member, by=editor)
    assert current().site_version == before + 1


def test_the_session_ends_at_once(client):
    editor, member = make_member(role="editor"), make_member()
    client.force_login(member)
    assert client.get(reverse("members:profile_edit")).status_code == 200
    close_account(member, by=editor)
    response = client.get(reverse("members:profile_edit"))
    assert response["Location"].startswith(reverse("account_login"))


def test_logging_in_says_why_not(client):
    member = make_member(is_active=False)
    response = client.post(
        reverse("account_login"), {"login": member.email, "password": PASSWORD}, follow=True
    )
    assert "This account is closed" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_learns_nothing(client):
    member = make_member(is_active=False)
    response = client.post(
        reverse("account_login"), {"login": member.email, "password": "guess" * 3}, follow=True
    )
    assert "This account is closed" not in response.content.decode()


def test_no_new_password_for_it(client):
    member = make_member(is_active=False)
    client.post(reverse("account_reset_password"), {"email": member.email})
    assert not any("password/reset/key" in message.body for message in mail.outbox)


def test_last_editor_and_oneself_stay():
    editor = make_member(role="editor")
    with pytest.raises(OwnRole):
        close_account(editor, by=editor)
    with pytest.raises(LastEditor):
        close_account(editor, by=make_member("Someone"))
