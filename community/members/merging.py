"""When the owner of a guest's address turns out to have an account, both are one reader."""

from django.db import transaction

from community.events.recording import record

from .models import Guest, Member


@transaction.atomic
def merge_guests(member: Member, *, email: str | None = None) -> list[Guest]:
    """Join `member` with the guest who used the same address, once that address is proven.

    The caller has proof that the member owns `email` (by default their own), as a followed
    link gives. Safe to repeat.
    """
    guests = list(
        Guest.objects.select_for_update(no_key=True).filter(
            email__iexact=email or member.email, member=None
        )
    )
    for guest in guests:
        guest.member = member
        guest.save(update_fields=["member"])
        record("guest.merged", guest, by=member)
    return guests
