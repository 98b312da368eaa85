"""Closing an account: nobody can log in with it any more. What its owner wrote stays."""

from django.db import transaction

from community.events.recording import record

from .models import Member
from .roles import keep_an_editor


@transaction.atomic
def close_account(member: Member, *, by: Member) -> None:
    """Raises LastEditor or OwnRole as set_role does."""
    if not member.is_active:
        return
    keep_an_editor(member, by=by)
    member.is_active = False
    member.save(update_fields=["is_active"])
    record("member.closed", member, by=by)


@transaction.atomic
def reopen_account(member: Member, *, by: Member) -> None:
    if member.is_active:
        return
    member.is_active = True
    member.save(update_fields=["is_active"])
    record("member.reopened", member, by=by)
