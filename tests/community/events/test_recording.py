"""Events: remembered inside the change they tell of, and heard there by who is wired to them."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.utils.module_loading import import_string

from community.events import recording
from community.events.models import Event
from community.events.recording import record
from socialblog.wiring import SAME_TRANSACTION
from tests.makers import make_member

HEARD: list[tuple] = []


def hear(event: Event, subject) -> None:
    HEARD.append((event.code, event.pk, subject))


def refuse(event: Event, subject) -> None:
    raise RuntimeError("no")


@pytest.fixture
def wired(monkeypatch):
    HEARD.clear()
    actors = {"test.heard": [hear, hear], "test.refused": [refuse]}
    monkeypatch.setattr(recording, "_actors", lambda: actors)


@pytest.mark.django_db
def test_what_who_whom_and_when(wired):
    actor, subject = make_member("Actor"), make_member("Subject")
    at = datetime(2026, 3, 1, tzinfo=UTC)
    event = record("test.done", subject, by=actor, at=at, post_id=7, reason="thanks")
    event.refresh_from_db()
    assert (event.code, event.actor, event.at, event.post_id) == ("test.done", actor, at, 7)
    assert (event.subject, event.subject_id) == ("member", subject.pk)
    assert event.data == {"reason": "thanks"}


@pytest.mark.django_db
def test_nobody_and_now(wired):
    event = record("test.done", make_member())
    assert event.actor is None and event.at is not None and event.data == {}


@pytest.mark.django_db
def test_those_wired_hear_it_in_order(wired):
    subject = make_member()
    event = record("test.heard", subject)
    assert HEARD == [("test.heard", event.pk, subject)] * 2


@pytest.mark.django_db
def test_others_do_not(wired):
    record("test.done", make_member())
    assert HEARD == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_outside_of_a_transaction_it_is_a_mistake(wired):
    subject = make_member()
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record("test.done", subject)
    assert not Event.objects.filter(code="test.done").exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_who_hears_it_can_stop_the_change(wired):
    member = make_member("Before")
    with pytest.raises(RuntimeError), transaction.atomic():
        member.name = "After"
        member.save(update_fields=["name"])
        record("test.refused", member)
    member.refresh_from_db()
    assert member.name == "Before"
    assert not Event.objects.filter(code="test.refused").exists()


@pytest.mark.django_db
def test_memory_outlives_the_person(wired):
    actor, subject = make_member("Actor"), make_member("Subject")
    event = record("test.done", subject, by=actor)
    actor.delete()
    event.refresh_from_db()
    assert event.actor is None and event.subject_id == subject.pk


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in SAME_TRANSACTION.items() for name in names]
)
def test_everything_wired_is_there(code, name):
    assert callable(import_string(name))
