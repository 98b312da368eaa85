"""An article with everything that its own page shows, in one statement."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, models

from community.members.models import Member
from socialblog.lib import statements

from .models import Image, Post, Tag


def post_to_read(slug: str) -> Post | None:
    """With its cover, authors and tags; without what only those who write it see."""
    found = statements.rows(_sql(connection.vendor), [slug])
    if not found:
        return None
    *values, authors, tags = found[0]
    post = _model(Post, _POST, values[: len(_POST)])
    post.known_authors = [_model(Member, _AUTHOR, author) for author in json.loads(authors or "[]")]
    post.known_tags = [_model(Tag, _TAG, tag) for tag in json.loads(tags or "[]")]
    cover = values[len(_POST) :]
    post.cover = None if post.cover_id is None else _model(Image, _COVER, cover)
    if post.cover is not None:
        post.cover.widths = json.loads(post.cover.widths)
    return post


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


@cache
def _sql(vendor: str) -> str:
    if vendor == "postgresql":
        row, rows = "json_build_array({})", "CAST(json_agg(row) AS TEXT)"
    else:
        row, rows = "json_array({})", "json_group_array(json(row))"
    post = ", ".join(f"post.{name}" for name in _POST)
    cover = ", ".join(f"cover.{name}" for name in _COVER)
    author = row.format(", ".join(f"member.{name}" for name in _AUTHOR))
    tag = row.format(", ".join(f"tag.{name}" for name in _TAG))
    return f"""
SELECT {post}, {cover}, (
    SELECT {rows} FROM (
        SELECT {author} AS row FROM blog_authorship said
        JOIN members_member member ON member.id = said.member_id
        WHERE said.post_id = post.id ORDER BY said.position, said.id
    ) authors
), (
    SELECT {rows} FROM (
        SELECT {tag} AS row FROM blog_post_tags has JOIN blog_tag tag ON tag.id = has.tag_id
        WHERE has.post_id = post.id ORDER BY tag.name
    ) tags
)
FROM blog_post post LEFT JOIN blog_image cover ON cover.id = post.cover_id
WHERE post.slug = %s"""
