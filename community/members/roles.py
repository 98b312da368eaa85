"""Roles are groups; the migration makes them from this table."""

from django.contrib.auth.models import Group
from django.db import transaction

from community.events.recording import record

from .models import Member

ROLES: dict[str, list[str]] = {
    "reader": [],
    "author": ["write_posts", "answer_readers"],
    "moderator": ["answer_readers", "moderate_comments"],
    "editor": ["write_posts", "answer_readers", "moderate_comments", "edit_site"],
}


@transaction.atomic
def set_role(member: Member, role: str, *, by: Member | None) -> None:
    """Give `member` exactly this role. What they wrote before stays as it was."""
    if role not in ROLES:
        raise ValueError(role)
    if list(member.groups.values_list("name", flat=True)) == [role]:
        return
    member.groups.set([Group.objects.get(name=role)])
    member.__dict__.pop("abilities", None)
    record("member.role", member, by=by, role=role)


def role_of(member: Member) -> str:
    held = set(member.groups.values_list("name", flat=True))
    return next((role for role in reversed(ROLES) if role in held), "reader")
