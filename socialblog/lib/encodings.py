import codecs
import re
from collections.abc import Callable, Iterable
from typing import Any

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


_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.IGNORECASE)


def refusing_other_alphabets(application: Callable[..., Any]) -> Callable[..., Iterable[bytes]]:
    """The same before Django has made a request of it: it reads the address by what the request
    says of its body, and fails there on names of what isn't an encoding of texts."""

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        named = _CHARSET.search(environ.get("CONTENT_TYPE") or "")
        if named and not _is_understood(named[1]):
            start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"Only UTF-8 is read here.\n"]
        return application(environ, start_response)

    return serve


def _is_understood(name: str) -> bool:
    try:
        return codecs.lookup(name).name in _UNDERSTOOD
    except (LookupError, ValueError):
        return True  # an unknown name is nobody's encoding: Django leaves it aside
