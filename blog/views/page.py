from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Page
from ..page_cache import rests_on


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    rests_on(request)
    return render(
        request, "blog/page.html", {"page": get_object_or_404(Page, slug=slug, is_public=True)}
    )
