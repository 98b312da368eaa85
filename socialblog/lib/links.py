import re
from functools import lru_cache
from urllib.parse import urljoin

from django.conf import settings
from django.urls import get_script_prefix, reverse


def absolute_url(path: str) -> str:
    """`path` of this site as the world sees it; what is absolute already stays."""
    return urljoin(settings.SITE_URL + "/", path)


def address_of(name: str, *args: str | int) -> str:
    """What `reverse` says, which takes its time each time, for addresses that pages are full of."""
    return _address(get_script_prefix(), settings.ROOT_URLCONF, name, args)


@lru_cache(maxsize=1000)
def _address(_prefix: str, _urls: str, name: str, args: tuple[str | int, ...]) -> str:
    return reverse(name, args=args)


_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\(([^\s()]{1,500})[^()\n]{0,300}\)")


def pictures_as_links(markdown: str) -> str:
    """For mails, which show Markdown as it was typed: our own pictures as words and an address
    that leads there."""
    return _PICTURE.sub(_as_link, markdown)


def _as_link(found: re.Match[str]) -> str:
    words, address = found.groups()
    if not address.startswith(settings.MEDIA_URL):
        return found[0]
    return f"{words}: {absolute_url(address)}" if words.strip() else absolute_url(address)
