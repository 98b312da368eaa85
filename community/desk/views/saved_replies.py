"""The page of saved replies, and one of them filled in for a reader."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blog import site
from community.comments.refusals import Refused
from community.members.access import MemberRequest, require_team

from .. import saved_replies as replying
from ..access import get_voice
from ..filters import Filters
from ..lanes import WAITING
from ..models import SavedReply
from ..saved_reply_form import SavedReplyForm
from .words_kept import words_kept


@require_http_methods(["GET", "HEAD", "POST"])
@words_kept("text", back="desk:replies")
@require_team
def replies(request: MemberRequest) -> HttpResponse:
    """All that one may use, and the form for another."""
    return _page(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@words_kept("text", back="desk:replies")
@require_team
def reply(request: MemberRequest, pk: int) -> HttpResponse:
    return _page(request, replying.get_changeable_reply(pk, request.user))


@require_POST
@require_team
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    replying.get_changeable_reply(pk, request.user).delete()
    messages.success(request, _("The saved reply is deleted."))
    return redirect("desk:replies")


@require_safe
@require_team
def filled(request: MemberRequest, pk: int, reply: int) -> HttpResponse:
    """Its words as they go into the box for this voice, for a script that puts them there."""
    voice = get_voice(pk, request.user)
    found = replying.get_reply(reply, request.user)
    text = replying.filled(found, voice.comment, me=request.user, site=site.of(request).name)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _page(request: MemberRequest, changed: SavedReply | None) -> HttpResponse:
    form = SavedReplyForm(request.POST or None, instance=changed)
    if form.is_valid():
        try:
            replying.save_reply(changed, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:replies")
    usable = list(replying.usable_replies(request.user).select_related("by")[:300])
    context = {
        "form": form,
        "changed": changed,
        "replies": [(r, replying.may_change(r, request.user)) for r in usable],
        "variables": replying.variables(),
        "current": "",
        "filters": Filters.read(request, WAITING),
    }
    return render(request, "desk/replies.html", context, status=422 if form.errors else 200)
