"""What other rooms want their author to see before an article becomes public."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from .models import Post

Ask = Callable[[HttpRequest, Post], HttpResponse | None]


def asked_first(request: HttpRequest, post: Post) -> HttpResponse | None:
    """The answer of the first room that has something to say; the article is saved already.

    Whoever holds it up publishes it on a page of their own, so that there is no word in a form
    by which a browser could claim to have been asked.
    """
    for ask in _rooms():
        answer = ask(request, post)
        if answer is not None:
            return answer
    return None


@cache
def _rooms() -> list[Ask]:
    return [import_string(name) for name in import_string(settings.BEFORE_PUBLISH)]
