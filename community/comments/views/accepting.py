from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.access import MemberRequest, member_required

from .. import accepting
from ..access import get_public
from ..refusals import Refused


@member_required()
@require_POST
def accept(request: MemberRequest, pk: int) -> HttpResponse:
    """The asker or the team: this answers it, or `accepted=0`: not after all."""
    reply = get_public(pk, request.user)
    try:
        if request.POST.get("accepted") == "0":
            changed = accepting.unaccept(reply, by=request.user)
            done, already = _("No longer marked as the answer."), _("It wasn't marked.")
        else:
            changed = accepting.accept(reply, by=request.user)
            done = _("Marked as the answer, with thanks to %(name)s.") % {"name": reply.author_name}
            already = _("It was marked as the answer already.")
    except Refused as refused:
        if refused.code == "not_asked":
            raise PermissionDenied(refused.message) from refused
        messages.error(request, refused.message)
        return redirect(reply)
    if changed:
        messages.success(request, done)
    else:
        messages.info(request, already)
    return redirect(reply)
