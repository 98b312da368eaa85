"""What is measured, each beside the floor that it is compared with."""

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import cycle

from django.utils import timezone

from blog.models import Post

from . import database, visitors
from .desk_rows import desk_pages
from .kept_rows import kept
from .reader_rows import in_long_ones, lists, uncached
from .row import Row
from .seeding import AUTHOR, EDITOR, measured_sizes, slug_of


@dataclass(frozen=True)
class Rows:
    """Floors stand first: `floor_of` finds the one that a row is compared with."""

    hello: Row
    floors: dict[int, Row]  # by the size of the article
    insert: Row
    pages: list[Row]
    replies: list[Row]

    @property
    def reads(self) -> list[Row]:
        """Everything that is compared with the smallest of the reading floors."""
        return [self.hello, *list(self.floors.values())[1:], *self.pages]

    def floor_of(self, row: Row) -> Row:
        return row.floor or (self.insert if row.writes else next(iter(self.floors.values())))

    def only(self, words: str) -> "Rows":
        """Those that have the words in their names."""
        return replace(
            self,
            pages=[row for row in self.pages if words in row.name],
            replies=[row for row in self.replies if words in row.name],
        )

    @property
    def all(self) -> list[Row]:
        writes = [self.insert, *self.replies] if self.replies else []
        return [self.hello, *self.floors.values(), *self.pages, *writes]


def rows(comments: int) -> Rows:
    """For a seeded database; makes the sessions that it needs."""
    sizes = measured_sizes(comments)
    posts = {size: Post.objects.get(slug=slug_of(size)) for size in sizes}
    reader = visitors.log_in_one("reader-0")
    cookies = cycle(visitors.writers())
    hello = Row("hello", visitors.gets("/bare/hello/"))
    return Rows(
        hello=hello,
        floors={
            size: Row(
                f"floor: {size:,} stored comments joined",
                visitors.gets(f"/bare/comments/{posts[size].pk}/"),
                size=size,
            )
            for size in sizes
            if size
        },
        insert=Row("floor: one insert and a counter", visitors.posts("/bare/insert/"), writes=True),
        pages=[
            Row("hello through the site's middleware", visitors.gets("/all-middleware/hello/")),
            *kept(posts, hello),
            *lists(),
            *(
                Row(
                    f"article with {size:,} comments",
                    visitors.uncached(_address(posts[size])),
                    200,
                    size,
                )
                for size in sizes
            ),
            *(
                Row(
                    f"article with {size:,} comments, member",
                    visitors.gets(_address(posts[size]), reader),
                    size=size,
                )
                for size in sizes
                if size
            ),
            *uncached(posts),
            *in_long_ones(posts),
            *(
                Row(name, visitors.gets(address, cookie))
                for name, address, cookie in desk_pages(slug_of(max(sizes)), EDITOR, AUTHOR)
            ),
            Row("record of a month, editor", visitors.gets(_record(), visitors.log_in_one(EDITOR))),
        ],
        replies=[
            Row(
                f"reply under {size:,} comments" if size else "first comment of an article",
                visitors.replies(
                    f"/comments/on/{posts[size].slug}/", database.parents(size), cookies
                ),
                status=302,
                size=size,
                writes=True,
            )
            for size in sizes
        ],
    )


def _record() -> str:
    """Of the month before the last one: the newest comments are some weeks old."""
    return f"/desk/record/?period={timezone.now() - timedelta(days=60):%Y-%m}"


def _address(post: Post) -> str:
    return post.get_absolute_url()
