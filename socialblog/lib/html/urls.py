"""Which addresses may stand in an attribute. The one opinion that both sanitisers are given."""

import re
from collections.abc import Callable
from functools import partial

from django.conf import settings

URL_MAX_LENGTH = 2_000

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\<>\"\ud800-\udfff]|(?![ ])\s")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/?#@\s]+(?:[/?#]|$)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@?\s:/]{1,64}@[^@?\s:/]{1,255}(?:\?|$)", re.IGNORECASE)
_CLIMBING = re.compile(r"(?:\.|%2e){2}", re.IGNORECASE)

UrlCheck = Callable[[str], bool]


def is_safe(url: str, *, mail: bool = False, local: tuple[str, ...] = ()) -> bool:
    """Whether a browser can only read `url` (entities already resolved) as http(s) with a host, as
    mailto if `mail`, or as an address on this site that starts with one of `local` ("/", "#").

    Browsers drop tabs and newlines, read a backslash as a slash and "//host" as another host, so
    such addresses are refused instead of understood. So is "user@host", which exists to deceive.
    """
    if not url or len(url) > URL_MAX_LENGTH or _FORBIDDEN.search(url) or url != url.strip():
        return False
    if _SCHEME.match(url):
        return bool(_WEB.match(url) or (mail and _MAIL.match(url)))
    if url.startswith("//") or ":" in re.split(r"[/?#]", url, maxsplit=1)[0]:
        return False
    return url.startswith(local) and not (url.startswith("/") and _CLIMBING.search(url))


is_safe_link: UrlCheck = partial(is_safe, mail=True)
is_safe_post_link: UrlCheck = partial(is_safe, mail=True, local=("/", "#"))
is_safe_source: UrlCheck = partial(is_safe, local=("/media/", "/static/"))

# No dots but the one of the ending, so there is no way up; no signs that would have to be read.
_PICTURE = re.compile(
    r"[a-z0-9_-]{1,100}(?:/[a-z0-9_-]{1,100}){0,9}\.(?:webp|png|jpe?g|gif|avif)", re.IGNORECASE
)


def is_own_picture(url: str) -> bool:
    """Whether `url` is the plain address of a picture that this site keeps itself."""
    kept = settings.MEDIA_URL
    return url.startswith(kept) and _PICTURE.fullmatch(url.removeprefix(kept)) is not None
