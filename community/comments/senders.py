"""Whether a form that arrives was sent from a page of ours.

The page of a stranger is the same for all of them, so its form carries no token. That is safe
because a request without a log-in has no authority that another site could borrow: all that is
asked of it is not to come from another site. A member's request has their authority and needs
the token.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from .refusals import Refused


def check_sender(request: HttpRequest) -> None:
    """Raise Refused unless the form was sent from here. For views that are `csrf_exempt`."""
    if request.user.is_authenticated:
        if _TokenCheck(_unused).process_view(request, _unused, (), {}) is not None:
            raise Refused("lost_token")
    elif not _comes_from_here(request):
        raise Refused("foreign_site")


class _TokenCheck(CsrfViewMiddleware):
    """Django's own check, asked by hand because the view as a whole is exempt from it."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        # The caller answers with the form and the text in it, not with an error page.
        return HttpResponse(status=403)


def _unused(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError("only process_view is asked")


def _comes_from_here(request: HttpRequest) -> bool:
    """What browsers tell of the sending page, from the surest to the weakest.

    Nothing at all is taken as a yes: old browsers and programs without cookies send nothing,
    and there is no authority to protect.
    """
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        return _is_ours(origin, request)
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in ("same-origin", "none")
    if origin:  # "null": a sandboxed frame, a file, or a page that hides where it is
        return False
    referer = request.headers.get("Referer", "")
    return not referer or _is_ours(referer, request)


def _is_ours(address: str, request: HttpRequest) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    # By host alone: behind a proxy Django may not know that the visitor came by https.
    trusted = {urlsplit(origin).netloc for origin in settings.CSRF_TRUSTED_ORIGINS}
    return parts.netloc in trusted | {request.get_host()}
