"""A form with somebody's words in it never ends on a page without them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

View = Callable[..., HttpResponseBase]


def words_kept(field: str, back: str = "") -> Callable[[View], View]:
    """For views that take a voice's id and a text: where they refuse, the text is given back.

    Logged out, no longer of the team, or gone: a page says which, and shows what was typed.
    `back` names the page to come back to where that isn't the voice's own.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **named: Any) -> HttpResponseBase:
            typed = request.POST.get(field, "")
            if not request.user.is_authenticated and (typed or not back):
                url = reverse(back) if back else reverse("desk:voice", args=[named["pk"]])
                context = {"typed": typed, "back_url": url}
                return render(request, "desk/logged_out.html", context, status=403)
            try:
                return view(request, **named)
            except Http404:
                if not typed:
                    raise
                return _page(request, _("This can't be found any more"), _gone(back), typed, 404)
            except PermissionDenied as refusal:
                if not typed:
                    raise
                return _page(request, _("This isn't yours to answer"), str(refusal), typed, 403)

        return guarded

    return decorate


def _gone(back: str) -> str:
    if back:
        return _(
            "It was deleted, or isn't yours to change. Nothing was saved; "
            "your words are below, to be copied."
        )
    return _(
        "Somebody else took care of it, or its article is gone. Nothing was sent; "
        "your words are below, to be copied."
    )


def _page(request: HttpRequest, title: str, why: str, typed: str, status: int) -> HttpResponse:
    context = {"title": title, "why": why, "typed": typed}
    return render(request, "desk/words_kept.html", context, status=status)
