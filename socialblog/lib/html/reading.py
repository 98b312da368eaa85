"""The words of clean HTML: for excerpts, feeds, mails, search, and to see whether there are any."""

import re
import unicodedata
from html.parser import HTMLParser

from .policies import words

_BLOCKS = words(
    "p br hr li dt dd pre blockquote div h2 h3 h4 table tr th td caption figure figcaption "
    "details summary ul ol dl audio video"
)
# Letters and signs by name that show nothing: Hangul fillers and the empty Braille cell.
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
_SENTENCE_SIGNS = " ,;:.–—-("


def plain_text(html: str) -> str:
    """The text of HTML that this package has made: entities resolved, whitespace folded, code
    kept, the numbers of footnotes left out. It is text: escape it before it meets HTML again."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


def excerpt(html: str, length: int = 160) -> str:
    """At most `length` characters of the text, cut after a word and ended with "…"."""
    text = plain_text(html)
    if len(text) <= length:
        return text
    cut = max(length - 1, 0)
    head = text[:cut]
    if text[cut : cut + 1] != " " and " " in head:
        head = head.rpartition(" ")[0]
    elif text[cut : cut + 1] != " ":
        while head and _joins(text[len(head)]):  # never between a letter and its accent
            head = head[:-1]
    return head.rstrip(_SENTENCE_SIGNS) + "…"


def is_blank(html: str) -> bool:
    """Whether nothing of it can be seen: only markup, spaces or invisible characters."""
    if re.search(r"<(?:img|audio|video)\b", html):
        return False
    return not any(
        unicodedata.category(character)[0] in "LNPS" and character not in _FILLERS
        for character in plain_text(html)
    )


def count_words(text: str) -> int:
    """Words between spaces; Chinese, Japanese and Thai don't use them, so there two letters count
    as a word."""
    unspaced = len(re.findall(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]", text))
    return (
        len(re.findall(r"[^\W_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff][\w'’.-]*", text))
        + (unspaced + 1) // 2
    )


def _joins(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf") or character == "\ufe0f"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.in_footnote_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")
        if tag == "a":
            self.in_footnote_mark = "footnote-" in (dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")
        if tag == "a":
            self.in_footnote_mark = False

    def handle_data(self, data: str) -> None:
        if not self.in_footnote_mark:
            self.parts.append(data)
