from django.http import HttpRequest, HttpResponse, HttpResponseGone, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socialblog.lib.paging import AFTER, BEFORE

from ..forwarding import forwarded_path
from ..models import Post
from ..page_cache import rests_on
from ..page_cache.windows import keep_real_places
from ..reading import list_page

PAGE_SIZE = 11  # the newest large, ten below


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if request.GET.keys() - {AFTER, BEFORE}:
        moved = _from_old_address(request)
        if moved:
            return moved
    page = list_page(Post.objects.published(), request, size=PAGE_SIZE)
    rests_on(request, *page.rows, lists=True)
    keep_real_places(request)
    return render(request, "blog/home.html", {"posts": page.rows, "page": page})


def _from_old_address(request: HttpRequest) -> HttpResponse | None:
    """WordPress knew its articles as /?p=12, which is our front page and never a 404."""
    path = forwarded_path(request.get_full_path()[:200])
    if path is None:
        return None
    return HttpResponsePermanentRedirect(path) if path else HttpResponseGone()
