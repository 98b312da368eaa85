import codecs
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

_UNDERSTOOD = {"utf-8", "ascii"}


class OnlyUtf8:
    """Our pages ask for UTF-8, and browsers send it. Python knows more names than texts have
    encodings: some of them read nothing, others make half characters that no database takes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # What the request says about itself; Django has looked up that there is such a name.
        if request.encoding and codecs.lookup(request.encoding).name not in _UNDERSTOOD:
            request.encoding = "utf-8"  # the page that refuses reads the address too
            raise BadRequest("Only UTF-8 is read here")
        return self.get_response(request)
