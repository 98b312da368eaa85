"""Where an act leads: to whoever is next in the same list."""

from django.http import HttpResponse
from django.shortcuts import redirect

from community.voices.models import Voice

from ..filters import Filters
from ..listing import next_after


def lead_on(filters: Filters, voice: Voice) -> HttpResponse:
    """To who waits next; from lanes where nobody waits back to the voice itself."""
    if not filters.lane.owed:
        return redirect(filters.url(voice=voice.pk))
    following = next_after(filters, voice)
    return redirect(filters.url(voice=following, here=following is not None))
