from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from community.members.models import Member

from ..access import get_author
from ..models import Post
from ..page_cache import rests_on
from ..page_cache.windows import keep_real_places
from ..reading import list_page


@require_safe
def author(request: HttpRequest, username: str) -> HttpResponse:
    member = get_object_or_404(Member, username=username)
    page = list_page(Post.objects.published().by(member), request)
    if not page.rows:
        get_author(username)  # who may be known as one without any
    rests_on(request, *page.rows, lists=True)
    keep_real_places(request)
    return render(request, "blog/author.html", {"author": member, "posts": page.rows, "page": page})
