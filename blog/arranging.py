"""What an editor changes about the site without code."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from community.events.recording import record
from community.members.models import Member
from socialblog.lib.html import render_bio
from socialblog.lib.lines import one_line
from socialblog.lib.pictures import Picture

from .models import NavigationLink, SiteSettings
from .site import raise_site_version

FIELDS = ("name", "tagline", "accent", "footer", "language", "time_zone", "logo")


def change_site(*, by: Member | None, **fields: Any) -> bool:
    """Change any of FIELDS; whether anything was different.

    `logo` is a Picture, or None to take it away; `footer` is Markdown (raises TooHard).
    """
    wanted = {name: fields.pop(name) for name in FIELDS if name in fields}
    if fields:
        raise TypeError(f"The site has no {', '.join(fields)}")
    for name in {"name", "tagline"} & wanted.keys():
        wanted[name] = one_line(wanted[name])
    if "footer" in wanted:
        wanted["footer_html"] = render_bio(wanted["footer"]) if wanted["footer"].strip() else ""
    if "logo" in wanted:
        wanted["logo"] = _stored(wanted["logo"]) if wanted["logo"] else ""
    with transaction.atomic():
        settings = SiteSettings.objects.select_for_update().get(pk=1)
        changed = [name for name, value in wanted.items() if getattr(settings, name) != value]
        if not changed:
            return False
        for name in changed:
            setattr(settings, name, wanted[name])
        settings.save(update_fields=changed)
        raise_site_version()
        record("site.changed", settings, by=by, fields=sorted(changed))
    return True


def set_links(place: str, links: Iterable[tuple[str, str]], *, by: Member | None) -> bool:
    """The links of the header or the footer, as (label, url) in their order."""
    wanted = [(one_line(label), url) for label, url in links]
    with transaction.atomic():
        settings = SiteSettings.objects.select_for_update().get(pk=1)
        present = NavigationLink.objects.filter(place=place)
        if list(present.values_list("label", "url")) == wanted:
            return False
        present.delete()
        NavigationLink.objects.bulk_create(
            NavigationLink(place=place, label=label, url=url, position=position)
            for position, (label, url) in enumerate(wanted)
        )
        raise_site_version()
        record("site.links", settings, by=by, place=place)
    return True


def _stored(picture: Picture) -> str:
    return default_storage.save(
        f"site/logo-{secrets.token_hex(4)}.webp", ContentFile(picture.content)
    )
