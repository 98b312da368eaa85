"""What authors write: posts and pages."""

import re
from dataclasses import dataclass

from .calm import is_calm_markdown
from .cleaning import clean
from .dialect import author_markdown, convert
from .killable import in_a_process
from .limits import POST_MAX_LENGTH, tidy
from .policies import POST
from .reading import count_words, plain_text

_HEADING = re.compile(r'<h([234]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """level 2 to 4, id as in the HTML ("h-…"), text without markup."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class RenderedPost:
    html: str
    headings: list[Heading]
    words: int


def render_post(text: str) -> RenderedPost:
    """Markdown of an author as safe HTML, its headings for a table of contents, and its length.

    Raises TooHard for a text beyond POST_MAX_LENGTH, or one that can't be rendered in two seconds.
    """
    text = tidy(text, POST_MAX_LENGTH)
    html = post_html(text) if is_calm_markdown(text) else in_a_process("post", text)
    headings = [
        Heading(int(level), name, plain_text(inner))
        for level, name, inner in _HEADING.findall(html)
    ]
    return RenderedPost(html, headings, count_words(plain_text(html)))


def post_html(text: str) -> str:
    """The work itself, without a limit on its time."""
    return clean(convert(author_markdown(), text), POST)
