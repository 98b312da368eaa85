from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .. import unsubscribing


@csrf_exempt  # RFC 8058: mail programs post without a session; the token is the authority
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing, since mail programs follow links by themselves; POST ends it."""
    found = unsubscribing.find(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        unsubscribing.unsubscribe(found)
    page = render(
        request,
        "notifications/unsubscribe.html",
        {"token": found, "done": request.method == "POST"},
    )
    page["Referrer-Policy"] = "no-referrer"
    page["X-Robots-Tag"] = "noindex"
    return page
