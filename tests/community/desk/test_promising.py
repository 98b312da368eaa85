""" "I'll get back to you by Friday": answered now, and back on that morning."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from community.comments import visibility
from community.comments.checking import check_post
from community.comments.models import Comment
from community.comments.refusals import Refused
from community.desk.answering import answer, returns_at
from community.voices import rules
from community.voices.ledger import tick
from community.voices.models import Fact, Voice
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    member = make_member("Ada Author", role="author", username="ada")
    client.force_login(member)
    return member


@pytest.fixture
def asked(ada):
    return make_comment("Does it fit?", post=make_post(authors=[ada]))


def day(n):
    return timezone.now().astimezone(rules.hours_of(rules.current()).zone).date() + timedelta(n)


def send(client, comment, promise, text="I will look."):
    url = f"/desk/voices/{comment.voice_id}/answer/"
    return client.post(url, {"comment": text, "seen": 0, "promise": promise})


def voice(comment) -> Voice:
    return Voice.objects.get(pk=comment.voice_id)


def test_comes_back_as_work_begins_on_that_day(client, ada, asked):
    response = send(client, asked, day(4).isoformat())
    assert response.status_code == 302
    assert Comment.objects.get(parent_id=asked.pk).text == "I will look."
    assert voice(asked).state == "snoozed"
    fact = Fact.objects.get(voice=asked.voice_id, code="snoozed")
    assert (fact.reason, fact.until) == ("promise", returns_at(day(4)))
    assert fact.act_id is not None

    page = client.get(f"/desk/voices/{asked.voice_id}/").content.decode()
    assert "Ada Author promised to come back to it on" in page
    assert "opened it again" not in page
    assert f"promised for {date_format(day(4), 'DATE_FORMAT')}" in page
    tick(fact.until - timedelta(seconds=1))
    assert voice(asked).state == "snoozed"
    tick(fact.until)
    assert (voice(asked).state, voice(asked).owed) == ("open", True)


def test_the_page_says_when_it_comes_back(client, ada, asked):
    page = client.get(send(client, asked, day(1).isoformat())["Location"]).content.decode()
    assert "Answered. It comes back on" in page


def test_the_hours_of_the_company_decide(ada, asked):
    friday = datetime(2031, 5, 30, tzinfo=UTC)
    rules.set_rules(by=None, week=[[[600, 900]]] * 5 + [[], []])
    zone = rules.hours_of(rules.current()).zone
    with pytest.raises(Refused):
        returns_at(friday.date())  # more than a year away
    at = returns_at(day(7)).astimezone(zone)
    assert (at.hour, at.minute) == (10, 0)


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (-1, "has to lie ahead"),
        (0, "has to lie ahead"),
        (367, "too far off"),
        ("1970-01-01", "has to lie ahead"),
        ("9999-12-31", "too far off"),
        ("soon", "This isn&#x27;t a day"),
        ("2026-02-31", "This isn&#x27;t a day"),
        ("2030-13-01\0", "This isn&#x27;t a day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_the_text_stays(client, ada, asked, promise, words):
    if isinstance(promise, int):
        promise = day(promise).isoformat()
    response = send(client, asked, promise, "My long answer")
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page and "My long answer</textarea>" in page
    assert not Comment.objects.filter(parent_id=asked.pk).exists()


def test_the_first_and_the_last_day_that_can_be_promised(client, ada, asked):
    page = client.get("/desk/").content.decode()
    assert f'min="{day(1).isoformat()}"' in page
    assert f'max="{day(366).isoformat()}"' in page
    answer(asked.voice, "Later.", by=ada, seen=0, promised=day(366))
    assert voice(asked).state == "snoozed"


@pytest.mark.parametrize("kept", [{"promised": 4}, {"keep_open": True}])
def test_a_promise_goes_and_comes_with_the_answer_in_which_it_was_made(ada, asked, kept):
    eve = make_member("Eve", role="editor")
    before = voice(asked)
    promised = day(kept.pop("promised")) if "promised" in kept else None
    sent, _act = answer(asked.voice, "I will look.", by=ada, seen=0, promised=promised, **kept)
    answered = voice(asked)
    visibility.hold(sent, by=eve)
    held = voice(asked)
    # Nobody can read it: they wait for us as if nothing had been said.
    assert (held.state, held.waiting_since, held.due_at) == ("open", before.said_at, before.due_at)
    visibility.release(sent, by=eve)
    back = voice(asked)
    assert (back.state, back.due_at) == (answered.state, answered.due_at)
    visibility.delete(sent, by=ada)
    assert (voice(asked).state, voice(asked).due_at) == ("open", before.due_at)
    assert check_post(asked.post_id, now=timezone.now()) == []
