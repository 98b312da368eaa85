from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# The longest of our own addresses, a view of the desk with every filter, has about twenty.
MOST_PARAMETERS = 100
MOST_RANGES = 5
LONGEST_QUERY = 8_000


class OnlyWithinBounds:
    """No reader and no page of ours asks so: refused before anybody is asked anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY or query.count("&") >= MOST_PARAMETERS:
            raise BadRequest("More parameters than an address of ours has")
        if request.META.get("HTTP_RANGE", "").count(",") >= MOST_RANGES:
            # Each part would be read and sent anew, some thousand times over.
            return HttpResponse(status=416)
        return self.get_response(request)
