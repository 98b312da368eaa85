"""A guest who joins with the same address takes along what they said."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from community.events.models import Event
from community.members.merging import merge_guests
from community.members.models import Guest
from tests.makers import make_member

pytestmark = pytest.mark.django_db


def make_a_guest(email="jonas@example.org", **fields) -> Guest:
    return Guest.objects.create(email=email, name="Jonas", created_at=timezone.now(), **fields)


def test_same_address_is_one_reader():
    member = make_member(email="jonas@example.org")
    guest, other = make_a_guest("Jonas@Example.org"), make_a_guest("else@example.org")
    assert merge_guests(member) == [guest]
    guest.refresh_from_db()
    other.refresh_from_db()
    assert (guest.member, other.member) == (member, None)
    event = Event.objects.get(code="guest.merged")
    assert (event.subject_id, event.actor) == (guest.pk, member)


def test_again_does_nothing():
    member = make_member(email="jonas@example.org")
    make_a_guest()
    merge_guests(member)
    assert merge_guests(member) == []
    assert Event.objects.filter(code="guest.merged").count() == 1


def test_guest_of_somebody_else_stays():
    first, second = make_member("First", email="jonas@example.org"), make_member("Second")
    guest = make_a_guest(member=first)
    assert merge_guests(second, email="jonas@example.org") == []
    guest.refresh_from_db()
    assert guest.member == first


def test_signing_up_alone_proves_nothing(client):
    guest = make_a_guest()
    form = {"name": "Thief", "email": "jonas@example.org", "password1": "seven green lamps"}
    client.post("/accounts/signup/", form)
    guest.refresh_from_db()
    assert guest.member is None
    link = re.search(r"(/accounts/confirm-email/\S+/)", mail.outbox[-1].body)[1]
    client.get(link)
    guest.refresh_from_db()
    assert guest.member is None
    client.post(link)
    guest.refresh_from_db()
    assert guest.member.name == "Thief"
