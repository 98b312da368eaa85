"""The buttons beside a voice and over the list: every act is one POST, and can be undone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.comments.refusals import Refused
from community.members.access import require_team

from .. import undoing
from ..access import get_voice, reachable_voices
from ..act_forms import FORMS, ActForm
from ..filters import Filters
from .lanes import lane_page
from .leading import back_to, lead_on
from .saying import say_done

MOST_TOGETHER = 100
# After these it isn't this person's to answer now; after the others it still is.
LEAVES = {"close", "snooze", "assign", "hand_back"}


@require_POST
@require_team
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do it to one voice, then lead on to whoever is next in the same list."""
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    form = FORMS[verb](request.POST)
    if verb == "assign" and not form.is_valid():
        return _ask_whom(request, form, [pk], filters.url(voice=pk))
    if not form.is_valid():
        return lane_page(request, filters, chosen=voice, act_form=form, status=422)
    done = form.carry_out([voice.pk], by=filters.member)
    say_done(request, verb, done)
    return lead_on(filters, voice) if verb in LEAVES else back_to(filters, voice.pk)


@require_POST
@require_team
def bulk(request: HttpRequest) -> HttpResponse:
    """Do it to all that are ticked. Ids of voices that the member may not see are left alone."""
    filters = Filters.read(request)
    verb, asked = request.POST.get("verb", ""), _ids(request.POST.getlist("voice"))
    if verb not in FORMS:
        messages.error(request, _("Choose what to do with them."))
        return redirect(filters.url())
    if not asked:
        messages.error(request, _("Tick some of the list first."))
        return redirect(filters.url())
    if len(asked) > MOST_TOGETHER:
        messages.error(request, _("That is too many at once: tick up to 100."))
        return redirect(filters.url())
    form = FORMS[verb](request.POST)
    if verb == "assign" and not form.is_valid():
        return _ask_whom(request, form, sorted(asked), filters.url())
    if not form.is_valid():
        return lane_page(request, filters, bulk_form=form, ticked=asked, status=422)
    ids = list(reachable_voices(filters.member).filter(pk__in=asked).values_list("pk", flat=True))
    say_done(request, verb, form.carry_out(ids, by=filters.member))
    if len(ids) < len(asked):
        messages.warning(request, _("What isn't yours to answer was left alone."))
    return redirect(filters.url())


@require_POST
@require_team
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    filters = Filters.read(request)
    try:
        done = undoing.undo(pk, by=filters.member)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(filters.url())
    messages.success(request, _("Undone."))
    voices = done.data.get("voices") or [done.data.get("voice")]
    one = voices[0] if len(voices) == 1 else None
    return back_to(filters, one)


def _ask_whom(request: HttpRequest, form: ActForm, ids: list[int], back_url: str) -> HttpResponse:
    """The second step of assigning: the team is listed only for who asks for it."""
    was_asked = "to" in request.POST
    context = {
        "form": form if was_asked else FORMS["assign"](),
        "ids": ids,
        "url": request.get_full_path(),
        "back_url": back_url,
        "current": "",
    }
    return render(request, "desk/assign.html", context, status=422 if was_asked else 200)


def _ids(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19}
