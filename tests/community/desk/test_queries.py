"""The desk asks the same number of questions however many people wait."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.posting import post_comment
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

# Session, member, abilities; the site; counts, articles to choose from; voices, histories,
# and two for the open one.
LANE = 10
ALONE = 9


def crowd(count):
    """As many who wait, every second one with a follow-up; the oldest said more on the post."""
    ada = make_member("Ada Author", role="author", username="ada")
    posts = [make_post(f"Post {n}", authors=[ada]) for n in range(3)]
    people = [make_member(f"Reader {n}") for n in range(30)]
    start = timezone.now() - timedelta(hours=2 * count)
    for n in range(count):
        post, by, at = posts[n % 3], people[n % 30], start + timedelta(hours=n)
        comment = make_comment(f"{n}", post=post, by=by, said_at=at)
        if n % 2 == 0:
            answer = post_comment(post=post, text=f"a{n}", by=ada, parent=comment).comment
            make_comment(f"{n} again", parent=answer, by=by, said_at=at)
    make_comment("One thing more", post=posts[0], by=people[0])
    return ada


@pytest.mark.parametrize("count", [30, 100])
@pytest.mark.parametrize("role", ["author", "editor"])
def test_a_page_of_25(client, django_assert_num_queries, count, role):
    ada = crowd(count)
    client.force_login(ada if role == "author" else make_member("Eve", role="editor"))
    client.get("/desk/")
    with django_assert_num_queries(LANE):
        response = client.get("/desk/")
    assert len(response.context["rows"]) == 25
    with django_assert_num_queries(LANE + 1):  # the chosen article
        client.get("/desk/?post=post-0")
    with django_assert_num_queries(LANE - 1):  # no choice of articles
        client.get("/desk/done/")


def test_one_voice(client, django_assert_num_queries):
    client.force_login(crowd(30))
    voice = client.get("/desk/").context["opened"].voice
    with django_assert_num_queries(ALONE):
        client.get(f"/desk/voices/{voice.pk}/")
