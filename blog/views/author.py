from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socialblog.lib.paging import page_of

from ..access import get_author
from ..models import Post


@require_safe
def author(request: HttpRequest, username: str) -> HttpResponse:
    member = get_author(username)
    page = page_of(Post.objects.published().by(member).for_list(), request, by="-published_at")
    return render(request, "blog/author.html", {"author": member, "posts": page.rows, "page": page})
