"""Sending an answer from the desk: whatever goes wrong, the words come back."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.comments.posting import rendered
from community.comments.refusals import Refused
from community.members.access import require_team

from .. import answering
from ..access import get_voice
from ..answer_form import AnswerForm
from ..filters import Filters
from .acting import lead_on, say
from .lanes import lane_page


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponseBase:
    if not request.user.is_authenticated:
        # The session ended while they wrote: their words must not end with it.
        return render(
            request,
            "desk/logged_out.html",
            {"typed": request.POST.get("comment", ""), "pk": pk},
            status=403,
        )
    return _answer(request, pk)


@require_team
def _answer(request: HttpRequest, pk: int) -> HttpResponse:
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    form = AnswerForm(request.POST)
    sent = form.sent()
    try:
        if sent.preview:
            preview = mark_safe(rendered(sent.text.strip()))  # made by lib.html
            return lane_page(request, filters, chosen=voice, form=form, preview=preview)
        comment = answering.answer(
            voice,
            sent.text,
            by=filters.member,
            seen=sent.seen,
            also=sent.also,
            keep_open=sent.keep_open,
        )
    except Refused as refusal:
        form.add_error("comment", str(refusal))
        voice = get_voice(pk, filters.member)
        return lane_page(request, filters, chosen=voice, form=form, status=422)
    except answering.Overtaken:
        voice = get_voice(pk, filters.member)
        return lane_page(request, filters, chosen=voice, form=form, seen=sent.seen, status=409)
    said = _("Answered, and kept open.") if sent.keep_open else _("Answered.")
    say(request, said, comment.get_absolute_url(), _("See your answer"))
    return lead_on(filters, voice)
