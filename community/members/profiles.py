"""What people tell about themselves."""

import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from community.events.recording import record
from socialblog.lib.pictures import Picture

from .handles import forward
from .models import Member

# Other pages show these, so they have to be made anew.
_SHOWN = {"name", "username", "picture", "bio_html", "website"}


def change_profile(
    member: Member,
    changes: dict[str, Any],
    *,
    by: Member,
    picture: Picture | None = None,
    remove_picture: bool = False,
) -> set[str]:
    """Store what differs of `changes` (names of fields and their cleaned values) and tell which.

    A new picture replaces the old one, whose file goes when the change is safe.
    """
    old_picture, old_handle = member.picture.name, member.username
    if picture or remove_picture:
        # Named by chance: the address of the old one must not show the new one.
        name = f"people/{secrets.token_urlsafe(12)}.webp" if picture else ""
        content = ContentFile(picture.content) if picture else None
        changes = changes | {"picture": default_storage.save(name, content) if content else ""}
    changed = {name for name, value in changes.items() if getattr(member, name) != value}
    if not changed:
        return changed
    with transaction.atomic():
        for name in changed:
            setattr(member, name, changes[name])
        member.save(update_fields=changed)
        if "username" in changed:
            forward(old_handle, member.username)
        if changed & _SHOWN:
            record("member.profile", member, by=by, fields=sorted(changed))
        if "picture" in changed and old_picture:
            transaction.on_commit(lambda: default_storage.delete(old_picture))
    return changed
