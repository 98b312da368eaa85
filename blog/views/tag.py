from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from socialblog.lib.paging import page_of

from ..models import Post, Tag


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    page = page_of(Post.objects.published().tagged(found).for_list(), request, by="-published_at")
    return render(request, "blog/tag.html", {"tag": found, "posts": page.rows, "page": page})
