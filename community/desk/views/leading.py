"""Where an act leads: to whoever is next in the same list, or back to the voice."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect

from community.voices.models import Voice

from ..access import reachable_voices, with_words
from ..filters import Filters
from ..listing import next_after


def lead_on(filters: Filters, voice: Voice) -> HttpResponse:
    """To who waits next; from lanes where nobody waits back to the voice itself."""
    if not filters.lane.owed:
        return back_to(filters, voice.pk)
    following = next_after(filters, voice)
    if following is None:
        return redirect(replace(filters, place=()).url())
    return redirect(filters.url(voice=following))


def back_to(filters: Filters, pk: int | None) -> HttpResponse:
    """To the voice, unless it is out of this member's reach by now; then to the list alone.

    What was offered to all is its owner's again once it is settled.
    """
    reach = with_words(reachable_voices(filters.member))
    within = pk is not None and reach.filter(pk=pk).exists()
    return redirect(filters.url(voice=pk if within else None))
