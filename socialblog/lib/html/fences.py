"""Code between two lines of ``` or ~~~, also inside quotes and list items.

The fences of the libraries search with regular expressions that take exponential time on a hostile
first line. This one walks over the lines once.
"""

import re
from collections.abc import Callable
from html import escape

from markdown import Markdown
from markdown.preprocessors import Preprocessor

_QUOTE = r"(?P<quote>(?: {0,3}+> ?+)*+)"
_OPENING = re.compile(_QUOTE + r"(?P<indent> *+)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^`]*)$")
_ITEM = re.compile(r" *+(?:[-*+]|[0-9]{1,9}\.) ")
_LANGUAGE = re.compile(r"\.?([a-z0-9][a-z0-9+#_-]{0,30})", re.IGNORECASE)

Painter = Callable[[str, str], str]


def plain_code(code: str, language: str) -> str:
    """HTML of a block of code; `language` is a checked name in lower case or ""."""
    mark = f' class="language-{language}"' if language else ""
    return f"<pre><code{mark}>{escape(code, quote=False)}</code></pre>"


class Fences(Preprocessor):
    """Replaces each fenced block by a placeholder for its HTML, made by `painter`."""

    def __init__(self, md: Markdown, painter: Painter = plain_code) -> None:
        super().__init__(md)
        self.painter = painter

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        in_list = False
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            opening = _OPENING.match(line) if "```" in line or "~~~" in line else None
            # Four spaces are a block of code already, unless they continue a list item.
            if opening is None or (len(opening["indent"]) > 3 and not in_list):
                if line.strip(" >"):
                    in_list = bool(_ITEM.match(line)) or (in_list and line.startswith(" "))
                out.append(line)
                continue
            code, at = _read(lines, at, opening)
            language = _LANGUAGE.match(opening["info"].strip())
            html = self.painter(code, language[1].lower() if language else "")
            before = opening["quote"] + opening["indent"]
            empty = before.rstrip(" ")
            # Two empty lines: Python-Markdown leaves the newline of a single one in the paragraph.
            out += [empty, before + self.md.htmlStash.store(html), empty, empty]
        return out


def _read(lines: list[str], at: int, opening: re.Match[str]) -> tuple[str, int]:
    """The code from line `at` on, and the line after it. A fence that is never closed reaches to
    the end of its quote, or of the text."""
    depth = opening["quote"].count(">")
    closing = re.compile(rf" *+{re.escape(opening['fence'])}{opening['fence'][0]}*+ *+$")
    code: list[str] = []
    while at < len(lines):
        line = _unquoted(lines[at], depth)
        if line is None:
            break
        at += 1
        if closing.match(line):
            break
        shift = len(opening["indent"])
        code.append(line[shift:] if line[:shift].isspace() or not shift else line.lstrip(" "))
    else:
        while code and not code[-1].strip():  # Python-Markdown adds empty lines to the text
            code.pop()
    return "".join(line + "\n" for line in code), at


def _unquoted(line: str, depth: int) -> str | None:
    """The line without its `depth` quote marks, None if it has fewer."""
    for _ in range(depth):
        line = line.lstrip(" ")
        if not line.startswith(">"):
            return None
        line = line[1:].removeprefix(" ")
    return line
