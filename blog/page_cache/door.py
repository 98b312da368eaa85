"""The same in front of Django: where a finished page is there, Django isn't asked at all.

What Django does around each request (signals, the request, the resolver) costs as much again as
the page and its query.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.conf import settings

from .kept import find
from .middleware import ASKED, address_of, has_it

Application = Callable[..., Iterable[bytes]]


def pages_first(application: Application) -> Application:
    if settings.DEBUG or not settings.PAGE_CACHE_BYTES:
        return application
    if settings.DATABASES["default"].get("OPTIONS", {}).get("pool"):
        # Django gives a pool its connection back; the middleware of the same name does here.
        return application

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        address = address_of(environ)
        page = find(address) if address else None
        if page is None:
            environ[ASKED] = True
            return application(environ, start_response)
        if has_it(environ.get("HTTP_IF_NONE_MATCH"), page):
            start_response("304 Not Modified", list(page.headers_alone))
            return ()
        start_response(f"{page.status} {HTTPStatus(page.status).phrase}", list(page.headers))
        return () if environ["REQUEST_METHOD"] == "HEAD" else (page.body,)

    return serve
