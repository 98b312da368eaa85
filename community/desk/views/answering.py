"""Sending an answer from the desk: whatever goes wrong, the words come back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from community.comments.models import Comment
from community.comments.posting import rendered
from community.comments.refusals import Refused
from community.comments.senders import check_sender
from community.members.access import require_team
from community.voices.models import Voice

from .. import answering
from ..access import get_voice
from ..answer_form import AnswerForm, Sent
from ..filters import Filters
from ..models import Act
from .lanes import lane_page
from .leading import lead_on
from .saying import said_answered
from .words_kept import words_kept


@csrf_exempt  # `check_sender` asks for the token, and keeps the words where it got lost
@require_POST
@words_kept("comment")
@require_team
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    filters = Filters.read(request)
    form = AnswerForm(request.POST)
    sent = form.sent()
    try:
        voice = get_voice(pk, filters.member)
    except Http404:
        return _sent_before(request, filters, pk, sent)
    try:
        check_sender(request)
        if not form.is_valid():
            return lane_page(request, filters, chosen=voice, form=form, status=422)
        if sent.preview:
            preview = mark_safe(rendered(sent.text.strip(), pictures=True))  # made by lib.html
            return lane_page(request, filters, chosen=voice, form=form, preview=preview)
        comment, act = _send(voice, sent, filters)
    except Refused as refusal:
        form.add_error("promise" if refusal.code == "promise" else "comment", str(refusal))
        status = 403 if refusal.code == "lost_token" else 422
        return _back_with(request, filters, pk, form, status=status)
    except answering.Overtaken:
        return _back_with(request, filters, pk, form, seen=sent.seen, status=409)
    except answering.SaidBefore as said:
        form.said_before = said.answer
        return _back_with(request, filters, pk, form, status=409)
    said_answered(request, act, _said(sent), comment)
    return lead_on(filters, voice)


def _send(voice: Voice, sent: Sent, filters: Filters) -> tuple[Comment, Act]:
    return answering.answer(
        voice,
        sent.text,
        by=filters.member,
        seen=sent.seen,
        also=sent.also,
        keep_open=sent.keep_open,
        promised=sent.promised,
        again=sent.again,
    )


def _sent_before(request: HttpRequest, filters: Filters, pk: int, sent: Sent) -> HttpResponse:
    """Pressed twice: what was offered to all is out of reach once the first press answered it."""
    comment = answering.sent_before(pk, sent.text, by=filters.member)
    if comment is None:
        raise Http404("No such voice")
    said_answered(request, None, _said(sent), comment)
    return redirect(filters.url())


def _back_with(
    request: HttpRequest, filters: Filters, pk: int, form: AnswerForm, **more: Any
) -> HttpResponse:
    """The voice as it is by now, with the words still in the box."""
    voice = get_voice(pk, filters.member)
    return lane_page(request, filters, chosen=voice, form=form, **more)


def _said(sent: Sent) -> str:
    if sent.promised:
        day = date_format(sent.promised, "DATE_FORMAT")
        return _("Answered. It comes back on %(day)s.") % {"day": day}
    return _("Answered, and kept open.") if sent.keep_open else _("Answered.")
