"""A moderator's buttons. Each leads back to the list that it was pressed in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.comments.refusals import Refused
from community.members.access import require_moderator
from community.moderation import deciding
from community.moderation.access import get_comment

from ..forms import RemoveForm


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
    if not form.is_valid():
        get_comment(pk)
        messages.error(request, _("Choose why it is removed. Its writer is told."))
        return _back(request)
    return _decide(request, pk, deciding.reject, _("Removed."), **form.cleaned_data)


def _decide(
    request: HttpRequest, pk: int, verb: Callable[..., Any], said: str, **words: str
) -> HttpResponse:
    comment = get_comment(pk)
    try:
        verb(comment, by=request.user, **words)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, said)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect("desk:reported" if request.GET.get("from") == "reported" else "desk:held")
