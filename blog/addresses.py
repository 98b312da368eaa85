"""The last part of an address: readable, unique, and not in the way of another page."""

import unicodedata
from collections.abc import Callable
from itertools import count
from urllib.parse import quote

from django.contrib.redirects.models import Redirect
from django.db import models
from django.utils.text import slugify

from .models import Page, Post, Tag

# What stands, or will stand, at the top level beside the plain pages.
RESERVED_FOR_PAGES = frozenset(
    {
        "accounts",
        "admin",
        "api",
        "archive",
        "articles",
        "authors",
        "comments",
        "desk",
        "favicon",
        "feed",
        "feeds",
        "files",
        "health",
        "humans",
        "insights",
        "live",
        "mail",
        "media",
        "metrics",
        "new",
        "people",
        "robots",
        "search",
        "security",
        "site",
        "sitemap",
        "static",
        "stories",
        "tags",
        "undefined",
        "well-known",
        "write",
    }
)
# Kept for lists of articles.
RESERVED_FOR_POSTS = frozenset(["all", "drafts", "feed", "new", "page"])
# django.contrib.redirects keeps addresses of up to 200 characters, as they travel: an
# ideograph takes nine of them.
QUOTED_MAX_LENGTH = 150
# How often somebody else may take an address between looking and storing.
ATTEMPTS = 5


def post_slug(title: str, *, post: Post | None = None) -> str:
    """A free address for an article called `title`; `post` may keep what it has."""
    return _free(readable_slug(title, "article"), lambda slug: is_post_slug_free(slug, post=post))


def page_slug(title: str, *, page: Page | None = None) -> str:
    return _free(readable_slug(title, "page"), lambda slug: is_page_slug_free(slug, page=page))


def tag_slug(name: str) -> str:
    free = Tag.objects.filter
    return _free(readable_slug(name, "tag", 50), lambda slug: not free(slug=slug).exists())


def is_post_slug_free(slug: str, *, post: Post | None = None) -> bool:
    return slug not in RESERVED_FOR_POSTS and not (
        _is_taken(Post.objects.all(), slug, post) or _leads_elsewhere(Post(slug=slug), post)
    )


def is_page_slug_free(slug: str, *, page: Page | None = None) -> bool:
    return slug not in RESERVED_FOR_PAGES and not (
        _is_taken(Page.objects.all(), slug, page) or _leads_elsewhere(Page(slug=slug), page)
    )


def readable_slug(text: str, otherwise: str, max_length: int = 80) -> str:
    """Letters of any script, joined by hyphens: "Über uns!" → "über-uns".

    A text without letters is spelled by the names of its signs: "🎉" → "party-popper".
    """
    slug = shortened(slugify(text, allow_unicode=True), max_length)
    if not slug.strip("_-"):
        names = " ".join(unicodedata.name(c, "") for c in text if unicodedata.category(c) == "So")
        slug = shortened(slugify(names), max_length)
    return slug or otherwise


def shortened(slug: str, max_length: int) -> str:
    """Cut at a hyphen, where there is one, and short enough to travel."""
    cut = slug[:max_length]
    while len(quote(cut)) > QUOTED_MAX_LENGTH:
        cut = cut[:-1]
    if len(cut) < len(slug) and slug[len(cut)] != "-" and "-" in cut[len(cut) // 2 :]:
        cut = cut.rpartition("-")[0]
    return cut.strip("-")


def _free(slug: str, is_free: Callable[[str], bool]) -> str:
    if is_free(slug):
        return slug
    return next(f"{slug}-{n}" for n in count(2) if is_free(f"{slug}-{n}"))


def _is_taken(rows: models.QuerySet, slug: str, own: models.Model | None) -> bool:
    return rows.filter(slug=slug).exclude(pk=own.pk if own else None).exists()


def _leads_elsewhere(candidate: Post | Page, own: Post | Page | None) -> bool:
    """Whether it is a former address of another one, where links still arrive."""
    forwards = Redirect.objects.filter(old_path=candidate.get_absolute_url())
    return forwards.exclude(new_path=own.get_absolute_url() if own else "").exists()
