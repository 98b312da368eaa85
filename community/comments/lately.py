"""What readers said lately, for the front page."""

from dataclasses import dataclass
from functools import lru_cache

from blog.models import Post
from blog.page_cache import Witness
from socialblog.lib import statements
from socialblog.lib.html import excerpt

from .pieces import permalink
from .rows import WRITERS

LENGTH = 110
MOST = 4


@dataclass(frozen=True)
class SaidLately:
    excerpt: str
    author_name: str
    post_title: str
    permalink: str


# The ids of all that is looked at, summed: one that comes in is larger than the one that it
# pushes out, and one that leaves raises its article's page version.
WITNESS = f"""
SELECT CAST(COALESCE(SUM(id), 0) AS BIGINT) FROM (
SELECT said.xtdcomment_ptr_id AS id
FROM comments_comment said JOIN blog_post post ON post.id = said.post_id
WHERE said.state = 'public' AND NOT said.by_team AND post.state = 'published'
ORDER BY said.xtdcomment_ptr_id DESC LIMIT {5 * MOST}
) latest
"""
_LATEST = f"""
SELECT said.post_id, post.page_version, said.xtdcomment_ptr_id, said.body_html,
COALESCE(NULLIF(writer.name, ''), writer.username, base.user_name), post.title
FROM comments_comment said JOIN blog_post post ON post.id = said.post_id {WRITERS}
WHERE said.state = 'public' AND NOT said.by_team AND post.state = 'published'
ORDER BY said.xtdcomment_ptr_id DESC LIMIT {5 * MOST}
"""


@dataclass(frozen=True)
class Lately:
    """Lines, and what a page that shows them rests on."""

    lines: list[SaidLately]
    posts: list[Post]
    witness: Witness


def said_lately() -> Lately:
    """The latest words of readers under what is published; at most one from each article."""
    found: dict[int, SaidLately] = {}
    versions: dict[int, int] = {}
    looked_at = 0
    for post_id, version, pk, html, name, title in statements.rows(_LATEST, []):
        versions[post_id] = version
        looked_at += pk
        if post_id not in found and len(found) < MOST:
            found[post_id] = SaidLately(_beginning(html), name, title, permalink(pk))
    posts = [Post(pk=pk, page_version=version) for pk, version in versions.items()]
    return Lately(list(found.values()), posts, Witness("said_lately", looked_at))


@lru_cache(maxsize=200)
def _beginning(html: str) -> str:
    return excerpt(html, LENGTH)
