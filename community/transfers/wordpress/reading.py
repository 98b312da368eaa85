"""WordPress's export format, WXR: an RSS 2.0 file with elements of its own.

The format has no specification; `export.php` of WordPress writes it and its importer reads it
tolerantly, so do we: namespaces of any WXR version, missing elements, dates of zeros.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

ITEM_LIMIT = 64 * 1024 * 1024  # bytes between the ends of two items


class BadExport(Exception):
    """The file can't be read; `str()` is a sentence for the operator."""


@dataclass
class Author:
    login: str
    id: int = 0
    email: str = ""
    name: str = ""


@dataclass
class OldComment:
    id: int
    parent_id: int
    author: str
    email: str
    url: str
    user_id: int | None  # None where the export doesn't say
    at: datetime | None
    html: str
    approved: str  # "1", "0", "spam", "trash", "post-trashed"
    kind: str  # "" or "comment", "pingback", "trackback", other plugins' own


@dataclass
class Item:
    kind: str
    id: int
    title: str
    link: str
    slug: str
    author: str
    status: str
    html: str
    excerpt: str
    at: datetime | None
    comments_open: bool
    terms: list[tuple[str, str, str]] = field(default_factory=list)  # domain, nicename, name
    comments: list[OldComment] = field(default_factory=list)
    thumbnail_id: int = 0
    attachment_url: str = ""
    alt: str = ""

    @property
    def label(self) -> str:
        return f"{self.kind} {self.id} “{self.title or self.slug or self.link}”"


@dataclass
class Export:
    """What the first reading of the whole file tells; items are read again one by one."""

    path: Path
    base_url: str = ""
    at: datetime | None = None
    authors: dict[str, Author] = field(default_factory=dict)
    attachments: dict[int, Item] = field(default_factory=dict)
    items: int = 0

    def __iter__(self) -> Iterator[Item]:
        for element in _elements(self.path):
            if _name(element) == "item":
                yield _item(element)


def read_export(path: Path) -> Export:
    """Read the file to its end, so that nothing is written from one that is broken.

    Raises BadExport when it isn't WXR, is truncated, or holds entities (XML bombs).
    """
    export = Export(path)
    found_version = False
    newest: datetime | None = None
    for element in _elements(path):
        match _name(element):
            case "item":
                item = _item(element)
                export.items += 1
                newest = max(filter(None, [newest, item.at]), default=None)
                found_version = found_version or any(_is_wp(child) for child in element)
                if item.kind == "attachment":
                    item.html, item.comments = "", []
                    export.attachments[item.id] = item
            case "wxr_version":
                found_version = True
            case "base_blog_url" | "link" if not export.base_url or _is_wp(element):
                export.base_url = _words(element).rstrip("/")
            case "pubDate":
                export.at = _rfc_date(_words(element))
            case "author" | "wp_author" if len(element):
                author = _author(element)
                export.authors[author.login.lower()] = author
    if not found_version and not export.items:
        raise BadExport("This is not a WordPress export (WXR): it has no channel with items.")
    export.at = export.at or newest
    return export


def _elements(path: Path) -> Iterator[Element]:
    """The children of the channel, each once it is complete; memory stays small."""
    try:
        with path.open("rb") as file:
            counted = _Counted(file)
            trail: list[Element] = []
            saw_channel = False
            for event, element in iterparse(
                counted, events=("start", "end"), forbid_dtd=False, forbid_entities=True
            ):
                if event == "start":
                    trail.append(element)
                    if len(trail) == 1 and _name(element) != "rss":
                        raise BadExport("This is not a WordPress export (WXR): it isn't RSS.")
                    saw_channel = saw_channel or (len(trail) == 2 and _name(element) == "channel")
                    continue
                trail.pop()
                if len(trail) == 2 and _name(trail[1]) == "channel":
                    yield element
                    trail[1].clear()
                    counted.since = 0
            if not saw_channel:
                raise BadExport("This is not a WordPress export (WXR): it has no channel.")
    except DefusedXmlException:
        raise BadExport(
            "The file defines XML entities, which a WordPress export never does. "
            "It is refused, since such files are used to attack."
        ) from None
    except ParseError as error:
        line, column = error.position
        raise BadExport(
            f"The file is not complete or not well-formed XML: line {line}, column {column}: "
            f"{str(error).split(':')[0]}. Export it again."
        ) from None
    except OSError as error:
        raise BadExport(f"The file can't be read: {error.strerror}.") from None


_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])


class _Counted:
    """A file that refuses when one item alone grows beyond all measure."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.since = file, 0

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.since += len(data)
        # Control characters, which XML forbids and old comments have, would end the reading.
        data = data.translate(None, _CONTROLS)
        if self.since > ITEM_LIMIT:
            raise BadExport(
                f"One entry of the file is larger than {ITEM_LIMIT // 1024**2} MiB: "
                "that isn't an article."
            )
        return data


def _item(element: Element) -> Item:
    text = _texts(element)
    link, slug = text("link"), text("post_name")
    meta = {
        _child(m, "meta_key"): _child(m, "meta_value") for m in element if _name(m) == "postmeta"
    }
    item = Item(
        kind=text("post_type") or "post",
        id=_number(text("post_id")) or _id_in(link) or _id_in(text("guid")),
        title=text("title"),
        link=link,
        slug=slug,
        author=text("creator"),
        status=text("status") or "publish",
        html="",
        excerpt="",
        at=_date(text("post_date_gmt"), text("post_date")) or _rfc_date(text("pubDate")),
        comments_open=(text("comment_status") or "open") == "open",
        thumbnail_id=_number(meta.get("_thumbnail_id", "")),
        attachment_url=text("attachment_url"),
        alt=meta.get("_wp_attachment_image_alt", ""),
    )
    for child in element:
        match _name(child):
            case "encoded" if "excerpt" in child.tag:
                item.excerpt = _words(child)
            case "encoded":
                item.html = _words(child)
            case "category":
                domain, nicename = child.get("domain", "category"), child.get("nicename", "")
                if _words(child) and domain in ("category", "post_tag", "tag"):
                    item.terms.append((domain, nicename, _words(child)))
            case "comment":
                item.comments.append(_comment(child))
    return item


def _comment(element: Element) -> OldComment:
    text = _texts(element)
    user_id = text("comment_user_id")
    return OldComment(
        id=_number(text("comment_id")),
        parent_id=_number(text("comment_parent")),
        author=text("comment_author"),
        email=text("comment_author_email").lower(),
        url=text("comment_author_url"),
        user_id=int(user_id) if user_id.isdigit() else None,
        at=_date(text("comment_date_gmt"), text("comment_date")),
        html=text("comment_content"),
        approved=text("comment_approved") or "1",
        kind=text("comment_type"),
    )


def _author(element: Element) -> Author:
    text = _texts(element)
    return Author(
        login=text("author_login"),
        id=_number(text("author_id")),
        email=text("author_email").lower(),
        name=text("author_display_name"),
    )


def _texts(element: Element) -> Callable[[str], str]:
    found: dict[str, str] = {}
    for child in element:
        found.setdefault(_name(child), _words(child))
    return lambda name: found.get(name, "")


def _child(element: Element, name: str) -> str:
    return next((_words(child) for child in element if _name(child) == name), "")


def _words(element: Element) -> str:
    return (element.text or "").replace("\0", "").strip()


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _is_wp(element: Element) -> bool:
    return "wordpress.org/export" in element.tag


def _number(text: str) -> int:
    # Longer than any id of a database.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _id_in(link: str) -> int:
    """The id of an address such as /?p=4 or /?page_id=4."""
    query = parse_qs(urlsplit(link).query)
    return next((_number(query[name][0]) for name in ("p", "page_id") if name in query), 0)


def _date(gmt: str, local: str) -> datetime | None:
    for text in (gmt, local):
        try:
            return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
        except ValueError:
            continue  # drafts have dates of zeros
    return None


def _rfc_date(text: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
