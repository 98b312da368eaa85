"""Pieces of articles and of their lists, from plain values, so that they are made once."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import template
from django.utils.safestring import SafeString

from socialblog.lib.fragments import Fragment

register = template.Library()

_HEAD = Fragment("blog/_article_head.html", most=300)
_TOP = Fragment("blog/_article_top.html", most=300)
_END = Fragment("blog/_article_end.html", most=300)
_ROW = Fragment("blog/_post_row.html", most=1000)
_FIRST = Fragment("blog/_post_first.html", most=10)


class Face(NamedTuple):
    """Who wrote an article; `bio_html` is clean HTML."""

    display_name: str
    username: str
    picture_url: str
    bio_html: str


class Cover(NamedTuple):
    url: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str


@register.simple_tag
def article_head(
    post: Any, site_name: str, canonical_url: str = "", cover_url: str = ""
) -> SafeString:
    return _HEAD(
        title=post.title,
        summary=post.summary,
        published_at=post.published_at,
        site_name=site_name,
        canonical_url=canonical_url,
        cover_url=cover_url,
        cover_alt=post.cover.alt if post.cover else "",
    )


@register.simple_tag
def article_top(post: Any) -> SafeString:
    return _TOP(
        title=post.title,
        summary=post.summary,
        authors=_faces(post.author_list),
        published_at=post.published_at,
        minutes=post.reading_minutes,
        cover=_cover(post),
    )


@register.simple_tag
def article_end(post: Any) -> SafeString:
    return _END(
        tags=tuple((tag.name, tag.slug) for tag in post.tag_list),
        authors=_faces(author for author in post.author_list if author.bio_html),
    )


@register.simple_tag
def post_row(post: Any) -> SafeString:
    """One line of a reading list."""
    return _ROW(**_line(post))


@register.simple_tag
def post_first(post: Any) -> SafeString:
    """The newest, large."""
    return _FIRST(**_line(post))


def _line(post: Any) -> dict[str, Any]:
    return {
        "url": post.get_absolute_url(),
        "title": post.title,
        "summary": post.summary,
        "published_at": post.published_at,
        "authors": _faces(post.author_list),
        "voices": getattr(post, "comment_count_label", ""),
        "cover": _cover(post),
    }


def _faces(authors: Iterable[Any]) -> tuple[Face, ...]:
    return tuple(
        Face(one.display_name, one.username, one.picture_url, one.bio_html) for one in authors
    )


def _cover(post: Any) -> Cover | None:
    cover = post.cover
    if not cover:
        return None
    return Cover(cover.url, cover.srcset, cover.width, cover.height, cover.alt, cover.credit)
