"""What is typed and not sent, and who else is typing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from community.comments.refusals import Refused
from community.comments.senders import check_sender
from community.members.access import MemberRequest, require_team

from .. import drafting
from ..access import get_voice
from ..answer_form import AnswerForm, read_seen
from ..filters import Filters
from ..lanes import WAITING
from ..presence import presence
from .lanes import lane_page
from .words_kept import words_kept


@csrf_exempt  # see `answering.answer`
@require_POST
@words_kept("comment")
@require_team
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is typed: the buttons "Keep as draft" and "Discard", and scripts as one types."""
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    text = request.POST.get("comment", "")
    kept = False
    try:
        check_sender(request)
        if "discard" in request.POST:
            drafting.drop_draft(voice, by=filters.member)
        else:
            seen = read_seen(request.POST.get("seen", "")) if _is_script(request) else None
            kept = drafting.keep_draft(voice, text, by=filters.member, seen=seen)
    except Refused as refusal:
        if _is_script(request):
            return JsonResponse({"error": refusal.message}, status=422)
        form = AnswerForm(request.POST)
        form.full_clean()
        form.add_error("comment", refusal.message)
        return lane_page(request, filters, chosen=voice, form=form, status=422)
    if _is_script(request):
        return JsonResponse({"said": _("Kept as a draft") if kept else ""})
    messages.success(request, _("Kept as a draft.") if kept else _("Discarded."))
    if request.GET.get("from") == "drafts":
        return redirect("desk:drafts")
    return redirect(filters.url(voice=voice.pk))


@require_safe
@require_team
def drafts(request: MemberRequest) -> HttpResponse:
    filters = Filters.read(request, WAITING)
    context = {"drafts": drafting.own_drafts(request.user), "current": "", "filters": filters}
    return render(request, "desk/drafts.html", context)


@require_safe
@never_cache
@require_team
def present(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is writing and what is new, as the lines that stand above the box."""
    filters = Filters.read(request)
    voice = get_voice(pk, filters.member)
    seen = read_seen(request.GET.get("seen", ""))
    found = presence(voice, by=filters.member, seen=seen)
    context = {"writing": found.writing, "fresh": found.news, "look_url": filters.url(voice=pk)}
    return render(request, "desk/_presence.html", context)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"
