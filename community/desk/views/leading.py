"""Where an act leads: to whoever is next in the same list."""

from django.http import HttpResponse
from django.shortcuts import redirect

from community.voices.models import Voice

from ..filters import Filters
from ..lanes import WAITING
from ..listing import next_after


def lead_on(filters: Filters, voice: Voice) -> HttpResponse:
    """To who waits next; from other lanes back to the voice itself."""
    if filters.lane is not WAITING:
        return redirect(filters.url(voice=voice.pk))
    following = next_after(filters, voice)
    return redirect(filters.url(voice=following, here=following is not None))
