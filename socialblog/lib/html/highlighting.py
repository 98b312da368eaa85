"""Colours for code: Pygments' short class names, which static/css/components/code.css knows."""

from functools import cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.lexers._mapping import LEXERS

from .fences import plain_code


@cache
def known_languages() -> frozenset[str]:
    """Names that Pygments brings itself. Asking for an unknown one would look through every
    installed package for plugins; guessing the language is slow and mostly wrong."""
    return frozenset(alias for row in LEXERS.values() for alias in row[2])


def painted_code(code: str, language: str) -> str:
    if language not in known_languages() or language in ("text", "plain"):
        return plain_code(code, language)
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    spans = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="highlight"><code class="language-{language}">{spans}</code></pre>'
