"""What a page rests on: while all of it is as it was, every stranger gets the same page."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.http import HttpRequest

from ..models import Post


class Witness(NamedTuple):
    """What a higher room saw when it was asked, under its name in `wiring.PAGE_WITNESSES`."""

    name: str
    saw: int


@dataclass
class Ground:
    posts: dict[int, int] = field(default_factory=dict)  # page versions by id
    lists: bool = False
    witness: Witness | None = None
    is_linked_to: bool = False


def rests_on(
    request: HttpRequest, *posts: Post, lists: bool = False, witness: Witness | None = None
) -> None:
    """Let strangers have this page until one of `posts` changes for its readers, or anything of
    the whole site, or with `lists` which articles there are.

    Call it with rows that were read before what else the page tells of them.
    """
    ground = _ground_of(request)
    for post in posts:
        # The earliest version that was seen: the page may be newer than it says, never older.
        ground.posts[post.pk] = min(post.page_version, ground.posts.get(post.pk, post.page_version))
    ground.lists |= lists
    ground.witness = witness or ground.witness


def is_linked_to(request: HttpRequest) -> None:
    """A page of ours leads to this address with its query. Others aren't kept: of what can be typed
    behind a question mark there is no end."""
    _ground_of(request).is_linked_to = True


def ground_of(request: HttpRequest) -> Ground | None:
    return getattr(request, "page_ground", None)


def _ground_of(request: HttpRequest) -> Ground:
    ground = ground_of(request)
    if ground is None:
        ground = request.page_ground = Ground()  # type: ignore[attr-defined]
    return ground
