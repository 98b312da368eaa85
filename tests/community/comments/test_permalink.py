"""A comment's own address opens the page where it is shown."""

import pytest
from django.urls import reverse

from blog.publishing import withdraw
from community.comments import visibility
from community.comments.models import Comment
from tests.community.comments.pages import said_on
from tests.makers import make_comment, make_guest, make_member, make_post
from tests.seeding import seed_conversation

pytestmark = pytest.mark.django_db


def address(pk: int) -> str:
    return reverse("comments:permalink", args=[pk])


def opened(client, pk: int):
    response = client.get(address(pk), follow=True)
    url, status = response.redirect_chain[0]
    assert status == 302
    assert url.endswith(f"#c{pk}")
    return url, [row.id for row in said_on(response)]


def test_on_the_first_page_it_is_the_plain_article(client):
    comment = make_comment("Hello.")
    url, ids = opened(client, comment.pk)
    assert url == f"{comment.post.get_absolute_url()}#c{comment.pk}"
    assert ids == [f"c{comment.pk}"]


@pytest.mark.parametrize("number", [49, 50, 75, 119])
def test_every_thread_is_found(client, number):
    post = make_post()
    ids = seed_conversation(post, roots=120)
    url, shown = opened(client, ids[number])
    assert f"c{ids[number]}" in shown
    assert ("?from=" in url) == (number >= 50)


@pytest.mark.parametrize("number", [11, 13, 40, 147])
def test_every_reply_is_found_among_its_neighbours(client, number):
    post = make_post()
    ids = seed_conversation(post, roots=60, replies=150)
    thread = ids[151 * 55 : 151 * 56]
    _url, shown = opened(client, thread[number])
    around = [f"c{pk}" for pk in thread[max(0, number - 5) : number + 6]]
    assert set(around) <= set(shown)
    assert {f"c{pk}" for pk in thread[:11]} <= set(shown)


def test_what_is_left_out_on_both_sides_is_one_link_away(client):
    post = make_post()
    ids = seed_conversation(post, roots=1, replies=150)
    rows = said_on(client.get(address(ids[80]), follow=True))
    links = [(t, href) for row in rows for t, href in row.links.items() if "more repl" in t]
    assert [text for text, _href in links] == ["Show 64 more replies", "Show 65 more replies"]
    seen = [row.id for row in rows if row.id]
    for _text, url in links:
        while url:
            page = said_on(client.get(url))
            seen += [row.id for row in page if row.id]
            url = next((h for r in page for t, h in r.links.items() if "more repl" in t), "")
    assert sorted(seen) == sorted(f"c{pk}" for pk in ids)


def test_a_tombstone_has_its_place(client):
    rita = make_member("Rita")
    comment = make_comment("Gone.", by=rita)
    make_comment("Reply.", parent=comment, by=make_member("Karl"))
    visibility.delete(comment, by=rita)
    _url, ids = opened(client, comment.pk)
    assert ids[0] == f"c{comment.pk}"


def test_held_is_found_by_its_writer_alone(client):
    rita = make_member("Rita")
    comment = make_comment("Held.", by=rita, state="held")
    assert client.get(address(comment.pk)).status_code == 404
    client.force_login(make_member("Karl"))
    assert client.get(address(comment.pk)).status_code == 404
    client.force_login(rita)
    assert opened(client, comment.pk)[1] == [f"c{comment.pk}"]


@pytest.mark.parametrize("state", ["held", "removed", "deleted", "unconfirmed"])
def test_hidden_ones_are_like_those_that_never_were(client, state):
    comment = make_comment("Hidden.", guest=make_guest("Gil"), state=state)
    hidden, unknown = client.get(address(comment.pk)), client.get(address(comment.pk + 1))
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content == unknown.content.replace(
        address(comment.pk + 1).encode(), address(comment.pk).encode()
    )


def test_under_a_withdrawn_article_strangers_find_nothing(client):
    comment = make_comment("Hello.")
    withdraw(comment.post, by=None)
    assert client.get(address(comment.pk)).status_code == 404


def test_more_replies_of_what_is_no_thread(client):
    comment = make_comment("Root.")
    reply = make_comment("Reply.", parent=comment, by=make_member("Karl"))
    assert client.get(reverse("comments:replies", args=[comment.pk])).status_code == 200
    assert client.get(reverse("comments:replies", args=[reply.pk])).status_code == 404
    other = make_comment("Other.", post=make_post("Another"))
    url = reverse("comments:replies", args=[comment.pk])
    for query in ({"after": other.pk}, {"after": "x", "before": "9" * 20}, {"before": comment.pk}):
        rows = said_on(client.get(url, query))
        assert {row.text for row in rows} <= {"Reply."}, query


def test_wrong_methods(client):
    comment = make_comment("Hello.")
    assert client.post(address(comment.pk)).status_code == 405
    assert Comment.objects.count() == 1
