"""What is done about a voice. Every form leads on to whoever waits next in the same list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.access import require_team
from community.voices.models import Voice

from .. import settling
from ..access import get_voice
from ..filters import Filters
from ..forms import CloseForm
from ..lanes import WAITING
from ..listing import next_after
from .lanes import lane_page


@require_POST
@require_team
def close(request: HttpRequest, pk: int) -> HttpResponse:
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return lane_page(request, filters, chosen=voice, close_form=form, status=422)
    if settling.close(voice, by=filters.member, **form.cleaned_data):
        say(request, _("No reply needed."), _address_of(voice), _("Open it again"))
    else:
        messages.warning(request, _("Somebody was quicker: it doesn't wait any more."))
    return lead_on(filters, voice)


@require_POST
@require_team
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    if settling.reopen(voice, by=filters.member):
        messages.success(request, _("Open again: it waits for an answer."))
    else:
        messages.warning(request, _("Nothing was changed: it waits already, or is gone."))
    return redirect(filters.url(voice=voice.pk))


def say(request: HttpRequest, said: str, url: str, label: str) -> None:
    messages.success(request, format_html('{} <a href="{}">{}</a>', said, url, label))


def lead_on(filters: Filters, voice: Voice) -> HttpResponse:
    """To who waits next; from other lanes back to the voice itself."""
    if filters.lane is not WAITING:
        return redirect(filters.url(voice=voice.pk))
    following = next_after(filters, voice)
    return redirect(filters.url(voice=following, here=following is not None))


def _address_of(voice: Voice) -> str:
    return reverse("desk:voice", args=[voice.pk])
