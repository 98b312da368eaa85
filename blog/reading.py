"""Articles with what pages show of them: one with everything, and those of a list."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, models
from django.http import HttpRequest

from community.members.models import Member
from socialblog.lib import statements
from socialblog.lib.paging import Page, page_of

from .models import Image, Post, Tag
from .models.post import PostQuerySet


def post_to_read(slug: str) -> Post | None:
    """With its cover, authors and tags; without what only those who write it see."""
    found = statements.rows(_sql(connection.vendor), [slug])
    if not found:
        return None
    *values, authors, tags = found[0]
    post = _model(Post, _POST, values[: len(_POST)])
    post.known_authors = _authors(authors)
    post.known_tags = [_model(Tag, _TAG, tag) for tag in json.loads(tags or "[]")]
    post.cover = _cover(values[len(_POST) :])
    return post


def list_page(posts: PostQuerySet, request: HttpRequest, *, size: int = 20) -> Page:
    """The newest first, each with what a reading list shows of it, in two queries."""
    page = page_of(posts.only(*_IN_LISTS), request, by="-published_at", size=size)
    if page.rows:
        _read_around(page.rows)
    return page


def _read_around(posts: list[Post]) -> None:
    wanted = {post.pk: post for post in posts}
    sql = _around_sql(connection.vendor, statements.ids_table())
    for pk, *cover, authors in statements.rows(sql, [statements.ids_parameter(list(wanted))]):
        post = wanted[pk]
        post.known_authors = _authors(authors)
        post.cover = _cover(cover)


def _authors(found: str | None) -> list[Member]:
    return [_model(Member, _AUTHOR, author) for author in json.loads(found or "[]")]


def _cover(values: Sequence[Any]) -> Image | None:
    if values[0] is None:
        return None
    cover = _model(Image, _COVER, values)
    cover.widths = json.loads(cover.widths)
    return cover


def _model(kind: type[models.Model], names: list[str], values: Sequence[Any]) -> Any:
    """One that reads what it wasn't given when it is asked for it."""
    plain = [statements.moment(value) if isinstance(value, datetime) else value for value in values]
    return kind.from_db(connection.alias, names, plain)


def _columns(kind: type[models.Model], *, without: Sequence[str] = ()) -> list[str]:
    return [field.attname for field in kind._meta.concrete_fields if field.name not in without]


_POST = _columns(Post, without=["body", "contents"])
_COVER = _columns(Image)
_OF_AUTHORS = ("id", "username", "is_active", "name", "bio_html", "picture")
_AUTHOR = [name for name in _columns(Member) if name in _OF_AUTHORS]
_TAG = ["id", "name", "slug"]


_IN_LISTS = ("title", "slug", "summary", "state", "published_at", "page_version")


@cache
def _sql(vendor: str) -> str:
    post = ", ".join(f"post.{name}" for name in _POST)
    tags = f"""
SELECT {_row(vendor, "tag", _TAG)} AS row FROM blog_post_tags has
JOIN blog_tag tag ON tag.id = has.tag_id
WHERE has.post_id = post.id ORDER BY tag.name"""
    return f"""
SELECT {post}, {_of_cover()}, ({_authors_sql(vendor)}), ({_rows(vendor, tags)})
FROM blog_post post LEFT JOIN blog_image cover ON cover.id = post.cover_id
WHERE post.slug = %s"""


@cache
def _around_sql(vendor: str, ids: str) -> str:
    return f"""
SELECT post.id, {_of_cover()}, ({_authors_sql(vendor)})
FROM {ids} wanted JOIN blog_post post ON post.id = wanted.id
LEFT JOIN blog_image cover ON cover.id = post.cover_id"""


def _of_cover() -> str:
    return ", ".join(f"cover.{name}" for name in _COVER)


def _authors_sql(vendor: str) -> str:
    authors = f"""
SELECT {_row(vendor, "member", _AUTHOR)} AS row FROM blog_authorship wrote
JOIN members_member member ON member.id = wrote.member_id
WHERE wrote.post_id = post.id ORDER BY wrote.position, wrote.id"""
    return _rows(vendor, authors)


def _row(vendor: str, table: str, names: list[str]) -> str:
    array = "json_build_array" if vendor == "postgresql" else "json_array"
    return f"{array}({', '.join(f'{table}.{name}' for name in names)})"


def _rows(vendor: str, sql: str) -> str:
    """Several rows as one text."""
    if vendor == "postgresql":
        return f"SELECT CAST(json_agg(row) AS TEXT) FROM ({sql}) rows"
    return f"SELECT json_group_array(json(row)) FROM ({sql}) rows"
