"""What WordPress does to a text when it shows it, done once: blocks, short codes, paragraphs."""

import re
from collections.abc import Callable

from django.utils.html import escape

_BLOCK_NOTE = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_MORE = re.compile(r"<!--\s*(?:more|nextpage|noteaser).*?-->", re.IGNORECASE)
_CAPTION = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]", re.DOTALL | re.IGNORECASE)
_MEDIA = re.compile(r"\[(audio|video)([^\]]*)\](?:\[/\1\])?", re.IGNORECASE)
_CODE = re.compile(r"\[(?:source)?code[^\]]*\](.*?)\[/(?:source)?code\]", re.DOTALL | re.IGNORECASE)
_SHORT = re.compile(r"\[/?(?:gallery|embed|playlist|polldaddy|googlemaps|slideshow)[^\]]*\]", re.I)
_ADDRESS = re.compile(r'(?:src|mp3|mp4|ogg|webm|m4a)\s*=\s*"([^"]+)"', re.IGNORECASE)
_BLOCKS = (
    "p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|pre|blockquote|form|figure|"
    "figcaption|hr|address|section|article|aside|header|footer|details|summary|audio|video|iframe"
)
_BLOCK_START = re.compile(rf"\s*</?(?:{_BLOCKS})\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"(</?(?:{_BLOCKS})\b[^>]*>)", re.IGNORECASE)
_PRE = re.compile(r"<(pre|textarea|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_PICTURE = re.compile(r"""(\s(?:src|href)\s*=\s*["'])([^"']+)(["'])""", re.IGNORECASE)
_SRCSET = re.compile(r"""\s(?:srcset|sizes)\s*=\s*(?:"[^"]*"|'[^']*')""", re.IGNORECASE)


def article_html(text: str, new_address: Callable[[str], str | None] = lambda url: None) -> str:
    """The HTML that the old site would have shown; foreign still, so clean it before storing.

    `new_address` gives a picture's new address for its old one, or None.
    """
    text = _MORE.sub("", text)
    blocks = bool(_BLOCK_NOTE.search(text))
    text = _BLOCK_NOTE.sub("", text)
    text = _CODE.sub(lambda found: f"<pre><code>{escape(found[1].strip())}</code></pre>", text)
    text = _CAPTION.sub(_figure, text)
    text = _MEDIA.sub(_player, text)
    text = _SHORT.sub("", text)
    text = _SRCSET.sub("", text)
    text = _PICTURE.sub(lambda m: m[1] + (new_address(m[2]) or m[2]) + m[3], text)
    return text.strip() if blocks else with_paragraphs(text)


def with_paragraphs(text: str) -> str:
    """Blank lines part paragraphs, other line ends are kept (WordPress's `wpautop`)."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\n\n\x02{len(kept) - 1}\x03\n\n"

    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "").replace("\x03", "")
    text = _PRE.sub(keep, text)
    text = _BLOCK_TAG.sub(r"\n\n\1\n\n", text)
    parts = []
    for part in re.split(r"\n\s*\n", text):
        part = part.strip()
        if not part:
            continue
        if _BLOCK_START.match(part) or part.startswith("\x02"):
            parts.append(part)
        else:
            parts.append("<p>" + part.replace("\n", "<br>\n") + "</p>")
    html = "\n".join(parts)
    return re.sub(r"\x02(\d+)\x03", lambda found: kept[int(found[1])], html)


def _figure(found: re.Match[str]) -> str:
    inner = found[1].strip()
    picture = re.match(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", inner, re.IGNORECASE)
    if not picture:
        return inner
    words = inner[picture.end() :].strip()
    return f"<figure>{picture[0]}<figcaption>{words}</figcaption></figure>"


def _player(found: re.Match[str]) -> str:
    address = _ADDRESS.search(found[2])
    if not address:
        return ""
    return f'<{found[1].lower()} controls src="{escape(address[1])}"></{found[1].lower()}>'
