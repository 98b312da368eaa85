"""All comments of an article on one page."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from blog.publishing import withdraw
from community.comments import visibility, whole
from community.comments.accepting import accept
from tests.community.comments.pages import Said, said_on, text_of, tree, with_class
from tests.makers import make_comment, make_member, make_post
from tests.seeding import seed_conversation

pytestmark = pytest.mark.django_db


def address(post) -> str:
    return reverse("comments:whole", args=[post.slug])


def everything(client, post) -> list[Said]:
    response = client.get(address(post))
    assert response.status_code == 200
    assert response.streaming
    return said_on(SimpleNamespace(content=response.getvalue()))


def test_every_comment_is_there_in_reading_order(client, monkeypatch):
    monkeypatch.setattr(whole, "CHUNK", 7)
    post = make_post()
    ids = seed_conversation(post, roots=5, replies=30)
    rows = everything(client, post)
    assert [row.id for row in rows] == [f"c{pk}" for pk in ids]
    replies = [row for row in rows if row.depth > 1]
    # Each says to whom, also where that one stood in a piece that was sent before.
    assert all(any(text.startswith("in reply to Person") for text in row.links) for row in replies)
    assert all(any(href.startswith("#c") for href in row.links.values()) for row in replies)


def test_it_looks_as_in_the_article(client):
    rita, karl = make_member("Rita"), make_member("Karl")
    question = make_comment("How?", by=rita)
    answer = make_comment("So.", parent=question, by=karl)
    accept(answer, by=rita)
    gone = make_comment("Rude.", parent=question, by=karl)
    make_comment("Why?", parent=gone, by=rita)
    visibility.remove(gone, by=None)
    make_comment("Mine.", parent=answer, by=rita, state="held")
    for member in (None, rita, karl):
        if member:
            client.force_login(member)
        in_article = said_on(client.get(question.post.get_absolute_url()))
        assert everything(client, question.post) == in_article
    assert len(in_article) == 4


def test_it_is_found_where_not_everything_is_shown(client):
    post, short = make_post(), make_post("Short")
    seed_conversation(post, roots=60)
    seed_conversation(short, roots=50)

    def link(post):
        article = tree(client.get(post.get_absolute_url()))
        conversation = with_class(article, "conversation")[0]
        found = {text_of(a): a.get("href") for a in conversation.iter("a")}
        return found.get("All comments on one page")

    assert link(post) == address(post)
    assert link(short) is None


@pytest.mark.parametrize("size", [10, 1100])
def test_queries_are_some_of_hundreds(client, size, django_assert_num_queries):
    post = make_post()
    seed_conversation(post, roots=size)
    everything(client, post)
    # The site, the article, how many voices, which are accepted, and the comments.
    with django_assert_num_queries(5 + size // whole.CHUNK):
        assert len(everything(client, post)) == size


def test_under_a_withdrawn_article_there_is_none(client):
    comment = make_comment("Hello.")
    withdraw(comment.post, by=None)
    assert client.get(address(comment.post)).status_code == 404
    client.force_login(make_member("Ed", role="editor"))
    assert client.get(address(comment.post)).status_code == 404
