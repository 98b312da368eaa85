from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.members.access import require_moderator
from community.moderation.forms import RemoveForm
from community.moderation.queues import held_page, reported_page


@require_safe
@require_moderator
def held(request: HttpRequest) -> HttpResponse:
    return _queue_page(request, "held")


@require_safe
@require_moderator
def reported(request: HttpRequest) -> HttpResponse:
    return _queue_page(request, "reported")


def _queue_page(request: HttpRequest, queue: str) -> HttpResponse:
    page = held_page(request) if queue == "held" else reported_page(request)
    context = {
        "queue": queue,
        "current": queue,
        "page": page,
        "items": page.rows,
        "remove_form": RemoveForm(auto_id=False),
        "empty_title": _("Nothing is held.") if queue == "held" else _("Nothing was reported."),
    }
    return render(request, f"desk/{queue}.html", context)
