"""Who may open a page. Loaders of other rooms build on these."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .models import Member

View = Callable[..., HttpResponseBase]


class MemberRequest(HttpRequest):
    """What a view behind `member_required` gets."""

    user: Member


def member_required(*abilities: str) -> Callable[[View], View]:
    """Open the view to members, or to those with any of `abilities`.

    Strangers are asked to log in and come back; members without the ability get a 403 with a
    sentence, since that a team has its pages is no secret. Where the existence of one thing is
    private, its loader raises Http404 instead.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(_come_back_to(request), resolve_url("account_login"))
            require_ability(request, *abilities)
            response = view(request, *args, **kwargs)
            if not response.has_header("Cache-Control"):
                # Not no-store: browsers would forget what was typed when somebody goes back.
                patch_cache_control(response, private=True, no_cache=True)
            return response

        return guarded

    return decorate


# The desk: everybody who may answer, write or moderate.
require_team = member_required("answer_readers", "write_posts", "moderate_comments")
require_writer = member_required("write_posts")
require_moderator = member_required("moderate_comments")
require_editor = member_required("edit_site")


def require_ability(request: HttpRequest, *abilities: str) -> None:
    """Refuse unless the visitor has any of `abilities`; without any named, all may."""
    if abilities and not may(request, *abilities):
        raise PermissionDenied(
            _("This page is for the team. If you belong to it, ask an editor to change your role.")
        )


def may(request: HttpRequest, *abilities: str) -> bool:
    """Whether the visitor has any of `abilities`."""
    user = request.user
    return user.is_authenticated and not user.abilities.isdisjoint(abilities)


def load_member(pk: int) -> Member:
    """For pages whose view has asked for its ability already."""
    if pk > 2**63 - 1:
        raise Http404
    return get_object_or_404(Member, pk=pk)


def _come_back_to(request: HttpRequest) -> str:
    """Where to go after logging in: a form's page rather than the address it was sent to."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, request.is_secure()):
        page = urlsplit(referer)
        return f"{page.path}?{page.query}" if page.query else page.path
    return "/"
