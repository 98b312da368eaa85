"""No reply needed, and a reply needed after all."""

import pytest

from community.comments import visibility
from community.comments.posting import post_comment
from community.events.models import Event
from community.voices.models import Fact, Voice
from tests.makers import make_comment, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client):
    member = make_member("Mo Moderator", role="moderator")
    client.force_login(member)
    return member


def close(client, comment, **fields):
    return client.post(f"/desk/voices/{comment.voice_id}/close/", {"reason": "thanks", **fields})


def reopen(client, comment, query=""):
    return client.post(f"/desk/voices/{comment.voice_id}/reopen/{query}")


def state(comment) -> str:
    return Voice.objects.get(pk=comment.voice_id).state


@pytest.mark.parametrize("reason", ["thanks", "duplicate", "elsewhere", "other"])
def test_closed_with_a_reason(client, moderator, reason):
    comment = make_comment("Thanks!")
    response = close(client, comment, reason=reason, note="said so")

    fact = Fact.objects.get(voice_id=comment.voice_id)
    assert (fact.code, fact.by, fact.reason, fact.note) == ("closed", moderator, reason, "said so")
    assert state(comment) == "closed"
    event = Event.objects.get(code="voice.closed")
    assert (event.actor, event.subject_id) == (moderator, comment.voice_id)
    page = client.get(response["Location"]).content.decode()
    assert 'formaction="/desk/acts/' in page


@pytest.mark.parametrize("fields", [{"reason": ""}, {"reason": "before"}, {"note": "x" * 201}])
def test_without_a_good_reason_it_stays_open(client, moderator, fields):
    comment = make_comment()
    response = close(client, comment, **fields)
    assert response.status_code == 422
    assert "<details" in response.content.decode()
    assert response.context["came_back"].close.errors
    assert state(comment) == "open"


def test_leads_on_to_who_waits_next(client, moderator):
    first = make_comment("First")
    second = make_comment("Second", post=first.post)
    assert close(client, first)["Location"] == f"/desk/?voice={second.voice_id}"
    assert close(client, second)["Location"] == "/desk/"


def test_one_that_was_answered_meanwhile_stays_answered(client, moderator):
    comment = make_comment()
    post_comment(post=comment.post, text="Yes.", by=moderator, parent=comment)
    response = close(client, comment)
    assert state(comment) == "answered"
    assert "Somebody was quicker" in client.get(response["Location"]).content.decode()


def test_closed_twice_is_closed_once(client, moderator):
    comment = make_comment()
    close(client, comment)
    close(client, comment)
    assert Fact.objects.filter(voice_id=comment.voice_id).count() == 1


def test_opened_again(client, moderator):
    comment = make_comment()
    close(client, comment)
    response = reopen(client, comment)
    assert state(comment) == "open"
    assert response["Location"] == f"/desk/?voice={comment.voice_id}"
    assert Event.objects.filter(code="voice.reopened").count() == 1
    reopen(client, comment)
    assert Fact.objects.filter(voice_id=comment.voice_id, code="reopened").count() == 1


def test_an_answered_one_opened_again_waits_since_it_was_said(client, moderator):
    comment = make_comment()
    post_comment(post=comment.post, text="Yes.", by=moderator, parent=comment)
    reopen(client, comment)
    voice = Voice.objects.get(pk=comment.voice_id)
    assert voice.owed and voice.waiting_since == voice.said_at


def test_peer_talk_can_be_made_to_wait(client, moderator):
    first = make_comment("First")
    talk = make_comment("To a reader", parent=first, by=make_member("Karl"))
    assert not Voice.objects.get(pk=talk.voice_id).owed
    assert "This needs an answer" in client.get(f"/desk/voices/{talk.voice_id}/").content.decode()
    reopen(client, talk)
    assert Voice.objects.get(pk=talk.voice_id).owed


def test_one_out_of_sight_is_neither_closed_nor_opened(client, moderator):
    comment = make_comment()
    visibility.hold(comment, by=moderator)
    close(client, comment)
    reopen(client, comment)
    assert state(comment) == "withdrawn"
    assert not Fact.objects.filter(voice_id=comment.voice_id).exists()


def test_the_done_lane_shows_the_last_settled_first_and_opens_again(client, moderator):
    first = make_comment("First")
    second = make_comment("Second", post=first.post)
    post_comment(post=first.post, text="Yes.", by=moderator, parent=first)
    close(client, second, reason="other", note="A joke")

    response = client.get("/desk/done/")
    assert [row.found.comment_id for row in response.context["rows"]] == [second.pk, first.pk]
    page = response.content.decode()
    assert "Mo Moderator decided that no reply is needed: A joke" in page
    assert f'action="/desk/voices/{second.voice_id}/reopen/?lane=done"' in page

    response = reopen(client, second, "?lane=done")
    assert response["Location"] == f"/desk/done/?voice={second.voice_id}"
    page = client.get(response["Location"])
    assert [row.found.comment_id for row in page.context["rows"]] == [first.pk]
    assert page.context["opened"].voice.owed
