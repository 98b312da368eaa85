"""Articles and pages of the demo: Markdown below a few lines of TOML between two `+++`."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_HEAD = re.compile(r"\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)
# ![what is seen](picture:file.webp "caption") and [words](article:slug)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(picture:([\w.-]+)")
_ARTICLE = re.compile(r"\]\(article:([\w-]+)\)")


@dataclass(frozen=True)
class Article:
    slug: str
    title: str
    author: str
    days_ago: int
    summary: str
    tags: list[str]
    cover: str
    cover_alt: str
    cover_credit: str
    body: str
    status: str = "published"

    @property
    def age(self) -> timedelta:
        return timedelta(days=self.days_ago)

    @property
    def pictures(self) -> dict[str, str]:
        return pictures_in(self.body)


@dataclass(frozen=True)
class PlainPage:
    slug: str
    title: str
    body: str
    pictures: dict[str, str] = field(default_factory=dict)


def articles() -> list[Article]:
    """The oldest first."""
    found = [Article(**_parts(path)) for path in (FOLDER / "articles").glob("*.md")]
    return sorted(found, key=lambda article: -article.days_ago)


def pages() -> list[PlainPage]:
    """In the order of the footer."""
    paths = [FOLDER / "pages" / f"{name}.md" for name in ("about", "imprint", "privacy")]
    parts = [_parts(path) for path in paths]
    return [PlainPage(**each, pictures=pictures_in(each["body"])) for each in parts]


def pictures_in(body: str) -> dict[str, str]:
    """File names of the pictures in a text, and what is seen on them."""
    return {name: alt for alt, name in _PICTURE.findall(body)}


def with_addresses(
    body: str, picture_url: Callable[[str], str], article_url: Callable[[str], str]
) -> str:
    """The text as an author would have it: with the addresses of this site."""
    body = _PICTURE.sub(lambda found: f"![{found[1]}]({picture_url(found[2])}", body)
    return _ARTICLE.sub(lambda found: f"]({article_url(found[1])})", body)


def _parts(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    head = _HEAD.match(text)
    if head is None:
        raise ValueError(f"{path.name}: no head between two lines of +++")
    return tomllib.loads(head[1]) | {"slug": path.stem, "body": text[head.end() :].strip()}
