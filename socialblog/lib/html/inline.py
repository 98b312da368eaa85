"""Links, pictures, addresses and entities inside a line, found in linear time.

Python-Markdown walks from every "[" to the end of the text, character by character. Here each
pattern is possessive and bounded: what it has passed it never looks at again.
"""

import html as entities
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    ImageReferenceInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.util import AMP_SUBSTITUTE, AtomicString

from .limits import tidy
from .urls import UrlCheck, is_safe_link, is_safe_source

Found = tuple[Element | str | None, int | None, int | None]

_REST_OF_TEXT = r"(?P<text>(?:[^\[\]]|\[[^\[\]]{0,300}+\]){0,1000}+)\]"
_URL = r"(?:<(?P<angle>[^<>\n]{0,2000}+)>|(?P<url>(?:[^\s()<>]|\([^\s()<>]{0,300}+\)){0,2000}+))"
_TITLE = r"(?:\s++(?:\"(?P<title>[^\"]{0,300}+)\"|'(?P<title2>[^']{0,300}+)'))?+"
_INLINE = rf"\[{_REST_OF_TEXT}\(\s*+{_URL}{_TITLE}\s*+\)"


class InlineLink(InlineProcessor):
    """[text](address "title"). One with an unsafe address stays as it was typed."""

    PATTERN = r"(?<!!)" + _INLINE
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, is_link: UrlCheck = is_safe_link) -> None:
        super().__init__(self.PATTERN, md)
        self.is_link = is_link

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        url = _address(self, m)
        if not self.is_link(url):
            return None, None, None
        link = Element("a", href=url)
        link.text = m["text"] if m["text"].strip() else AtomicString(url)
        _add_title(self, link, m)
        return link, m.start(), m.end()


class LinkOrPictureLink(InlineLink):
    """For comments: ![text](address) becomes a link to the picture."""

    PATTERN = r"!?" + _INLINE


class InlinePicture(InlineProcessor):
    PATTERN = "!" + _INLINE

    def __init__(self, md: Markdown, is_source: UrlCheck = is_safe_source) -> None:
        super().__init__(self.PATTERN, md)
        self.is_source = is_source

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        url = _address(self, m)
        if not self.is_source(url):
            return None, None, None
        picture = Element("img", src=url, alt=self.unescape(m["text"]))
        _add_title(self, picture, m)
        return picture, m.start(), m.end()


class AngleLink(InlineProcessor):
    """<https://…> and <somebody@example.org>."""

    PATTERN = (
        r"<(?:(?P<web>https?://[^\s<>]{1,2000}+)|(?P<mail>[^\s<>@:/]{1,64}+@[^\s<>@:/]{1,255}+))>"
    )
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(self.PATTERN, md)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        text = self.unescape(m["web"] or m["mail"])
        link = Element("a", href=text if m["web"] else f"mailto:{text}")
        link.text = AtomicString(text)
        return link, m.start(), m.end()


class ShortEntity(InlineProcessor):
    """&copy; and &#169; as the character that they name."""

    PATTERN = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"

    def __init__(self, md: Markdown) -> None:
        super().__init__(self.PATTERN, md)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        character = entities.unescape(m[0])
        if character == m[0] or tidy(character, 9) != character:
            return AMP_SUBSTITUTE + "amp;" + m[0][1:], m.start(), m.end()
        return character.replace("&", AMP_SUBSTITUTE + "amp;"), m.start(), m.end()


class _Bounded:
    """The library's reference links with a linear search for the closing bracket."""

    _REST = re.compile(_REST_OF_TEXT, re.DOTALL)

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:
        found = self._REST.match(data, index)
        return (found["text"], found.end(), True) if found else ("", index, False)


class ReferenceLink(_Bounded, ReferenceInlineProcessor): ...


class ShortReferenceLink(_Bounded, ShortReferenceInlineProcessor): ...


class ReferencePicture(_Bounded, ImageReferenceInlineProcessor): ...


class ShortReferencePicture(_Bounded, ShortImageReferenceInlineProcessor): ...


def _address(pattern: InlineProcessor, m: re.Match[str]) -> str:
    """The address as a browser will read it: Python-Markdown notes "\\_" as a number between two
    control characters until the very end."""
    url = entities.unescape(pattern.unescape(m["angle"] or m["url"] or "")).strip()
    return re.sub("\x02([0-9]{1,4})\x03", lambda note: chr(int(note[1])), url)


def _add_title(pattern: InlineProcessor, element: Element, m: re.Match[str]) -> None:
    title = " ".join(pattern.unescape(m["title"] or m["title2"] or "").split())
    if title:
        element.set("title", title)
