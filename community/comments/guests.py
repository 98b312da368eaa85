"""People who comment without an account, by their address."""

from datetime import datetime, timedelta

from django.utils import timezone

from community.members.models import Guest


def guest_for(*, email: str, name: str) -> Guest:
    """The guest who uses this address, known or new. It proves nothing about who is writing."""
    guest, _created = Guest.objects.get_or_create(
        email=email.strip().lower(), defaults={"name": name, "created_at": timezone.now()}
    )
    return guest


def forget_unused(now: datetime | None = None) -> int:
    """Drop addresses under which nothing was said after all. How many."""
    before = (now or timezone.now()) - timedelta(days=1)
    unused = Guest.objects.filter(
        created_at__lt=before, comments=None, member=None, confirmed_at=None
    )
    return unused.delete()[0]
