from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse


class NulIsNotFound:
    """No address of ours has the character NUL, and PostgreSQL fails on it instead of finding
    nothing: asked for by whoever looks for holes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return self.get_response(request)
