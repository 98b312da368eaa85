"""Which places of a list are real: cursors can be forged without end."""

from django.http import HttpRequest

from socialblog.lib.paging import AFTER, BEFORE, Cursor

from ..models import Post
from .ground import is_linked_to


def keep_real_places(request: HttpRequest) -> None:
    """Keep a page of articles where its cursor is that of an article, written as we do."""
    text = request.GET.get(AFTER) or request.GET.get(BEFORE)
    if text and _is_of_an_article(text):
        is_linked_to(request)


def _is_of_an_article(text: str) -> bool:
    cursor = Cursor.read(text)
    return (
        str(cursor) == text and Post.objects.filter(pk=cursor.id, published_at=cursor.at).exists()
    )
