"""For those who watch over the site: load balancers, monitors, and its editors."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.members.access import require_editor

from .checks import Check, all_checks, undelivered


def live(request: HttpRequest) -> HttpResponse:
    """This process answers. It asks nothing of anybody: a database that is away is no reason to
    start a process anew."""
    return _answer([Check("live", True, _("This process answers."))], 200)


def ready(request: HttpRequest) -> HttpResponse:
    """Whether readers may be sent here. A late worker or a full disk keeps nobody from reading."""
    checks = all_checks()
    return _answer(checks, 503 if any(c.needed and not c.ok for c in checks) else 200)


def all_well(request: HttpRequest) -> HttpResponse:
    """For a monitor that wakes somebody."""
    checks = all_checks()
    return _answer(checks, 503 if any(not check.ok for check in checks) else 200)


@require_safe
@require_editor
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "socialblog/running.html", {"checks": [*all_checks(), undelivered()]})


def _answer(checks: list[Check], status: int) -> HttpResponse:
    found = [{"name": check.name, "ok": check.ok, "says": check.says} for check in checks]
    body = {"ok": status == 200, "checks": found}
    return JsonResponse(body, status=status, headers={"Cache-Control": "no-store"})


ADDRESSES = {"/health/": all_well, "/health/live/": live, "/health/ready/": ready}

Answer = Callable[[HttpRequest], HttpResponseBase]


def answer_health_first(get_response: Answer) -> Answer:
    """Middleware before all others. Who asks is a machine: it comes by an address of its own and
    without https, and every other middleware rests on something that may be what is broken."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        view = ADDRESSES.get(request.path_info)
        if view is None:
            return get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return view(request)

    return answer
