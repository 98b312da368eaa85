"""Pictures of the company's own pages: stored as `socialblog.lib.pictures` drew them."""

import re
import secrets
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from community.events.recording import record
from community.members.models import Member
from socialblog.lib.lines import one_line
from socialblog.lib.pictures import Picture

from .models import Image

_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}$")


def store_picture(
    picture: Picture, *, by: Member | None, name: str = "", alt: str = "", credit: str = ""
) -> Image:
    """Keep it with its smaller ones; its address reminds of `name`, a file's or some words."""
    now = timezone.now()
    stem = slugify(_ENDING.sub("", name))[:40].strip("-") or "picture"
    # The random part makes room for two of a name, and can't be guessed before an article is out.
    path = f"pictures/{now:%Y}/{stem}-{secrets.token_hex(6)}.webp"
    image = Image(
        widths=sorted(picture.smaller),
        alt=one_line(alt)[:300],
        credit=one_line(credit)[:200],
        uploaded_by=by,
        uploaded_at=now,
    )
    # Files first: a row never promises one that isn't there.
    image.file.name = path
    image.width, image.height = picture.width, picture.height
    store_files(
        {path: picture.content}
        | {image.name_for(width): content for width, content in picture.smaller.items()}
    )
    with transaction.atomic():
        image.save(force_insert=True)
        record("picture.added", image, by=by, at=now)
    return image


def store_files(files: dict[str, bytes]) -> None:
    """All or none, under names that nobody else has: a disk that is full isn't filled further by
    halves of pictures."""
    try:
        for name, content in files.items():
            stored = default_storage.save(name, ContentFile(content))
            assert stored == name
    except Exception:
        for name in files:
            with suppress(Exception):
                default_storage.delete(name)
        raise


def describe_picture(image: Image, *, alt: str, credit: str) -> bool:
    """Change what stands beside and instead of it; whether anything did. The caller raises the
    versions of the pages that show it."""
    alt, credit = one_line(alt)[:300], one_line(credit)[:200]
    if (image.alt, image.credit) == (alt, credit):
        return False
    image.alt, image.credit = alt, credit
    image.save(update_fields=["alt", "credit"])
    return True
