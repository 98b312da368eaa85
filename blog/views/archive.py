from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..models import Post
from ..page_cache import rests_on
from ..page_cache.windows import keep_real_places
from ..reading import list_page


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    rests_on(request, lists=True)
    return render(request, "blog/archive.html", {"months": months_with_posts()})


@require_safe
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    if not (1 <= month <= 12 and 1000 < year < 9999):
        raise Http404
    start = timezone.make_aware(datetime(year, month, 1))
    end = timezone.make_aware((datetime(year, month, 1) + timedelta(days=32)).replace(day=1))
    posts = Post.objects.published().filter(published_at__gte=start, published_at__lt=end)
    page = list_page(posts, request)
    if not page.rows:
        raise Http404
    rests_on(request, *page.rows, lists=True)
    keep_real_places(request)
    return render(
        request, "blog/archive_month.html", {"month": start, "posts": page.rows, "page": page}
    )


def months_with_posts() -> list[dict[str, Any]]:
    """Each month that has articles, newest first, as the site's time zone divides them."""
    counts = (
        Post.objects.published()
        .order_by()
        .annotate(month=TruncMonth("published_at"))
        .values_list("month")
        .annotate(count=Count("id"))
        .order_by("-month")
    )
    return [
        {
            "date": month,
            "count": count,
            "url": reverse("blog:archive_month", args=[f"{month:%Y}", f"{month:%m}"]),
        }
        for month, count in counts
    ]
