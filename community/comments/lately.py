"""What readers said lately, for the front page."""

from dataclasses import dataclass
from functools import lru_cache

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


_LATEST = f"""
SELECT said.post_id, said.xtdcomment_ptr_id, said.body_html,
COALESCE(NULLIF(writer.name, ''), writer.username, base.user_name), post.title
FROM comments_comment said JOIN blog_post post ON post.id = said.post_id {WRITERS}
WHERE said.state = 'public' AND NOT said.by_team AND post.state = 'published'
ORDER BY said.xtdcomment_ptr_id DESC LIMIT {5 * MOST}
"""


def said_lately() -> list[SaidLately]:
    """The latest words of readers under what is published; at most one from each article."""
    found: dict[int, SaidLately] = {}
    for post_id, pk, html, name, title in statements.rows(_LATEST, []):
        if post_id not in found and len(found) < MOST:
            found[post_id] = SaidLately(_beginning(html), name, title, permalink(pk))
    return list(found.values())


@lru_cache(maxsize=200)
def _beginning(html: str) -> str:
    return excerpt(html, LENGTH)
