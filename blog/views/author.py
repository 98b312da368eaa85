from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..access import get_author
from ..models import Post
from ..reading import list_page


@require_safe
def author(request: HttpRequest, username: str) -> HttpResponse:
    member = get_author(username)
    page = list_page(Post.objects.published().by(member), request)
    return render(request, "blog/author.html", {"author": member, "posts": page.rows, "page": page})
