"""Tags, by the names that people type."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from socialblog.lib.lines import one_line

from .addresses import ATTEMPTS, tag_slug
from .models import Post, Tag

NAME_MAX_LENGTH = Tag._meta.get_field("name").max_length or 60


def tags_named(names: Iterable[str]) -> list[Tag]:
    """The tags of these names, made where missing; "Repair" and "repair" are one."""
    found: dict[str, Tag] = {}
    for name in cleaned_names(names):
        found[name.casefold()] = _known(name) or _made(name)
    return list(found.values())


def cleaned_names(names: Iterable[str]) -> list[str]:
    """Each once, in their order, without what is only space."""
    found: dict[str, str] = {}
    for name in names:
        name = one_line(name)[:NAME_MAX_LENGTH].strip()
        if name:
            found.setdefault(name.casefold(), name)
    return list(found.values())


@transaction.atomic
def set_tags(post: Post, names: Iterable[str]) -> bool:
    """Whether that changed anything. Call inside the transaction that holds the post."""
    tags = tags_named(names)
    if set(post.tags.values_list("pk", flat=True)) == {tag.pk for tag in tags}:
        return False
    post.tags.set(tags)
    return True


def _known(name: str) -> Tag | None:
    return Tag.objects.filter(name__iexact=name).first() or _same_in_any_script(name)


def _made(name: str) -> Tag:
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return Tag.objects.create(name=name, slug=tag_slug(name))
        except IntegrityError:
            # Somebody made it in the same moment, or one with the same address.
            tag = _known(name)
            if tag:
                return tag
    raise IntegrityError(f"no free address for the tag {name}")


def _same_in_any_script(name: str) -> Tag | None:
    """SQLite ignores case in ASCII only, so "Über" and "über" need a second look."""
    if name.isascii():
        return None
    folded = name.casefold()
    return next((tag for tag in Tag.objects.all() if tag.name.casefold() == folded), None)
