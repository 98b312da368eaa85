"""HTML of unknown manners in, HTML of an allow-list out: bleach first, nh3 as the last word.

bleach reads with html5lib, nh3 with html5ever: what slips through one parser has to slip through
the other as well. Both read the same Policy, and both are asked about every single attribute.
"""

import html as entities
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import nh3
from bleach.html5lib_shim import Filter  # type: ignore[attr-defined]  # its stubs forgot it
from bleach.linkifier import LinkifyFilter
from bleach.sanitizer import Cleaner
from django.utils.text import slugify

from .limits import TooHard, no_fault_of_ours, tidy
from .policies import Policy
from .urls import URL_MAX_LENGTH, is_safe

Token = dict[str, Any]

# What parsers read differently each time is where they can be fooled. Almost all HTML has settled
# when it is cleaned for the second time.
_MAX_ROUNDS = 5
_NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+))")


def clean(html: str, policy: Policy, *, strip: bool = False) -> str:
    """`html` reduced to `policy`; cleaning the result again changes nothing.
    Raises TooHard where a parser gives up.

    Elements outside of the policy are shown as text, or dropped around their content if `strip`.
    """
    for _round in range(_MAX_ROUNDS):
        with no_fault_of_ours():
            numbered = _NUMBER.sub(_only_characters, html)
            cleaned = _by_nh3(_by_bleach(numbered, policy, strip), policy)
        if cleaned == html:
            return cleaned
        html = cleaned
    raise TooHard("confused")


def _only_characters(m: re.Match[str]) -> str:
    """A numeric entity, as text if it isn't a character that a text may hold. (And bleach falls
    over numbers of more than 4,300 digits.)"""
    digits = m[1] or m[2]
    number = int(digits, 16 if m[1] else 10) if len(digits) <= 7 else -1
    is_character = 0 < number <= 0x10FFFF and tidy(chr(number), 1) == chr(number)
    return m[0] if is_character else "&amp;" + m[0][1:]


# Neither cleaner is kept: bleach's isn't safe between threads, and both are quickly made.
def _by_bleach(html: str, policy: Policy, strip: bool) -> str:
    return Cleaner(
        tags=policy.tags | policy.renamed.keys(),
        attributes=lambda tag, name, value: True,  # _Policed judges them
        protocols=frozenset({"http", "https", "mailto"}),
        strip=strip,
        filters=[partial(_Policed, policy=policy), _BareLinks],
    ).clean(html)


def _by_nh3(html: str, policy: Policy) -> str:
    return nh3.clean(
        html,
        tags=set(policy.tags),
        clean_content_tags=set(),
        attributes={tag: set(names) for tag, names in policy.attributes.items()},
        attribute_filter=partial(_last_word, policy),
        set_tag_attribute_values={tag: dict(fixed) for tag, fixed in policy.fixed.items()},
        link_rel=policy.rel,
        url_schemes={"http", "https", "mailto"},
    )


def _last_word(policy: Policy, tag: str, name: str, value: str) -> str | None:
    return value if name == "rel" else policy.value(tag, name, value)


def _nh3_reads(url: str) -> bool:
    """nh3 will drop an address that it can't parse. Asked beforehand, it leaves no empty link."""
    if url.startswith(("/", "#")):
        return True
    link = f'<a href="{entities.escape(url)}">'
    return "href" in nh3.clean(link, tags={"a"}, attributes={"a": {"href"}}, link_rel=None)


def _only_safe(attrs: Any, is_new: bool = False) -> Any:
    url = attrs[None, "href"] if is_new else ""
    return attrs if not is_new or (is_safe(url) and _nh3_reads(url)) else None


class _BareLinks(LinkifyFilter):
    """Turns https://… in running text into links; never a bare name such as foo.py."""

    _URL = re.compile(rf"(?<![\w@.:/])https?://[^\s<>\"`{{}}|\\^\[\]]{{1,{URL_MAX_LENGTH}}}", re.I)

    def __init__(self, source: Any) -> None:
        super().__init__(
            source, callbacks=(_only_safe,), skip_tags=("pre", "code"), url_re=self._URL
        )

    def extract_entities(self, token: Token) -> Iterator[Token]:
        """The sanitising filter before this one has done it. Doing it twice turns a written
        "&amp;lt;" into a "<"."""
        yield token

    def strip_non_url_bits(self, fragment: str) -> tuple[str, str, str]:
        """The address without the punctuation of the sentence that it ends."""
        url = fragment.rstrip(".,;:!?'*_~…\u2019\u201d\u00bb")
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip(".,;:!?'*_~")
        return url, "", fragment[len(url) :]


class _Policed(Filter):
    """Holds bleach's stream of tokens to a Policy: values, classes, ids of headings, and no links
    or pictures that have lost their address."""

    def __init__(self, source: Any, policy: Policy) -> None:
        super().__init__(source)
        self.policy = policy
        self.used_ids: set[str] = set()

    def __iter__(self) -> Iterator[Token]:
        """Text that was separated by a link without an address is one text again."""
        texts: list[str] = []
        for token in self._policed():
            if token["type"] == "Characters":
                texts.append(token["data"])
                continue
            if texts:
                yield {"type": "Characters", "data": "".join(texts)}
                texts = []
            yield token
        if texts:
            yield {"type": "Characters", "data": "".join(texts)}

    def _policed(self) -> Iterator[Token]:
        heading: list[Token] = []
        unwrapping = False
        for token in super().__iter__():
            if token["type"] in ("StartTag", "EmptyTag", "EndTag"):
                token["name"] = name = self.policy.renamed.get(token["name"], token["name"])
                if token["type"] == "EndTag":
                    if name == "a" and unwrapping:
                        unwrapping = False
                        continue
                else:
                    self._judge(token)
                    if name == "a" and (None, "href") not in token["data"]:
                        unwrapping = True
                        continue
                    if name == "img" and (None, "src") not in token["data"]:
                        token = {"type": "Characters", "data": _alt(token)}
            if heading or self._opens_heading(token):
                heading.append(token)
                if token["type"] == "EndTag" and token["name"] == heading[0]["name"]:
                    yield from self._named(heading)
                    heading = []
                continue
            yield token
        yield from heading

    def _judge(self, token: Token) -> None:
        tag = token["name"]
        kept = {}
        for (namespace, name), raw in token["data"].items():
            value = self.policy.value(tag, name, entities.unescape(raw))
            if value and name in _ADDRESSES and not _nh3_reads(value):
                continue
            if namespace is None and value is not None:
                kept[None, name] = raw if name != "class" else value
        token["data"] = kept
        given = kept.pop((None, "id"), None)
        if given is not None and tag not in _HEADINGS and given not in self.used_ids:
            self.used_ids.add(given)
            kept[None, "id"] = given
        if tag == "img":
            kept.setdefault((None, "alt"), "")
        # nh3 sets them too, but adds those that are missing in a random order.
        for name, fixed in self.policy.fixed.get(tag, {}).items():
            kept[None, name] = fixed

    def _opens_heading(self, token: Token) -> bool:
        return (
            token["type"] == "StartTag"
            and token["name"] in _HEADINGS
            and "id" in self.policy.attributes.get(token["name"], ())
        )

    def _named(self, tokens: list[Token]) -> Iterator[Token]:
        """A heading's id comes from its text, so that a link to it survives a new rendering."""
        words = "".join(_text(token) for token in tokens)
        base = "h-" + (slugify(words, allow_unicode=True)[:60].strip("-_") or "section")
        name, count = base, 1
        while name in self.used_ids:
            count += 1
            name = f"{base}-{count}"
        self.used_ids.add(name)
        tokens[0]["data"][None, "id"] = name
        yield from tokens


_ADDRESSES = frozenset({"href", "src", "poster"})
_HEADINGS = frozenset({"h2", "h3", "h4"})


def _alt(token: Token) -> str:
    return entities.unescape(token["data"].get((None, "alt"), ""))


def _text(token: Token) -> str:
    if token["type"] in ("Characters", "SpaceCharacters"):
        return token["data"]
    if token["type"] == "Entity":
        return entities.unescape(f"&{token['name']};")
    return ""
