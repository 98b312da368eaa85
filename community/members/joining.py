"""Becoming a member."""

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from community.events.recording import record

from .handles import free_handle
from .models import Member


def join(member: Member) -> None:
    """Store a new member who filled in name, address and password, and give them a handle.

    Raises IntegrityError if the address was taken meanwhile.
    """
    for _attempt in range(3):
        member.username = free_handle(member.name)
        try:
            _store(member)
            return
        except IntegrityError:
            # Another of the same name was a moment faster, or the form was sent twice.
            if Member.objects.filter(email__iexact=member.email).exists():
                raise
            member.pk = None
    raise IntegrityError("no free handle")


@transaction.atomic
def _store(member: Member) -> None:
    member.save(force_insert=True)
    member.groups.add(Group.objects.get(name="reader"))
    record("member.joined", member, by=member)
