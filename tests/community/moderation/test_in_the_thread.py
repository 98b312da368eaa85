"""The moderator's buttons in the menu of a comment: hold, release, remove, restore."""

import pytest
from django.urls import reverse

from community.comments import visibility
from community.comments.models import Comment
from community.comments.reporting import report
from tests.community.comments.pages import said_on, text_of, tree, with_class
from tests.makers import make_comment, make_guest, make_member

pytestmark = pytest.mark.django_db

VERBS = {
    "hold": ("held", "The comment is held"),
    "release": ("public", "The comment is public."),
    "remove": ("removed", "The comment is removed."),
    "restore": ("public", "The comment is public again."),
}
ALREADY = {
    "hold": "It was held already.",
    "release": "It was public already.",
    "remove": "It was removed already.",
    "restore": "It was public already.",
}
WHY = {"reason": "rude", "note": "A name was called"}


@pytest.fixture
def mo():
    return make_member("Mo", role="moderator")


@pytest.fixture
def comment():
    return make_comment("Does it float?", by=make_member("Rita"))


def url(name: str, comment) -> str:
    return reverse(f"moderation:{name}", args=[comment.pk])


def state(comment) -> str:
    return Comment.objects.get(pk=comment.pk).state


def said(response) -> str:
    """What the page says about what was done."""
    return " ".join(text_of(row) for row in with_class(tree(response), "messages"))


def test_each_does_what_it_says_and_says_so(client, mo, comment):
    client.force_login(mo)
    for name, (expected, words) in VERBS.items():
        response = client.post(url(name, comment), WHY, follow=True)
        assert state(comment) == expected
        assert words in said(response)


def test_each_says_when_nothing_was_left_to_do(client, mo, comment):
    client.force_login(mo)
    for name, (expected, words) in VERBS.items():
        client.post(url(name, comment), WHY, follow=True)
        response = client.post(url(name, comment), WHY, follow=True)
        assert ALREADY[name] in said(response)
        assert words not in said(response)
        assert state(comment) == expected


def test_the_addresses_in_the_menu_lead_to_them(client, mo, comment):
    client.force_login(mo)
    shown = said_on(client.get(comment.post.get_absolute_url()))[0]
    assert shown.buttons["Hold"]["formaction"] == url("hold", comment)
    assert shown.links["Remove"] == url("remove", comment)


def test_a_removal_asks_why_and_keeps_it(client, mo, comment):
    client.force_login(mo)
    page = client.get(url("remove", comment)).content.decode()
    assert "Does it float?" in page
    client.post(url("remove", comment), WHY)
    removed = Comment.objects.get()
    assert (removed.reason, removed.reason_note) == ("rude", "A name was called")


@pytest.mark.parametrize(
    "fields", [{}, {"reason": "because"}, {"reason": "rude", "note": "x" * 301}]
)
def test_a_removal_without_a_reason_asks_again(client, mo, comment, fields):
    client.force_login(mo)
    response = client.post(url("remove", comment), fields)
    assert response.status_code == 422
    assert fields.get("note", "") in response.content.decode()
    assert state(comment) == "public"


def test_a_nul_in_the_reason_is_refused(client, mo, comment):
    client.force_login(mo)
    response = client.post(url("remove", comment), {"reason": "rude", "note": "a\0b"})
    assert response.status_code == 422
    assert state(comment) == "public"


def test_nobody_judges_their_own_comment(client, mo):
    make_member("Another", role="moderator")
    own = make_comment("Mine.", by=mo)
    client.force_login(mo)
    assert "Hold" not in said_on(client.get(own.post.get_absolute_url()))[0].buttons
    for name in VERBS:
        response = client.post(url(name, own), WHY, follow=True)
        assert "let another moderator decide" in said(response)
        assert state(own) == "public"


def test_nobody_judges_what_they_reported(client, mo, comment):
    make_member("Another", role="moderator")
    report(comment, by=mo, reason="rude")
    client.force_login(mo)
    for name in VERBS:
        response = client.post(url(name, comment), WHY, follow=True)
        assert "You reported this yourself" in said(response)
        assert state(comment) == "public"


def test_releasing_settles_what_was_reported(client, mo, comment):
    report(comment, by=make_member("Rolf"), reason="rude")
    client.force_login(mo)
    client.post(url("hold", comment))
    assert Comment.objects.get().reason == "reported"
    client.post(url("release", comment))
    assert Comment.objects.get().report_count == 0


def test_afterwards_one_stands_where_the_comment_stood(client, mo, comment):
    client.force_login(mo)
    conversation = f"{comment.post.get_absolute_url()}#conversation"
    assert client.post(url("hold", comment))["Location"] == conversation
    assert client.post(url("release", comment))["Location"] == comment.get_absolute_url()
    make_comment("Rolf agrees.", parent=comment, by=make_member("Rolf"))
    # With a reply below it a line stays, and that is where the moderator looks.
    assert client.post(url("remove", comment), WHY)["Location"] == comment.get_absolute_url()


# --- the fences ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VERBS)
@pytest.mark.parametrize("role", ["reader", "author"])
def test_it_is_for_moderators(client, comment, name, role):
    client.force_login(make_member("Somebody", role=role))
    assert client.post(url(name, comment), WHY).status_code == 403
    assert state(comment) == "public"


@pytest.mark.parametrize("name", VERBS)
def test_it_is_not_for_strangers(client, comment, name):
    assert client.post(url(name, comment), WHY)["Location"].startswith(reverse("account_login"))
    assert state(comment) == "public"


@pytest.mark.parametrize("name", VERBS)
def test_looking_changes_nothing(client, mo, comment, name):
    client.force_login(mo)
    assert client.get(url(name, comment)).status_code == (200 if name == "remove" else 405)
    assert state(comment) == "public"


@pytest.mark.parametrize("name", VERBS)
def test_what_its_writer_took_back_stays_taken_back(client, mo, name):
    rita = make_member("Rita")
    taken_back = make_comment("Mine.", by=rita)
    visibility.delete(taken_back, by=rita)
    client.force_login(mo)
    response = client.post(url(name, taken_back), WHY, follow=True)
    assert "This was decided meanwhile: deleted by its writer." in said(response)
    assert state(taken_back) == "deleted"


@pytest.mark.parametrize("name", VERBS)
def test_what_nobody_confirmed_is_nobodys_to_judge(client, mo, name):
    unconfirmed = make_comment("Whose?", guest=make_guest("Gil"), state="unconfirmed")
    client.force_login(mo)
    assert client.post(url(name, unconfirmed), WHY).status_code == 404
    assert state(unconfirmed) == "unconfirmed"


@pytest.mark.parametrize("name", VERBS)
@pytest.mark.parametrize("number", ["0", "9999999999", "99999999999999999999", "x"])
def test_numbers_that_no_comment_has(client, mo, name, number):
    client.force_login(mo)
    assert client.post(f"/comments/{number}/{name}/", WHY).status_code == 404
