"""How the database answers what the hot pages ask: each page's own SQL, explained."""

from django.db import connection
from django.db.models import Count

from blog.models import Post
from community.comments.models import Comment
from community.comments.places import address_in_article

from . import visitors
from .counting import statements
from .rows import Row
from .seeding import EDITOR, measured_sizes, slug_of


def explained(comments: int) -> str:
    """For people: page by page, each statement with its plan."""
    return "\n\n".join(
        f"# {row.name}\n\n" + "\n\n".join(_plan(sql) for sql in statements(row))
        for row in _hot(comments)
    )


def _hot(comments: int) -> list[Row]:
    size = max(measured_sizes(comments))
    post = Post.objects.get(slug=slug_of(size))
    longest = post.comments.values_list("root_id").annotate(n=Count("pk")).order_by("-n")[0][0]
    inside = list(Comment.objects.filter(root_id=longest).in_reading_order())
    middle = address_in_article(inside[len(inside) // 2]).partition("#")[0]
    editor = visitors.log_in_one(EDITOR)
    return [
        Row("home", visitors.gets("/")),
        Row(f"article with {size:,} comments", visitors.gets(post.get_absolute_url())),
        Row("a reply in the middle of its longest thread", visitors.gets(middle)),
        Row("more replies", visitors.gets(f"/comments/{longest}/replies/?after={longest}")),
        Row("desk", visitors.gets("/desk/", editor)),
        Row("desk, one article", visitors.gets(f"/desk/?post={post.slug}", editor)),
    ]


def _plan(sql: str) -> str:
    how = (
        "EXPLAIN (ANALYZE, COSTS OFF)"
        if connection.vendor == "postgresql"
        else "EXPLAIN QUERY PLAN"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{how} {sql}")
        rows = cursor.fetchall()
    return "\n".join([sql, *(f"    {row[-1]}" for row in rows)])
