"""A quiet line on the front page: what readers said lately."""

import pytest

from blog.publishing import withdraw
from community.comments import visibility
from community.comments.lately import said_lately
from tests.community.comments.pages import text_of, tree, with_class
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


def test_the_latest_of_each_article_with_a_way_to_it(client):
    rita = make_member("Rita")
    lamps, seals = make_post("Lamps"), make_post("Seals")
    make_comment("An older thought.", post=lamps, by=rita)
    newest = make_comment("Do they *float*?", post=lamps, by=rita)
    make_comment("Which size?", post=seals, guest=make_guest("Gil"))
    assert [(line.excerpt, line.author_name, line.post_title) for line in said_lately().lines] == [
        ("Which size?", "Gil", "Seals"),
        ("Do they float?", "Rita", "Lamps"),
    ]
    aside = with_class(tree(client.get("/")), "lately")[0]
    assert "Do they float?" in text_of(aside)
    assert newest.get_absolute_url() in [a.get("href") for a in aside.iter("a")]


def test_nothing_hidden_nothing_of_ours_nothing_withdrawn(client):
    ada = make_member("Ada", role="author")
    post, gone = make_post(author=ada), make_post("Gone", author=ada)
    make_comment("Ours.", post=post, by=ada)
    make_comment("Held.", post=post, by=make_member("Rita"), state="held")
    make_comment("Unconfirmed.", post=post, guest=make_guest("Gil"), state="unconfirmed")
    deleted = make_comment("Deleted.", post=post, by=make_member("Karl"))
    visibility.delete(deleted, by=deleted.user)
    make_comment("Withdrawn.", post=gone, by=make_member("Rita"))
    withdraw(gone, by=ada)
    assert said_lately().lines == []
    assert with_class(tree(client.get("/")), "lately") == []


def test_it_costs_one_query(django_assert_num_queries):
    for number in range(6):
        make_comment("Hello.", post=make_post(f"Number {number}"), by=make_member("Rita"))
    with django_assert_num_queries(1):
        assert len(said_lately().lines) == 4
