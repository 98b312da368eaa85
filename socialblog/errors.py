"""What a person sees when a request can't be served."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException, UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.defaults import server_error as djangos_server_error

from socialblog.lib.unwritable import Trouble, trouble_of

RETRY_SECONDS = 60


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token was lost: say so, and give back what was typed."""
    return render(request, "403_csrf.html", {"typed": typed(request)}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that is read-only, overrun or gone and a disk that is full are no mistakes of
    ours: it will be over, and until then people are told so and keep what they wrote."""
    trouble = trouble_of(sys.exc_info()[1])
    if trouble is None:
        return djangos_server_error(request)
    title, why = words(trouble)
    if request.headers.get("Accept") == "application/json":
        response: HttpResponse = JsonResponse({"error": f"{title}. {why}"}, status=503)
    else:
        context = {"title": title, "why": why, "typed": typed(request)}
        response = render(request, "503.html", context, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def words(trouble: Trouble) -> tuple[str, str]:
    if trouble is Trouble.READ_ONLY:
        return _("Nothing can be saved right now"), _(
            "This site can be read, but takes nothing new at the moment. That is over soon. "
            "What you sent was not saved."
        )
    if trouble is Trouble.BUSY:
        return _("That took too long"), _(
            "Many people write here at this moment, and it wasn't your turn in time. "
            "What you sent was not saved."
        )
    if trouble is Trouble.NO_ROOM:
        return _("There is no room for pictures right now"), _(
            "The place where this site keeps pictures takes no more at the moment; texts without "
            "pictures can be saved. What you sent was not saved."
        )
    return _("We can't reach our own texts right now"), _(
        "The database of this site doesn't answer at the moment. That is over soon. "
        "What you sent was not saved."
    )


# Where a single word is worth keeping too.
_TEXTS = ("title", "summary", "comment", "body", "text", "bio", "note", "reason", "name")


def typed(request: HttpRequest) -> str:
    """What somebody wrote with this request, to be copied; never a password."""
    try:
        fields = request.POST.dict()
    except (RawPostDataException, UnreadablePostError, RequestDataTooBig, TooManyFieldsSent):
        return ""
    return "\n\n".join(filter(None, (_text(name, str(fields[name])) for name in fields)))


def _text(name: str, value: str) -> str:
    if "password" in name or name.startswith("csrf") or name == "credential":
        return ""
    return value.strip() if name in _TEXTS or len(value.split()) > 1 else ""
