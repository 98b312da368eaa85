"""Each lane holds what it says, in its order, and says so when it is empty."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from community.comments.posting import post_comment
from community.desk.words import due_words, is_overdue, moment_words
from community.voices import ledger
from community.voices.models import Voice
from tests.makers import make_comment, make_member, make_post

from .test_waiting import rows

pytestmark = pytest.mark.django_db
NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def eve(client):
    eve = make_member("Eve", role="editor")
    client.force_login(eve)
    return eve


def ago(**span):
    return timezone.now() - timedelta(**span)


def snooze(comment, until):
    with transaction.atomic():
        ledger.hold_still(comment.post_id)
        ledger.snooze(comment.voice, by=None, at=timezone.now(), until=until)


def test_follow_ups_are_a_narrower_look_at_who_waits(client, eve):
    rita = make_member("Rita")
    first = make_comment("First", by=rita, said_at=ago(hours=9))
    answer = post_comment(post=first.post, text="Yes.", by=eve, parent=first).comment
    make_comment("And then?", parent=answer, by=rita)
    make_comment("Another", post=first.post)
    assert rows(client.get("/desk/follow-ups/")) == ["And then?"]
    assert set(rows(client.get("/desk/"))) == {"And then?", "Another"}


def test_peer_talk_begins_with_questions_that_nobody_answered(client, eve):
    first = make_comment("First", by=make_member("Rita"))
    lea, karl, mia = (make_member(name) for name in ("Lea", "Karl", "Mia"))
    asked = make_comment("Does yours leak as well?", parent=first, by=lea, said_at=ago(hours=5))
    make_comment("Mine is fine.", parent=first, by=karl, said_at=ago(hours=3))
    heard = make_comment("Which batch is yours?", parent=first, by=mia, said_at=ago(hours=2))
    make_comment("Seven.", parent=heard, by=lea, said_at=ago(hours=1))
    response = client.get("/desk/peer-talk/")
    assert rows(response) == [asked.text, "Seven.", heard.text, "Mine is fine."]
    newest = ["Seven.", heard.text, "Mine is fine.", asked.text]
    assert rows(client.get("/desk/peer-talk/?sort=newest")) == newest
    assert rows(client.get("/desk/peer-talk/?sort=oldest")) == newest[::-1]
    assert "between readers" in response.content.decode()


def test_snoozed_ones_stand_by_when_they_come_back(client, eve):
    post = make_post()
    for text, until in (
        ("Whenever", None),
        ("Next week", timezone.now() + timedelta(days=7, minutes=5)),
        ("Tomorrow", timezone.now() + timedelta(days=1, minutes=5)),
    ):
        snooze(make_comment(text, post=post, by=make_member(text)), until)
    response = client.get("/desk/snoozed/")
    assert rows(response) == ["Tomorrow", "Next week", "Whenever"]
    assert [row.span for row in response.context["rows"]] == [
        "in 1\xa0day",
        "in 1\xa0week",
        "until they write",
    ]
    assert rows(client.get("/desk/")) == []


def test_done_ones_stand_by_when_they_were_settled(client, eve):
    post = make_post()
    for hours in (3, 2, 1):
        comment = make_comment(f"{hours} hours", post=post, by=make_member(f"R {hours}"))
        post_comment(post=post, text="Yes.", by=eve, parent=comment)
    assert rows(client.get("/desk/done/")) == ["1 hours", "2 hours", "3 hours"]
    assert rows(client.get("/desk/done/?sort=oldest")) == ["3 hours", "2 hours", "1 hours"]
    assert "answered" in client.get("/desk/done/").content.decode()


@pytest.mark.parametrize(
    ("lane", "words"),
    [
        ("", "Nobody is waiting."),
        ("follow-ups/", "Nobody came back to us."),
        ("peer-talk/", "The readers aren"),
        ("elsewhere/", "Listening to other sites isn"),
        ("snoozed/", "Nothing is put off."),
        ("done/", "Nothing here yet."),
        ("held/", "Nothing is held."),
        ("reported/", "Nothing was reported."),
        ("?who=offered", "Nothing is offered to all."),
        ("?question=1", "Take a filter back to see more."),
        ("done/?sort=oldest", "Nothing here yet."),
    ],
)
def test_an_empty_lane_says_what_it_is_for(client, eve, lane, words):
    assert words in client.get(f"/desk/{lane}").content.decode()


def test_a_row_says_what_there_is_to_know(client, eve):
    ada = make_member("Ada Author", role="author")
    make_comment("Does it fit?", post=make_post(authors=[ada]), said_at=ago(days=30))
    make_comment("Thanks a lot, it works!", post=make_post("Mine", authors=[eve]))
    late, fresh = client.get("/desk/").context["rows"]
    assert late.is_late and late.due.endswith("late")
    assert late.marks == ["question", "new here"]
    assert (late.owner, fresh.owner) == (ada.name, "")
    assert late.is_offered and not fresh.is_offered
    assert fresh.marks[0] == "a thank-you?"
    assert fresh.due.startswith("due in") and not fresh.is_late


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (timedelta(hours=3), "due in 3\xa0hours"),
        (timedelta(), "due in a moment"),
        (-timedelta(hours=2), "2\xa0hours late"),
        (-timedelta(hours=30), "a day late"),
        (-timedelta(days=3), "3\xa0days late"),
    ],
)
def test_due_words(due, words):
    voice = Voice(due_at=NOON + due)
    assert due_words(voice, NOON) == words
    assert is_overdue(voice, NOON) == (due < timedelta())


def test_what_is_not_owed_is_not_due():
    voice = Voice(said_at=NOON - timedelta(days=2))
    assert due_words(voice, NOON) == ""
    assert moment_words(voice, NOON) == "2\xa0days"


def test_the_next_one_is_the_next_in_the_same_order(client, eve):
    post = make_post()
    for n, text in enumerate(("Plain one.", "Is it two?", "Plain three.", "Is it four?")):
        make_comment(text, post=post, by=make_member(f"R {n}"), said_at=ago(hours=9 - n))
    url = "/desk/?sort=questions"
    assert rows(client.get(url)) == ["Is it two?", "Is it four?", "Plain one.", "Plain three."]
    seen = []
    while opened := client.get(url).context["opened"]:
        seen.append(opened.comment.text)
        url = client.post(
            f"/desk/voices/{opened.voice.pk}/close/?sort=questions", {"reason": "other"}
        ).url
        assert "sort=questions" in url
    assert seen == ["Is it two?", "Is it four?", "Plain one.", "Plain three."]
