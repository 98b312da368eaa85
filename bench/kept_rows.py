"""Pages that are finished already, compared with a view that answers a word."""

from itertools import cycle

from django.urls import reverse

from blog.models import Post

from . import visitors
from .row import Row
from .seeding import AUTHOR


def kept(posts: dict[int, Post], hello: Row) -> list[Row]:
    """Each from the page cache, and each once more for who has it already."""
    addresses = {
        **{
            f"kept article with {size:,} comments": posts[size].get_absolute_url() for size in posts
        },
        "kept home": reverse("blog:home"),
        "kept author": reverse("blog:author", args=[AUTHOR]),
        "kept archive": reverse("blog:archive"),
        "kept feed": reverse("blog:feed"),
    }
    found = []
    for name, address in addresses.items():
        found.append(Row(name, visitors.gets(address), floor=hello))
        # Whatever page of this address they have: the tags change while others write.
        theirs = cycle([visitors.get(address, "If-None-Match: *")])
        found.append(Row(f"{name}, 304", theirs, status=304, floor=hello))
    return found
