"""Changing one's words and taking them back."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.comments import visibility
from community.comments.models import Comment
from tests.community.comments.pages import fields_of, said_on, text_of, tree, with_class
from tests.makers import make_comment, make_guest, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita():
    return make_member("Rita")


@pytest.fixture
def comment(rita):
    return make_comment("Does it flaot?", by=rita)


def url(name: str, comment) -> str:
    return reverse(f"comments:{name}", args=[comment.pk])


def words(comment) -> str:
    return Comment.objects.get(pk=comment.pk).text


def test_a_slip_is_mended_and_the_page_says_so(client, rita, comment):
    client.force_login(rita)
    page = client.get(url("edit", comment))
    assert fields_of(with_class(tree(page), "comment-form")[0])["comment"] == "Does it flaot?"
    response = client.post(url("edit", comment), {"comment": "Does it float?"}, follow=True)
    row = said_on(response)[0]
    assert row.text == "Does it float?"
    assert "edited" in row.whole


def test_the_preview_changes_nothing(client, rita, comment):
    client.force_login(rita)
    response = client.post(url("edit", comment), {"comment": "Does it *float*?", "preview": "1"})
    assert "<em>float</em>" in response.content.decode()
    assert fields_of(with_class(tree(response), "comment-form")[0])["comment"] == "Does it *float*?"
    assert words(comment) == "Does it flaot?"


@pytest.mark.parametrize("bad", ["", "   ", "****", "x" * 10_001])
def test_bad_words_come_back(client, rita, comment, bad):
    client.force_login(rita)
    response = client.post(url("edit", comment), {"comment": bad})
    assert response.status_code == 422
    assert fields_of(with_class(tree(response), "comment-form")[0])["comment"] == bad
    assert words(comment) == "Does it flaot?"


def test_after_a_quarter_of_an_hour_it_is_too_late_and_the_words_stay(client, rita, comment):
    client.force_login(rita)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert "Edit" not in said_on(client.get(comment.post.get_absolute_url()))[0].links
        for response in (
            client.get(url("edit", comment)),
            client.post(url("edit", comment), {"comment": "Does it float?"}),
        ):
            assert response.status_code == 409
            assert "The time to change this comment is over" in text_of(tree(response))
    kept = fields_of(with_class(tree(response), "comment-form")[0])
    assert kept["comment"] == "Does it float?"
    assert words(comment) == "Does it flaot?"


def test_changing_without_end_is_slowed_down(client, rita, comment):
    client.force_login(rita)
    answers = [client.post(url("edit", comment), {"comment": f"No. {n}"}) for n in range(21)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [429]
    assert words(comment) == "No. 19"
    assert "No. 20" in answers[-1].content.decode()


def test_links_that_come_with_an_edit_are_held_like_any_others(client, rita, comment):
    client.force_login(rita)
    spam = " ".join(f"https://example.com/{n}" for n in range(6))
    response = client.post(url("edit", comment), {"comment": spam}, follow=True)
    assert Comment.objects.get().state == "held"
    assert "many links" in said_on(response)[0].whole


def test_words_survive_a_session_that_ended(rita, comment):
    client = Client()
    response = client.post(url("edit", comment), {"comment": "Long thoughts."})
    assert response.status_code == 403
    page = tree(response)
    assert [area.text.strip() for area in page.iter("textarea")] == ["Long thoughts."]
    assert f"?next={url('edit', comment)}" in [
        a.get("href", "").removeprefix(reverse("account_login")) for a in page.iter("a")
    ]


def test_a_deleted_comment_is_gone(client, rita, comment):
    client.force_login(rita)
    page = client.get(url("delete", comment))
    assert "Does it flaot?" in text_of(tree(page))
    assert words(comment) == "Does it flaot?"
    assert Comment.objects.get().state == "public"
    response = client.post(url("delete", comment), follow=True)
    assert Comment.objects.get().state == "deleted"
    assert said_on(response) == []


def test_with_replies_a_tombstone_stays(client, rita, comment):
    make_comment("It does.", parent=comment, by=make_member("Karl"))
    client.force_login(rita)
    response = client.post(url("delete", comment), follow=True)
    assert [row.gone for row in said_on(response)] == [
        "A comment stood here. Its writer deleted it.",
        "",
    ]


def test_held_words_may_be_mended_and_taken_back_too(client, rita, comment):
    visibility.hold(comment, by=None)
    client.force_login(rita)
    assert client.post(url("edit", comment), {"comment": "Better."}).status_code == 302
    assert client.post(url("delete", comment)).status_code == 302
    assert Comment.objects.get().state == "deleted"


@pytest.mark.parametrize("name", ["edit", "delete"])
@pytest.mark.parametrize("role", ["reader", "author", "moderator", "editor"])
def test_they_are_nobody_elses(client, comment, name, role):
    client.force_login(make_member("Somebody", role=role))
    assert client.get(url(name, comment)).status_code == 404
    assert client.post(url(name, comment), {"comment": "Mine."}).status_code == 404
    assert Comment.objects.get().state == "public"
    assert words(comment) == "Does it flaot?"


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_strangers_are_asked_to_log_in(client, comment, name):
    response = client.get(url(name, comment))
    assert response["Location"] == f"{reverse('account_login')}?next={url(name, comment)}"
    assert client.post(url(name, comment)).status_code == 302
    assert Comment.objects.get().state == "public"


@pytest.mark.parametrize("name", ["edit", "delete"])
@pytest.mark.parametrize("verb", ["remove", "delete"])
def test_what_is_gone_is_not_found(client, rita, comment, name, verb):
    getattr(visibility, verb)(comment, by=rita)
    client.force_login(rita)
    assert client.post(url(name, comment), {"comment": "Back."}).status_code == 404


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_a_guests_comment_belongs_to_no_member(client, name):
    comment = make_comment("Hello.", guest=make_guest("Gil"))
    client.force_login(make_member("Rita"))
    assert client.post(url(name, comment), {"comment": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["edit", "delete", "report", "like", "accept"])
def test_they_need_the_token(rita, comment, name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(rita)
    response = client.post(url(name, comment), {"comment": "Forged.", "reason": "spam"})
    assert response.status_code == 403
    assert words(comment) == "Does it flaot?"
    assert Comment.objects.get().state == "public"


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_the_banned_are_strangers(client, rita, comment, name):
    client.force_login(rita)
    rita.is_active = False
    rita.save(update_fields=["is_active"])
    assert client.post(url(name, comment), {"comment": "Still here."}).status_code in (302, 403)
    assert words(comment) == "Does it flaot?"
    assert Comment.objects.get().state == "public"
