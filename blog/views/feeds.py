from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from .. import site
from ..access import get_author
from ..atom import atom_feed
from ..models import Post, Tag
from ..models.post import PostQuerySet
from ..page_cache import rests_on

SIZE = 20


def feed_etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """Every change that a feed shows raises one of these two."""
    now = site.of(request)
    return f'W/"{now.site_version}-{now.list_version}"'


def _feed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return require_safe(cache_control(public=True, max_age=0)(condition(feed_etag)(view)))


@_feed
def site_feed(request: HttpRequest) -> HttpResponse:
    return _answer(request, Post.objects.published(), reverse("blog:home"))


@_feed
def tag_feed(request: HttpRequest, slug: str) -> HttpResponse:
    tag = get_object_or_404(Tag, slug=slug)
    posts = Post.objects.published().tagged(tag)
    return _answer(request, posts, tag.get_absolute_url(), tag.name, tag.description)


@_feed
def author_feed(request: HttpRequest, username: str) -> HttpResponse:
    author = get_author(username)
    posts = Post.objects.published().by(author)
    path = reverse("blog:author", args=[author.username])
    return _answer(request, posts, path, author.display_name)


def _answer(
    request: HttpRequest, posts: PostQuerySet, path: str, of: str = "", about: str = ""
) -> HttpResponse:
    rests_on(request, lists=True)
    around = site.of(request)
    content = atom_feed(
        posts.for_page().defer("body", "contents").newest_first()[:SIZE],
        title=f"{around.name} · {of}" if of else around.name,
        subtitle=about if of else around.tagline,
        path=path,
        feed_path=escape_uri_path(request.path),
        language=around.language,
    )
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
