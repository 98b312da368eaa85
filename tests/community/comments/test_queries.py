"""How many queries an article costs: exactly, and the same however much was said."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.community.comments.pages import said_on
from tests.makers import make_comment, make_member, make_post
from tests.seeding import seed_conversation

pytestmark = pytest.mark.django_db

FIFTY = {"roots": 50}
THOUSAND = {"roots": 50, "replies": 19}


def queries(client, post) -> int:
    client.get(post.get_absolute_url())  # templates, content types
    cache.clear()  # the page itself
    client.get("/")  # the links around every page
    client.get(make_post("Another").get_absolute_url())  # how we answer: whether it is shown
    with CaptureQueriesContext(connection) as captured:
        response = client.get(post.get_absolute_url())
    assert len(said_on(response)) >= 45
    return len(captured)


@pytest.mark.parametrize("size", [FIFTY, THOUSAND])
def test_a_stranger(client, size):
    people = [make_member(f"Person {n}") for n in range(5)]
    post = make_post()
    seed_conversation(post, people=people, **size)
    assert queries(client, post) == 3


@pytest.mark.parametrize("size", [FIFTY, THOUSAND])
def test_a_member(client, size):
    people = [make_member(f"Person {n}") for n in range(5)]
    post = make_post()
    seed_conversation(post, people=people, **size)
    make_comment("Held.", post=post, by=people[0], state="held")
    client.force_login(people[0])
    assert queries(client, post) == 5
