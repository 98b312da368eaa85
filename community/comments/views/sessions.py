"""Pages for members that keep what was typed when the log-in is over."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from community.members.access import member_required

View = Callable[..., HttpResponseBase]


def session_kept(view: View) -> View:
    """Members only. Who sends a form after their session ended gets the words back."""
    for_members = member_required()(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        typed = request.POST.get("comment") or request.POST.get("note")
        if typed and not request.user.is_authenticated:
            return render(request, "comments/logged_out.html", {"typed": typed}, status=403)
        return for_members(request, *args, **kwargs)

    return guarded
