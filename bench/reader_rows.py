"""What readers open: lists, articles without any cache, and ways into a long conversation."""

from django.db.models import Count
from django.urls import reverse

from blog.models import Post, Tag
from community.comments.models import Comment
from community.comments.places import address_in_article

from . import visitors
from .row import Row
from .seeding import AUTHOR


def lists() -> list[Row]:
    """Those that list articles, compared with fifty of them by a template."""
    floor = Row("floor: 50 articles listed by a template", visitors.gets("/bare/list/"))
    month = Post.objects.published().newest_first()[0].published_at
    addresses = {
        "home": reverse("blog:home"),
        "tag": reverse("blog:tag", args=[Tag.objects.order_by("pk")[0].slug]),
        "author": reverse("blog:author", args=[AUTHOR]),
        "archive": reverse("blog:archive"),
        "month": reverse("blog:archive_month", args=[f"{month:%Y}", f"{month:%m}"]),
    }
    return [
        floor,
        *(Row(name, visitors.uncached(path), floor=floor) for name, path in addresses.items()),
    ]


def uncached(posts: dict[int, Post]) -> list[Row]:
    return [
        Row(
            f"article with {size:,} comments, uncached",
            visitors.uncached(reverse("uncached", args=[post.slug])),
            size=size,
        )
        for size, post in posts.items()
    ]


def in_long_ones(posts: dict[int, Post]) -> list[Row]:
    """Of the longest conversation: a reply in the middle of its longest thread, and the replies
    behind that. Of all that are long: everything at once."""
    size = max(posts)
    threads = posts[size].comments.values_list("root_id").annotate(n=Count("pk"))
    inside = list(Comment.objects.filter(root_id=threads.order_by("-n")[0][0]).in_reading_order())
    middle = inside[len(inside) // 2]
    replies = reverse("comments:replies", args=[middle.root_id])
    whole = [size for size in posts if size >= 1_000]
    return [
        Row(
            f"a reply in the middle of {size:,} comments",
            visitors.uncached(address_in_article(middle).partition("#")[0]),
        ),
        Row(
            f"more replies in the middle of {size:,} comments",
            visitors.uncached(f"{replies}?after={middle.pk}"),
        ),
        *(
            Row(
                f"all {size:,} comments on one page",
                visitors.uncached(reverse("comments:whole", args=[posts[size].slug])),
                size=size,
            )
            for size in whole
        ),
    ]
