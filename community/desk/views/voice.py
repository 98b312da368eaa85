from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.members.access import require_team

from ..access import get_voice
from ..answer_form import AnswerForm
from ..filters import Filters
from ..forms import CloseForm
from ..listing import opened_alone
from .lanes import act_urls


@require_safe
@require_team
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One voice alone: what a mail or a colleague links to."""
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    opened = opened_alone(voice, filters)
    return render(
        request,
        "desk/voice.html",
        {
            "filters": filters,
            "opened": opened,
            "current": "",
            **act_urls(filters, opened),
            "form": AnswerForm(),
            "close_form": CloseForm(),
        },
    )
