"""The desk asks the same number of questions however many people wait."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.comments.models import Comment
from community.comments.posting import post_comment
from community.desk.opening import open_voice
from community.voices import ledger
from community.voices.models import Voice
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

# Session, member with abilities; the site; the counts with what can be chosen and the saved views;
# which voices, and their words with what became of their readers’ last ones.
LIST = 6
EMPTY = 5
LANES = ["", "follow-ups/", "peer-talk/", "elsewhere/", "snoozed/", "done/"]


def asked(client, url: str) -> int:
    """How many questions a page asks, apart from those of the voice that is open in it."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    opened = response.context["opened"]
    if opened is None:
        return len(captured)
    with CaptureQueriesContext(connection) as around:
        open_voice(opened.voice, by=opened.member, now=opened.now)
    return len(captured) - len(around)


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
def test_a_page_of_25(client, count, role):
    ada = crowd(count)
    client.force_login(ada if role == "author" else make_member("Eve", role="editor"))
    assert asked(client, "/desk/") == LIST
    assert len(client.get("/desk/").context["rows"]) == 25
    mine = ["who=mine", "who=articles"] if role == "author" else [f"owner={ada.pk}"]
    for choice in (
        *mine,
        "post=post-0",
        "kind=first",
        f"person=m{ada.pk + 1}",
    ):
        assert asked(client, f"/desk/?{choice}") == LIST, choice


def test_every_lane(client):
    ada = crowd(40)
    client.force_login(make_member("Eve", role="editor"))
    fill_lanes(ada)
    numbers = {lane: asked(client, f"/desk/{lane}") for lane in LANES}
    # Peer talk has two parts, of which the first one is short here.
    expected = dict.fromkeys(LANES, LIST) | {"elsewhere/": EMPTY, "peer-talk/": LIST + 1}
    assert numbers == expected
    assert [bool(client.get(f"/desk/{lane}").context["rows"]) for lane in LANES] == [
        True,
        True,
        True,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("sort", ["oldest", "activity", "due", "newcomers", "questions"])
def test_every_order(client, sort):
    crowd(40)
    client.force_login(make_member("Eve", role="editor"))
    # A page that reaches into the second part of its list asks for that too.
    reaches_over = sort in ("newcomers", "questions")
    assert asked(client, f"/desk/?sort={sort}") == LIST + reaches_over


def fill_lanes(ada) -> None:
    """Somebody talks to another reader, and something is put off."""
    comment = Comment.objects.filter(user__name="Reader 1").first()
    assert comment is not None
    make_comment("Mine fits.", parent=comment, by=make_member("Peer"))
    voice = Voice.objects.owed().order_by("-pk")[0]
    with transaction.atomic():
        ledger.hold_still(voice.post_id)
        ledger.snooze(voice, by=ada, at=timezone.now(), until=None)


@pytest.mark.parametrize("role", ["moderator", "author"])
def test_the_rest_of_the_desk_counts_its_lanes_in_one_question(client, role):
    crowd(3)
    client.force_login(make_member("Eve", role=role))
    client.get("/desk/views/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/desk/views/")
    assert len([q for q in captured if "COUNT(*)" in q["sql"]]) == 1
