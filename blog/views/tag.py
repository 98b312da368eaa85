from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Post, Tag
from ..page_cache import rests_on
from ..page_cache.windows import keep_real_places
from ..reading import list_page


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    page = list_page(Post.objects.published().tagged(found), request)
    rests_on(request, *page.rows, lists=True)
    keep_real_places(request)
    return render(request, "blog/tag.html", {"tag": found, "posts": page.rows, "page": page})
