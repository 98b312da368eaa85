"""A guest follows the mailed link and presses the button."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.publishing import withdraw
from community.comments import visibility
from community.comments.confirming import confirm, token_for
from community.comments.models import Comment
from tests.community.comments.pages import said_on, text_of, tree
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    return make_comment("Does it float?", guest=make_guest("Gil"), state="unconfirmed")


def link(comment) -> str:
    return reverse("comments:confirm", args=[token_for(comment)])


def state(comment) -> str:
    return Comment.objects.get(pk=comment.pk).state


def test_the_button_publishes_and_leads_to_the_comment(client, waiting):
    page = client.get(link(waiting))
    assert page.status_code == 200
    assert "Does it float?" in text_of(tree(page))
    response = client.post(link(waiting), follow=True)
    assert response.redirect_chain[0] == (waiting.get_absolute_url(), 302)
    assert [row.text for row in said_on(response)] == ["Does it float?"]
    assert Comment.objects.get().guest.confirmed_at is not None


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(client, waiting, method):
    for _ in range(3):
        assert getattr(client, method)(link(waiting)).status_code == 200
    assert state(waiting) == "unconfirmed"
    assert Comment.objects.get().guest.confirmed_at is None


def test_it_needs_no_cookie_and_sets_none(waiting):
    client = Client(enforce_csrf_checks=True)
    page = client.get(link(waiting))
    assert not page.cookies
    response = client.post(link(waiting), headers={"origin": "null"})
    assert response.status_code == 302
    assert not response.cookies
    assert state(waiting) == "public"


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_key_in_the_address_stays_between_us(client, waiting, method):
    response = getattr(client, method)(link(waiting))
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-store"


def test_pressing_twice_is_pressing_once(client, waiting):
    first, second = client.post(link(waiting)), client.post(link(waiting))
    assert first["Location"] == second["Location"]
    page = client.get(link(waiting))
    assert "Your comment is public" in text_of(tree(page))
    assert "Yes, publish it" not in text_of(tree(page))


def test_a_comment_that_screening_held_stays_held_and_they_are_told(client):
    held = make_comment("Links.", guest=make_guest("Gil"), state="unconfirmed", reason="links")
    response = client.post(link(held))
    assert response.status_code == 200
    assert state(held) == "held"
    assert "moderator looks at it before others" in text_of(tree(response))


@pytest.mark.parametrize(
    "damage", [lambda t: t[:-2], lambda t: t + "x", lambda t: "x", lambda t: t.upper()]
)
def test_a_damaged_link_says_what_to_do(client, waiting, damage):
    url = reverse("comments:confirm", args=[damage(token_for(waiting))])
    for response in (client.get(url), client.post(url)):
        assert response.status_code == 404
        assert "write your comment once more" in text_of(tree(response))
    assert state(waiting) == "unconfirmed"


def test_a_link_is_good_for_a_week(client, waiting):
    url = link(waiting)
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert client.get(url).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert client.post(url).status_code == 404
    assert state(waiting) == "unconfirmed"


def test_what_was_removed_meanwhile_stays_removed(client, waiting):
    url = link(waiting)
    confirm(waiting)
    visibility.remove(waiting, by=make_member("Mo", role="moderator"))
    for response in (client.get(url), client.post(url)):
        assert response.status_code == 410
        assert b"Does it float?" not in response.content
    assert state(waiting) == "removed"


def test_under_a_withdrawn_article_nothing_is_confirmed(client, waiting):
    withdraw(waiting.post, by=None)
    assert client.post(link(waiting)).status_code == 410
    assert state(waiting) == "unconfirmed"


def test_the_key_of_one_comment_opens_no_other(client):
    post, gil = make_post(), make_guest("Gil")
    first, second = (
        make_comment(words, post=post, guest=gil, state="unconfirmed") for words in ("One.", "Two.")
    )
    client.post(link(first))
    assert (state(first), state(second)) == ("public", "unconfirmed")


def test_asking_for_mail_anew_lifts_an_old_refusal(client):
    gil = make_guest("Gil")
    gil.mail_replies = False
    gil.save(update_fields=["mail_replies"])
    asked = make_comment("Mail me.", guest=gil, state="unconfirmed", wants_mail=True)
    gil.refresh_from_db()
    assert not gil.mail_replies  # anybody could have typed the address
    client.post(link(asked))
    gil.refresh_from_db()
    assert gil.mail_replies


def test_other_methods_are_refused(client, waiting):
    assert client.put(link(waiting)).status_code == 405
    assert client.delete(link(waiting)).status_code == 405
