"""Undoing from several hands, while others act on the same words, where databases really race."""

import pytest
from django.db import connection
from django.utils import timezone

from community.comments.checking import check_post
from community.comments.moving import move
from community.comments.visibility import hold
from community.desk.answering import answer
from community.desk.models import Draft
from community.desk.undoing import undo
from community.events.models import Event
from community.voices.models import Voice
from tests.makers import make_comment, make_member, make_post

from .test_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("nothing_is_damaged"),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite lets one write at a time: there is nothing to race",
    ),
]


def test_what_two_hands_undo_is_undone_once_whatever_else_happens():
    asked, other = make_comment("Does it fit?"), make_post("Elsewhere")
    mo, eve = make_member("Mo", role="moderator"), make_member("Eve", role="editor")
    sent, act = answer(asked.voice, "Yes.", by=mo, seen=0)
    results = at_once(
        *[lambda: undo(act.pk, by=mo) and "undone"] * 3,
        lambda: move(asked, to_post=other, by=eve) and "moved",
        lambda: hold(sent, by=eve) and "held",
    )
    assert results == {"undone": 3, "moved": 1, "held": 1}
    sent.refresh_from_db()
    assert (sent.state, Voice.objects.get().state) == ("deleted", "open")
    assert Draft.objects.get().text == "Yes."
    assert Event.objects.filter(code="desk.undone").count() == 1
    assert check_post(other.pk, now=timezone.now()) == []
