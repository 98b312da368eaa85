"""The first thing that a request meets: strangers get a finished page, if there is one."""

import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from .. import site
from .ground import Ground, ground_of
from .kept import Address, KeptPage, find, keep

Answer = Callable[[HttpRequest], HttpResponseBase]

# Set in the environment of a request for which `door` found nothing.
ASKED = "socialblog.page_cache.asked"
PUBLIC = "public, max-age=0, must-revalidate"
PRIVATE = "private, no-cache"
# The questions that links of our own pages ask, written as they write them.
_WINDOW = re.compile(
    r"from=[1-9]\d{0,9}(&c=[1-9]\d{0,9})?|c=[1-9]\d{0,9}"  # of a conversation
    r"|(after|before)=[\w-]{1,160}"  # of a list
    r"|v=\d{1,19}",  # of the theme
    re.ASCII,
)


class PageCache:
    def __init__(self, get_response: Answer) -> None:
        # Who works on templates wants to see what they look like now.
        if settings.DEBUG or not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = address_of(request.META)
        page = find(address) if address and ASKED not in request.META else None
        if page is None:
            response = self.get_response(request)
            ground = ground_of(request)
            if address is None or ground is None or not _is_for_all(response):
                if "text/html" in response.get("Content-Type", ""):
                    response.headers.setdefault("Cache-Control", PRIVATE)
                return response
            page = _finished(request, response, ground, address)
            if ground.is_linked_to or not address.query:
                keep(address, page)
        return _answer(request, page)


def address_of(meta: dict[str, Any]) -> Address | None:
    """Under which its page may be kept; None for whoever may see another page than all strangers,
    and for whatever the site has to judge itself."""
    if meta["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    cookies = meta.get("HTTP_COOKIE")
    if cookies and (settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies):
        return None
    query = meta.get("QUERY_STRING", "")
    if query and not _WINDOW.fullmatch(query):
        return None
    if "HTTP_AUTHORIZATION" in meta or "HTTP_RANGE" in meta or meta.get("CONTENT_TYPE"):
        return None
    host = meta.get("HTTP_HOST") or meta.get("SERVER_NAME", "")
    if not _is_our_host(host, tuple(settings.ALLOWED_HOSTS)):
        return None
    is_secure = _is_secure(meta)
    if settings.SECURE_SSL_REDIRECT and not is_secure:
        return None
    return Address(is_secure, meta.get("SCRIPT_NAME", ""), meta.get("PATH_INFO", ""), query)


@lru_cache(maxsize=64)
def _is_our_host(host: str, ours: tuple[str, ...]) -> bool:
    """As `HttpRequest.get_host` judges, which refuses the others."""
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, ours)


def _is_secure(meta: dict[str, Any]) -> bool:
    """As `HttpRequest.scheme` tells."""
    if settings.SECURE_PROXY_SSL_HEADER:
        header, wanted = settings.SECURE_PROXY_SSL_HEADER
        told = meta.get(header)
        if told is not None:
            return told.split(",", 1)[0].strip() == wanted
    return meta.get("wsgi.url_scheme") == "https"


def _is_for_all(response: HttpResponseBase) -> bool:
    return (
        isinstance(response, HttpResponse)
        and response.status_code in (200, 302)
        and not response.cookies
        and not re.search("private|no-store", response.get("Cache-Control", ""))
    )


def _finished(
    request: HttpRequest, response: HttpResponseBase, ground: Ground, address: Address
) -> KeptPage:
    assert isinstance(response, HttpResponse)
    body = response.content
    response.headers.setdefault("Cache-Control", PUBLIC)
    response.headers["Content-Length"] = str(len(body))
    around = site.of(request)  # read before the page
    posts = tuple(sorted(ground.posts))
    versions = (
        around.site_version,
        around.list_version if ground.lists else None,
        sum(ground.posts.values()) if ground.posts else None,
        ground.witness.saw if ground.witness else None,
    )
    # Not of the text: each process writes its own time into a form, and all give the same page.
    digest = blake2b(repr((address.key, posts, versions)).encode(), digest_size=12)
    response.headers.setdefault("ETag", f'"{digest.hexdigest()}"')
    return KeptPage(
        response.status_code,
        tuple(response.items()),
        body,
        response.headers["ETag"],
        posts,
        ground.lists,
        ground.witness.name if ground.witness else "",
        versions,
    )


def _answer(request: HttpRequest, page: KeptPage) -> HttpResponse:
    if has_it(request.META.get("HTTP_IF_NONE_MATCH"), page):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
        for name, value in page.headers_alone:
            response.headers[name] = value
        return response
    return HttpResponse(page.body, status=page.status, headers=dict(page.headers))


def has_it(theirs: str | None, page: KeptPage) -> bool:
    """Whether `If-None-Match` names this very page."""
    if not theirs or page.status != 200:
        return False
    if theirs == page.etag:
        return True
    # Whatever compressed the page on its way calls its tag a weak one.
    weak = page.etag.removeprefix("W/")
    return any(tag == "*" or tag.removeprefix("W/") == weak for tag in parse_etags(theirs))
