"""A guest who joins with the same address takes along what they said."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from community.events.models import Event
from community.members.merging import merge_guests
from community.members.models import Guest
from community.voices.models import Voice
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db
WAITING = "unconfirmed"


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


def test_what_the_guest_said_carries_the_profile(client):
    guest = make_guest("Jonas", "jonas@example.org")
    post = make_post("A lamp")
    said = make_comment("Does the seal fit?", post=post, guest=guest)
    typed = make_comment("Anybody could have typed this.", post=post, guest=guest, state=WAITING)
    form = {"name": "Jonas W", "email": "Jonas@example.org", "password1": "seven green lamps"}
    client.post("/accounts/signup/", form)
    client.post(re.search(r"(/accounts/confirm-email/\S+/)", mail.outbox[-1].body)[1])

    said.refresh_from_db()
    typed.refresh_from_db()
    assert said.user.name == "Jonas W" and said.author_name == "Jonas W"
    assert typed.user is None
    page = client.get("/people/jonas-w/").content.decode()
    assert "Does the seal fit?" in page and "Anybody could" not in page
    assert 'href="/people/jonas-w/"' in client.get(post.get_absolute_url()).content.decode()


def test_both_are_one_reader_in_the_ledger(client):
    author = make_member("Ada Author", role="author")
    post = make_post(author=author)
    member = make_member("Jonas", email="jonas@example.org")
    guest = make_guest("Jonas", "jonas@example.org")
    make_comment("First, as a guest.", post=post, guest=guest)
    make_comment("Then, as a member.", post=post, by=member)
    keys = Voice.objects.values_list("reader_key", flat=True)
    assert set(keys) == {f"g{guest.pk}", f"m{member.pk}"}
    merge_guests(member)
    assert set(keys.all()) == {f"m{member.pk}"}
