"""Every change of a comment's state starts from what it is now, whatever a page showed before."""

import pytest

from community.comments import accepting, visibility
from community.comments.models import Comment
from community.voices.models import Voice
from tests.makers import make_comment, make_guest, make_member

pytestmark = pytest.mark.django_db

ALLOWED = {
    "hold": {"public"},
    "release": {"held"},
    "remove": {"public", "held"},
    "restore": {"removed"},
    "delete": {"public", "held", "unconfirmed"},
}
RESULT = {
    "hold": "held",
    "release": "public",
    "remove": "removed",
    "restore": "public",
    "delete": "deleted",
}


@pytest.mark.parametrize("state", Comment.State.values)
@pytest.mark.parametrize("verb", ALLOWED)
def test_a_verb_does_nothing_from_a_state_that_it_is_not_for(verb, state):
    by = make_member("Mo", role="moderator")
    comment = make_comment(guest=make_guest(), state="unconfirmed")
    visibility.change_state(comment, state, by=None)

    comment = getattr(visibility, verb)(comment, by=by)

    expected = RESULT[verb] if state in ALLOWED[verb] else state
    assert comment.state == Comment.objects.get().state == expected
    assert comment.is_public == (expected == "public")
    assert Voice.objects.get().visible == (expected == "public")


def test_an_answer_that_is_no_longer_accepted_does_not_come_back_as_accepted():
    asked = make_comment("Which groove have I?")
    reply = make_comment("The deep one.", parent=asked, by=make_member("Gareth"))
    accepting.accept(reply, by=asked.user)
    accepting.unaccept(reply, by=asked.user)
    assert Voice.objects.get(pk=asked.voice_id).state == "open"

    visibility.hold(reply, by=None)
    visibility.release(reply, by=None)
    assert Voice.objects.get(pk=asked.voice_id).state == "open"


def test_an_accepted_answer_settles_the_question_again_when_it_comes_back():
    asked = make_comment("Which groove have I?")
    reply = make_comment("The deep one.", parent=asked, by=make_member("Gareth"))
    accepting.accept(reply, by=asked.user)

    visibility.hold(reply, by=None)
    assert Voice.objects.get(pk=asked.voice_id).state == "open"
    visibility.release(reply, by=None)
    assert Voice.objects.get(pk=asked.voice_id).state == "answered"
