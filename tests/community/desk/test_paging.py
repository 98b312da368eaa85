"""Pages of the desk: nobody is met twice, nobody is left out, and no address can be made up."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment
from community.comments.posting import post_comment
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(client):
    """120 people wait; some of them began at the very same moment."""
    moderator = make_member("Mo Moderator", role="moderator")
    client.force_login(moderator)
    post = make_post()
    start = timezone.now() - timedelta(days=9)
    return moderator, [
        make_comment(
            f"Number {n}", post=post, guest=make_guest(f"Guest {n}"), said_at=start + n // 5 * HOUR
        )
        for n in range(120)
    ]


HOUR = timedelta(hours=1)


def walk(client, between=lambda rows: None) -> list:
    met, url = [], "/desk/"
    while url:
        page = client.get(url).context
        met += [Comment.objects.get(pk=row.found.comment_id) for row in page["rows"]]
        url = page["page"].next_url
        between(page["rows"])
    return met


def test_all_are_met_once_in_order(client, crowd):
    assert walk(client) == crowd[1]


def test_all_are_met_once_while_some_are_answered(client, crowd):
    moderator, comments = crowd

    def answer_some(rows):
        for row in rows[::3]:
            comment = Comment.objects.get(pk=row.found.comment_id)
            post_comment(post=comment.post, text="Yes.", by=moderator, parent=comment)

    assert walk(client, answer_some) == comments


def test_the_way_back_meets_the_same(client, crowd):
    second = client.get(client.get("/desk/").context["page"].next_url).context
    third = client.get(second["page"].next_url).context
    back = client.get(third["page"].previous_url).context
    assert [r.pk for r in back["rows"]] == [r.pk for r in second["rows"]]


def test_answering_stays_on_the_page_until_it_is_empty(client, crowd):
    url = client.get("/desk/").context["page"].next_url
    response = client.get(url)
    opened = response.context["opened"]
    action = re.search(
        r'class="voice-reply" method="post" action="([^"]+)"', response.content.decode()
    )
    assert action is not None
    answered = client.post(
        action[1].replace("&amp;", "&"), {"comment": "Yes.", "seen": opened.seen}
    )
    assert answered["Location"].startswith(f"{url}&voice=")
    page = client.get(answered["Location"]).context
    assert page["rows"][0].is_current


def test_a_voice_is_not_carried_to_the_next_page(client, crowd):
    page = client.get(f"/desk/?voice={crowd[1][3].voice_id}").context["page"]
    assert "voice=" not in page.next_url


def test_behind_the_last_one_is_a_way_back(client, crowd):
    page = client.get("/desk/").context["page"]
    while page.next_url:
        last, page = page, client.get(page.next_url).context["page"]
    for comment in crowd[1][100:]:
        post_comment(post=comment.post, text="Yes.", by=crowd[0], parent=comment)
    response = client.get(last.next_url)
    assert "Nothing further down." in response.content.decode()
    assert response.context["page"].previous_url == "/desk/"


@pytest.mark.parametrize(
    "cursor",
    ["x", "1", "%00", "W10", "bnVsbA", "WzEsMl0", "a" * 500, "WyIyMDI2LTAxLTAxIiwxXQ", "é"],
)
@pytest.mark.parametrize("name", ["after", "before"])
def test_a_made_up_place_is_not_found(client, name, cursor):
    client.force_login(make_member("Mo Moderator", role="moderator"))
    assert client.get(f"/desk/?{name}={cursor}").status_code == 404
