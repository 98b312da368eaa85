"""Small numbers beside articles."""

import pytest
from django.template import Context, Template

from community.comments import visibility
from tests.makers import make_comment, make_member, make_post
from tests.seeding import seed_conversation

pytestmark = pytest.mark.django_db


def labels(posts) -> list[str]:
    template = Template(
        "{% load threads %}{% load_voices posts %}"
        "{% for post in posts %}[{{ post.comment_count_label }}]{% endfor %}"
    )
    return template.render(Context({"posts": posts}))[1:-1].split("][")


def test_public_words_count_and_others_do_not():
    quiet, busy = make_post("Quiet"), make_post("Busy")
    rita = make_member("Rita")
    make_comment("One.", post=busy, by=rita)
    gone = make_comment("Two.", post=busy, by=rita)
    make_comment("Held.", post=busy, by=rita, state="held")
    assert labels([quiet, busy]) == ["", "2 voices"]
    visibility.delete(gone, by=rita)
    assert labels([quiet, busy]) == ["", "1 voice"]


def test_it_counts_up_to_999():
    exact, more = make_post("Exact"), make_post("More")
    seed_conversation(exact, roots=999)
    seed_conversation(more, roots=1000)
    assert labels([exact, more]) == ["999 voices", "999+ voices"]


def test_a_list_costs_one_query(django_assert_num_queries):
    posts = [make_post(f"Number {n}") for n in range(12)]
    with django_assert_num_queries(1):
        labels(posts)
    with django_assert_num_queries(0):
        labels([])


def test_one_post_may_ask_for_itself(django_assert_num_queries):
    post = make_post()
    make_comment("One.", post=post)
    template = Template("{% load threads %}{% voices_label post %} {% voices_label post %}")
    with django_assert_num_queries(1):
        assert template.render(Context({"post": post})) == "1 voice 1 voice"
