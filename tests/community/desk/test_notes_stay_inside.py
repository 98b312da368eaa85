"""What the team notes about a reader stands on no page outside of the desk, whoever looks."""

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from community.comments.posting import post_comment
from community.desk.models import Note
from tests.makers import make_comment
from tests.test_permissions import POLICY, args_of, world

__all__ = ["world"]

SECRET = "zwiebelkuchen"


def looked_at(url: str, member) -> str:
    """What the address gives when it is asked for, and when a form is sent to it."""
    client = Client()
    if member is not None:
        client.force_login(member)
    answers = [client.get(url)]
    with transaction.atomic():  # nobody's doing visible to the next
        answers.append(client.post(url, {"comment": "x"}))
        transaction.set_rollback(True)
    return "".join(said(answer) for answer in answers)


def said(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode(errors="replace") + str(answer.headers)


@pytest.mark.django_db
def test_no_address_outside_the_desk_shows_a_note(world, django_capture_on_commit_callbacks):
    people, at = world
    Note.objects.update(text=f"Bakes {SECRET}")
    with django_capture_on_commit_callbacks(execute=True):
        reply = post_comment(
            post=at["post"], text="It fits.", by=people["author"], parent=at["comment"]
        ).comment
        make_comment("Thanks!", parent=reply, by=people["writer"])
    # The desk does show it, so that its absence elsewhere means something.
    desk = Client()
    desk.force_login(people["moderator"])
    assert SECRET in desk.get(f"/desk/voices/{at['comment'].voice_id}/").content.decode()

    outside = [name for name in POLICY if not name.startswith(("desk:", "listening:"))]
    assert len(outside) > 40
    for name in outside:
        url = reverse(name, args=args_of(name, at))
        for person in ("stranger", "writer", "author", "moderator"):
            assert SECRET not in looked_at(url, people[person]), (name, person)
    for sent in mail.outbox:
        assert SECRET not in sent.subject + str(sent.message())


@pytest.mark.django_db
def test_at_the_desk_only_the_team_sees_it(world):
    people, at = world
    Note.objects.update(text=f"Bakes {SECRET}")
    for name in (name for name in POLICY if name.startswith("desk:")):
        url = reverse(name, args=args_of(name, at))
        for person in ("stranger", "reader", "writer", "other author"):
            assert SECRET not in looked_at(url, people[person]), (name, person)
