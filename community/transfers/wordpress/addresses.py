"""Old addresses lead to the new ones. `#comment-N` never reaches a server: the page has it."""

from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.urls import reverse
from django.utils.text import slugify

from blog.models import Page, Post, Tag

from .reading import Item

LONGEST = 200  # characters that a redirect's row holds


def forward_item(base_url: str, item: Item, place: Post | Page) -> None:
    """The item's permalink, `?p=`, feed and terms. Safe to repeat."""
    new = place.get_absolute_url()
    old = _path(item.link)
    if old and not old.startswith("/?"):
        _forward(old, new)
        _forward(old.rstrip("/") + "/feed/", reverse("blog:feed"))
    if item.id:
        _forward(f"/?p={item.id}", new)
        if item.kind == "page":
            _forward(f"/?page_id={item.id}", new)
    root = urlsplit(base_url).path.rstrip("/")
    for domain, nicename, name in item.terms:
        tag = Tag.objects.filter(name__iexact=name).first()
        if tag is not None:
            part = "category" if domain == "category" else "tag"
            slug = nicename or slugify(name)
            _forward(f"{root}/{part}/{slug}/", tag.get_absolute_url())
            _forward(
                f"{root}/{part}/{slug}/feed/", reverse("blog:tag_feed", kwargs={"slug": tag.slug})
            )


def forward_site(base_url: str) -> None:
    """The feeds of the site as a whole."""
    root = urlsplit(base_url).path.rstrip("/")
    for old in ("/feed/", "/feed/atom/", "/feed/rss/", "/feed/rss2/", "/comments/feed/"):
        _forward(root + old, reverse("blog:feed"))
    _forward("/?feed=rss2", reverse("blog:feed"))


def _forward(old: str, new: str) -> None:
    if old in ("", "/", new) or len(old) > LONGEST or len(new) > LONGEST:
        return
    Redirect.objects.get_or_create(
        site_id=settings.SITE_ID, old_path=old, defaults={"new_path": new}
    )


def _path(link: str) -> str:
    parts = urlsplit(link)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{parts.query}" if parts.query else path
