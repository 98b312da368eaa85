from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.guests import forget_unused, guest_for
from community.members.models import Guest
from tests.makers import make_comment, make_member

pytestmark = pytest.mark.django_db


def test_an_address_is_one_guest_however_it_is_written():
    first = guest_for(email=" Gil@Example.net", name="Gil")
    assert guest_for(email="gil@example.net", name="Somebody else") == first
    assert (first.email, first.name) == ("gil@example.net", "Gil")


def test_addresses_under_which_nothing_was_said_are_forgotten():
    names = ("unused", "spoke", "proven", "joined", "fresh")
    guests = {name: guest_for(email=f"{name}@example.net", name=name) for name in names}
    make_comment("Hello.", guest=guests["spoke"], state="unconfirmed")
    old = timezone.now() - timedelta(days=2)
    Guest.objects.exclude(name="fresh").update(created_at=old)
    Guest.objects.filter(name="proven").update(confirmed_at=old)
    Guest.objects.filter(name="joined").update(member=make_member("Rita"))
    assert forget_unused() == 1
    assert set(Guest.objects.values_list("name", flat=True)) == set(names) - {"unused"}
