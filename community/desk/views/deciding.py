"""A moderator's buttons. Each leads back to the list that it was pressed in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.comments.refusals import Refused
from community.members.access import require_moderator
from community.moderation import deciding
from community.moderation.access import get_comment
from community.moderation.forms import RemoveForm


@require_POST
@require_moderator
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, deciding.approve, _("Published."))


@require_POST
@require_moderator
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, deciding.dismiss_reports, _("It stays as it is."))


@require_POST
@require_moderator
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, deciding.hold, _("Held: only its writer and the team see it."))


@require_POST
@require_moderator
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    form = RemoveForm(request.POST)
    comment = get_comment(pk)
    if not form.is_valid():
        messages.error(request, _("Choose why it is removed."))
        return _back(request)
    said = _("Removed.")
    if comment.voice_id:
        url, label = reverse("desk:voice", args=[comment.voice_id]), _("Look at it again")
        said = format_html('{} <a href="{}">{}</a>', said, url, label)
    return _decide(request, pk, deciding.reject, said, **form.cleaned_data)


@require_POST
@require_moderator
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, deciding.restore, _("Public again."))


def _decide(
    request: HttpRequest, pk: int, verb: Callable[..., Any], said: str, **words: str
) -> HttpResponse:
    comment = get_comment(pk)
    try:
        if verb(comment, by=request.user, **words):
            messages.success(request, said)
        else:
            messages.info(request, _("Somebody was quicker: that was done already."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect("desk:reported" if request.GET.get("from") == "reported" else "desk:held")
