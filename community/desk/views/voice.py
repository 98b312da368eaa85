from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.members.access import require_team

from ..access import get_voice
from ..filters import Filters
from ..opening import open_voice
from .acts import acts_html, box_urls, note_html
from .box import box


@require_safe
@require_team
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One voice alone: what a mail or a colleague links to."""
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    opened = open_voice(voice, by=filters.member, now=timezone.now())
    return render(
        request,
        "desk/voice.html",
        {
            "filters": filters,
            "opened": opened,
            "current": "",
            **box_urls(filters, opened),
            "form": box(request, filters, opened),
            "note_new": note_html(request, filters, opened),
            "acts": acts_html(request, filters, opened),
        },
    )
