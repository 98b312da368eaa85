"""Roles are groups; the migration makes them from this table."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.events.recording import record

from .models import Member

ROLES: dict[str, list[str]] = {
    "reader": [],
    "author": ["write_posts", "answer_readers"],
    "moderator": ["answer_readers", "moderate_comments"],
    "editor": ["write_posts", "answer_readers", "moderate_comments", "edit_site"],
}

WORDS: dict[str, str | Promise] = {
    "reader": _("Reader"),
    "author": _("Author"),
    "moderator": _("Moderator"),
    "editor": _("Editor"),
}


class RoleRefused(ValueError):
    """`str()` is a sentence for the editor who tried."""


class OwnRole(RoleRefused):
    pass


class LastEditor(RoleRefused):
    pass


@transaction.atomic
def set_role(member: Member, role: str, *, by: Member | None) -> None:
    """Give `member` exactly this role. What they wrote before stays as it was.

    Raises OwnRole or LastEditor rather than leave the site without somebody who runs it.
    """
    if role not in ROLES:
        raise ValueError(role)
    if list(member.groups.values_list("name", flat=True)) == [role]:
        return
    if role != "editor":
        keep_an_editor(member, by=by)
    member.groups.set([Group.objects.get(name=role)])
    member.__dict__.pop("abilities", None)
    record("member.role", member, by=by, role=role)


def keep_an_editor(member: Member, *, by: Member | None) -> None:
    """Refuse before `member` stops being an editor, inside the change's transaction."""
    # The group's row is the mutex: two editors may dismiss each other in the same moment.
    editors = Group.objects.select_for_update().get(name="editor")
    if not member.is_active or not member.groups.filter(pk=editors.pk).exists():
        return
    if by is not None and by.pk == member.pk:
        raise OwnRole(_("You can't do this to yourself. Ask another editor."))
    if not Member.objects.active().filter(groups=editors).exclude(pk=member.pk).exists():
        raise LastEditor(_("Somebody has to run the site: this is its last editor."))


def role_of(member: Member) -> str:
    """The highest role; asks nothing where the groups are prefetched."""
    held = {group.name for group in member.groups.all()}
    return next((role for role in reversed(ROLES) if role in held), "reader")
