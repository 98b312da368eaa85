"""Every choice is in the address, so a view of the desk can be shared."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.posting import post_comment
from tests.makers import make_comment, make_member, make_post

from .test_waiting import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_posts():
    """Ada's post and Ben's, and on each somebody who waits."""
    ada = make_member("Ada", role="author", username="ada")
    ben = make_member("Ben", role="editor", username="ben")
    hers = make_post("Hers", authors=[ada])
    his = make_post("His", authors=[ben])
    make_comment("On hers", post=hers, said_at=timezone.now() - timedelta(hours=2))
    make_comment("On his", post=his, said_at=timezone.now() - timedelta(hours=1))
    return ada, ben


def test_an_editor_sees_everyones_and_chooses_their_own(client, two_posts):
    client.force_login(two_posts[1])
    response = client.get("/desk/")
    assert rows(response) == ["On hers", "On his"]
    assert response.context["filters"].mine_url == "/desk/?who=mine"
    assert rows(client.get("/desk/?who=mine")) == ["On his"]


def test_an_author_sees_their_own_posts_whatever_they_ask(client, two_posts):
    client.force_login(two_posts[0])
    assert rows(client.get("/desk/")) == ["On hers"]
    response = client.get("/desk/?who=everyone")
    assert rows(response) == ["On hers"]
    assert "Everyone" not in response.content.decode()
    assert [post.title for post in response.context["post_choices"]] == ["Hers"]


def test_a_second_author_sees_them_too(client, two_posts):
    ada, ben = two_posts
    make_comment("On ours", post=make_post("Ours", authors=[ben, ada]))
    client.force_login(ada)
    assert rows(client.get("/desk/")) == ["On hers", "On ours"]


def test_by_article(client, two_posts):
    client.force_login(two_posts[1])
    response = client.get("/desk/?post=hers")
    assert rows(response) == ["On hers"]
    assert '<option value="hers" selected>' in response.content.decode()
    assert {post.slug for post in response.context["post_choices"]} == {"hers", "his"}


def test_an_article_on_which_nobody_waits_any_more_stays_chosen(client, two_posts):
    client.force_login(two_posts[1])
    make_post("Silent")
    response = client.get("/desk/?post=silent")
    assert rows(response) == []
    assert '<option value="silent" selected>' in response.content.decode()


@pytest.mark.parametrize("slug", ["unknown", "his", "%00"])
def test_an_unknown_or_foreign_article_is_not_found(client, two_posts, slug):
    client.force_login(two_posts[0])
    assert client.get(f"/desk/?post={slug}").status_code == 404


def test_choices_stay_from_voice_to_voice_and_lane_to_lane(client, two_posts):
    client.force_login(two_posts[1])
    response = client.get("/desk/?who=mine&post=his")
    voice = response.context["opened"].voice
    page = response.content.decode()
    assert f'href="/desk/?who=mine&amp;post=his&amp;voice={voice.pk}"' in page
    assert f'action="/desk/voices/{voice.pk}/answer/?who=mine&amp;post=his"' in page
    assert 'href="/desk/done/?who=mine&amp;post=his"' in page


def test_done_has_the_same_choices(client, two_posts):
    ada, ben = two_posts
    client.force_login(ben)
    for voice in client.get("/desk/").context["rows"]:
        post_comment(post=voice.comment.post, text="Yes.", by=ben, parent=voice.comment)
    assert len(rows(client.get("/desk/done/"))) == 2
    assert rows(client.get("/desk/done/?who=mine")) == ["On his"]
    assert rows(client.get("/desk/done/?post=hers")) == ["On hers"]
    client.force_login(ada)
    assert rows(client.get("/desk/done/")) == ["On hers"]
