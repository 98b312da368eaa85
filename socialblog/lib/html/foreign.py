"""HTML that others made: imported posts, feeds, other people's sites."""

import json
import re
from functools import partial
from urllib.parse import urljoin

import nh3

from .cleaning import clean
from .killable import in_a_process
from .limits import FOREIGN_MAX_LENGTH, HTML_MAX_LENGTH, TooHard, tidy
from .policies import COMMENT, POST, words
from .urls import is_safe

FOREIGN_CPU_SECONDS = 10.0
_CALM_LENGTH = 100_000
_CALM_TAGS = 3_000
_CALM_OPEN = 20
_MAX_DEPTH = 100

_POLICIES = {"post": POST, "comment": COMMENT}
_FORMATTING = "a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_FORMATTING_TAG = re.compile(rf"<(/?)({_FORMATTING})(?=[\s/>])", re.IGNORECASE)
_ANY_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:[^>"]|"[^"]*")*+>')
_VOID = frozenset({"br", "hr", "img", "source"})
_FRAME = re.compile(r"<iframe\b[^>]{0,1000}?\bsrc\s*=\s*[\"']?(https?://[^\s\"'<>]{1,1000})", re.I)
# Their content isn't text for people, or not without the element.
_DROPPED = words(
    "applet button canvas frameset head iframe math noembed noframes noscript object option "
    "plaintext script select style svg template textarea title xmp"
)


def clean_foreign(html: str, base_url: str = "", *, own: str = "") -> str:
    """Foreign HTML reduced to what posts may hold, for storing.

    Elements outside of the list are dropped around their text, scripts and forms with it; an
    embedded page becomes a link. Relative addresses are resolved against `base_url` (http or
    https), or dropped without one; fragments stay, and so do those that begin with `own`, which is
    "/media/" for a text whose pictures were brought here, "/" for one that was stored before.
    Raises TooHard beyond FOREIGN_MAX_LENGTH, or for HTML that is built to exhaust a parser.
    """
    return _clean(html, base_url, own, "post")


def clean_foreign_comment(html: str, base_url: str = "") -> str:
    """The same for what readers said elsewhere: reduced to what comments may hold, so no pictures
    and no ids, and links that lend nobody our name. Raises TooHard as clean_foreign does."""
    return _clean(html, base_url, "", "comment")


def _clean(html: str, base_url: str, own: str, policy: str) -> str:
    html = tidy(html, FOREIGN_MAX_LENGTH)
    job = json.dumps([html, base_url if is_safe(base_url) else "", own, policy])
    if _is_calm(html):
        return foreign_html(job)
    return in_a_process("foreign", job, cpu_seconds=FOREIGN_CPU_SECONDS)


def foreign_html(job: str) -> str:
    """The work itself, without a limit on its time. `job` is JSON: what _clean takes."""
    html, base_url, own, name = json.loads(job)
    policy = _POLICIES[name]
    tidied = nh3.clean(
        _FRAME.sub(r'<a href="\1">\1</a>\g<0>', html),
        tags=set(policy.tags | policy.renamed.keys()),
        clean_content_tags=set(_DROPPED),
        attributes={tag: set(names) for tag, names in policy.attributes.items()},
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        url_relative=partial(_resolve, base_url, own),
        attribute_filter=_one_line,
    )
    if len(tidied) > HTML_MAX_LENGTH:
        raise TooHard("swollen")
    tidied = tidy(tidied, HTML_MAX_LENGTH)  # once more, now that the entities are characters
    if _depth(tidied) > _MAX_DEPTH:
        raise TooHard("deep")
    return clean(tidied, policy, strip=True)


def _resolve(base_url: str, own: str, url: str) -> str | None:
    if url.startswith("#"):
        return url
    if url.startswith("//"):
        return "https:" + url
    if own and url.startswith(own):
        return url
    try:
        return urljoin(base_url, url) if base_url else None
    except ValueError:
        return None


def _one_line(tag: str, name: str, value: str) -> str:
    """Addresses as browsers read them: without newlines in them or spaces around them."""
    if name not in ("href", "src", "poster"):
        return value
    return re.sub(r"[\t\n\r]", "", value).strip().replace(" ", "%20")


def _is_calm(html: str) -> bool:
    """Whether no parser can make much more of it than it is. Formatting that is left open is
    opened again in every paragraph that follows."""
    if len(html) > _CALM_LENGTH or html.count("<") > _CALM_TAGS:
        return False
    open_now: dict[str, int] = {}
    most = 0
    for closing, name in _FORMATTING_TAG.findall(html):
        name = name.lower()
        open_now[name] = max(0, open_now.get(name, 0) + (-1 if closing else 1))
        most = max(most, sum(open_now.values()))
    return most <= _CALM_OPEN


def _depth(html: str) -> int:
    """How deep the elements of well-formed HTML lie in each other."""
    depth = deepest = 0
    for closing, name in _ANY_TAG.findall(html):
        if name not in _VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest
