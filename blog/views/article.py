from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socialblog.lib.links import absolute_url

from ..access import can_change, get_article
from ..page_cache import rests_on


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    post = get_article(slug, request.user)
    rests_on(request, post)
    return render(
        request,
        "blog/article.html",
        {
            "post": post,
            "canonical_url": absolute_url(post.get_absolute_url()),
            "cover_url": absolute_url(post.cover.url) if post.cover else "",
            "can_change": can_change(post, request.user),
        },
    )
