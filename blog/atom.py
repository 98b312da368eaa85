"""Articles as an Atom feed (RFC 4287), with their whole text."""

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings

from socialblog.lib.links import absolute_url

from .models import Post

NAMESPACE = "http://www.w3.org/2005/Atom"
# The HTML that lib.html makes has its attributes in double quotes, with quotes inside escaped,
# so this finds tags and no text that looks like one.
_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s[a-z-]+="[^"]*")+\s*/?>')
_LOCAL = re.compile(r'(\s(?:href|src|poster)=")(/|#)')
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(
    posts: Iterable[Post], *, title: str, subtitle: str, path: str, feed_path: str, language: str
) -> bytes:
    """`posts` come with body_html, authors and tags; `path` is the page that the feed follows."""
    posts = list(posts)
    out = io.StringIO()
    xml = _Xml(out)
    xml.startDocument()
    xml.begin("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    xml.add("id", absolute_url(feed_path))
    xml.add("title", title)
    if subtitle:
        xml.add("subtitle", subtitle)
    newest = max((changed_at(post) for post in posts), default=datetime(2000, 1, 1, tzinfo=UTC))
    xml.add("updated", _moment(newest))
    xml.add("link", rel="self", type="application/atom+xml", href=absolute_url(feed_path))
    xml.add("link", rel="alternate", type="text/html", href=absolute_url(path))
    # The name of the whole stands for entries whose authors have left.
    xml.begin("author")
    xml.add("name", title)
    xml.endElement("author")
    for post in posts:
        _add_entry(xml, post)
    xml.endElement("feed")
    xml.endDocument()
    return out.getvalue().encode()


def changed_at(post: Post) -> datetime:
    """An article changes for its readers when it is published, too."""
    return max(post.updated_at, post.published_at or post.updated_at)


def with_absolute_urls(html: str, base: str) -> str:
    """Addresses of this site made absolute; `base` is the article's own, for "#notes"."""

    def absolute(found: re.Match[str]) -> str:
        return _LOCAL.sub(
            lambda m: f"{m[1]}{settings.SITE_URL}/" if m[2] == "/" else f"{m[1]}{base}#", found[0]
        )

    return _TAG.sub(absolute, html)


def _add_entry(xml: "_Xml", post: Post) -> None:
    url = absolute_url(post.get_absolute_url())
    xml.begin("entry", {"xml:lang": post.language} if post.language else {})
    xml.add("id", entry_id(post))
    xml.add("title", post.title)
    xml.add("updated", _moment(changed_at(post)))
    xml.add("published", _moment(post.published_at or post.updated_at))
    xml.add("link", rel="alternate", type="text/html", href=url)
    for author in post.author_list:
        xml.begin("author")
        xml.add("name", author.display_name)
        xml.endElement("author")
    for tag in post.tag_list:
        xml.add("category", term=tag.name)
    if post.summary:
        xml.add("summary", post.summary, type="text")
    xml.add("content", with_absolute_urls(post.body_html, url), type="html")
    xml.endElement("entry")


def entry_id(post: Post) -> str:
    """The same for ever, whatever becomes of slug and title (RFC 4151)."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"tag:{host},{post.created_at:%Y-%m-%d}:article/{post.pk}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Xml(XMLGenerator):
    def __init__(self, out: io.StringIO) -> None:
        super().__init__(out, "utf-8", short_empty_elements=True)

    def begin(self, name: str, attributes: dict[str, str] | None = None) -> None:
        cleaned = {key: _clean(value) for key, value in (attributes or {}).items()}
        self.startElement(name, AttributesImpl(cleaned))

    def add(self, name: str, text: str = "", **attributes: str) -> None:
        self.begin(name, attributes)
        if text:
            self.characters(_clean(text))
        self.endElement(name)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
