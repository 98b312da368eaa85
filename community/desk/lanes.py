"""The lanes of voices: which ones, and in which order."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.voices.models.voice import VoiceQuerySet


@dataclass(frozen=True)
class Lane:
    """`by` names the moment that sorts, with a minus for the newest first."""

    name: str
    title: Promise
    list_label: Promise
    by: str
    rows: Callable[[VoiceQuerySet], VoiceQuerySet]

    @property
    def url(self) -> str:
        return reverse(f"desk:{self.name}")


WAITING = Lane(
    "waiting",
    _("Waiting"),
    _("Voices, the longest waiting first"),
    by="waiting_since",
    rows=lambda voices: voices.owed(),
)
DONE = Lane(
    "done",
    _("Done"),
    _("Voices, the last answered first"),
    by="-settled_at",
    rows=lambda voices: voices.settled(),
)
LANES = {lane.name: lane for lane in (WAITING, DONE)}
