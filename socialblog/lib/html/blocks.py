"""Where blocks begin and end: Python-Markdown wants empty lines that most people don't write."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor

_PREFIX = re.compile(r"(?: {0,3}+>[ ]?+)*+")
_LIST = re.compile(r" {0,3}(?:[-*+]|1\.) +\S")
_ANY_ITEM = re.compile(r" *(?:[-*+]|[0-9]{1,9}\.) ")
_HEADING = re.compile(r" {0,3}#{1,6} +\S")
_RULE = re.compile(r" {0,3}(?:(?:- *+){3,}|(?:_ *+){3,}|(?:\* *+){3,})$")


class Loosen(Preprocessor):
    """Puts the empty line before a list that follows a paragraph, and around headings and, where
    a line of dashes doesn't make a heading of the line above, around rules.

    As CommonMark has it, a numbered list interrupts a paragraph only if it starts at 1.
    """

    def __init__(self, md: Markdown, *, rules: bool) -> None:
        super().__init__(md)
        self.rules = rules

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        last, last_prefix, in_list = "", "", False
        for line in lines:
            prefix = _PREFIX.match(line)[0]  # type: ignore[index]  # matches the empty string
            text = line[len(prefix) :]
            alone = bool(_HEADING.match(text) or (self.rules and _RULE.match(text)))
            starts = alone or (_LIST.match(text) is not None and not in_list)
            if starts and last.strip() and prefix.strip() == last_prefix.strip():
                out.append(prefix)
            out.append(line)
            if alone:
                out.append(prefix)
                text, in_list = "", False
            elif text.strip():
                in_list = bool(_ANY_ITEM.match(text)) or (in_list and bool(last.strip()))
            last, last_prefix = text, prefix
        return out


class Heading(BlockProcessor):
    """ "# Title"; "#1" without a space is just a number."""

    _LINE = re.compile(r" {0,3}(?P<level>#{1,6}) +(?P<text>\S.*?)(?: +#+)? *(?:\n|$)")

    def test(self, parent: Element, block: str) -> bool:
        return self._LINE.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self._LINE.match(block)
        if found:
            self.add(parent, len(found["level"]), found["text"])
            if rest := block[found.end() :]:
                blocks.insert(0, rest)

    def add(self, parent: Element, level: int, text: str) -> None:
        SubElement(parent, f"h{level}").text = text


class BoldHeading(Heading):
    """A heading in a comment is a line in bold: what readers write has no place in the outline of
    the page."""

    def add(self, parent: Element, level: int, text: str) -> None:
        SubElement(SubElement(parent, "p"), "strong").text = text
