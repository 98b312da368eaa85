"""The team's notes about a reader; they are shown with an open voice and nowhere else."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.comments.refusals import Refused
from community.members.access import require_team

from ..access import get_voice
from ..answer_form import NoteForm
from ..filters import Filters
from ..noting import add_note, get_own_note
from .lanes import lane_page
from .words_kept import words_kept


@require_POST
@words_kept("text")
@require_team
def note(request: HttpRequest, pk: int) -> HttpResponse:
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    form = NoteForm(request.POST, auto_id="note_%s")
    form.full_clean()
    try:
        add_note(voice, form.cleaned_data["text"], by=filters.member)
    except Refused as refusal:
        form.add_error("text", refusal.message)
        return lane_page(request, filters, chosen=voice, note_form=form, status=422)
    messages.success(request, _("Noted."))
    return redirect(filters.url(voice=voice.pk))


@require_POST
@require_team
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    filters = Filters.read(request)
    gone = get_own_note(pk, filters.member)
    gone.delete()
    messages.success(request, _("The note is deleted."))
    return redirect(filters.url(voice=gone.voice_id))
