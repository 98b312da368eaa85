"""Pages for the team that keep what was written when the log-in is over."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

View = Callable[..., HttpResponseBase]


def session_kept(view: View) -> View:
    """Who sends an hour's writing after their session ended gets it back, not the log-in page.

    Stands outside of the decorator that asks who may: that one leads strangers to the log-in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated or not request.POST.get("body"):
            return view(request, *args, **kwargs)
        typed = {name: request.POST.get(name, "") for name in ("title", "summary", "body")}
        return render(request, "blog/logged_out.html", {"typed": typed}, status=403)

    return guarded
