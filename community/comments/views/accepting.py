from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
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
            accepting.unaccept(reply, by=request.user)
        else:
            accepting.accept(reply, by=request.user)
    except Refused as refused:
        if refused.code == "not_yours":
            raise PermissionDenied from refused
        messages.error(request, refused.message)
    return redirect(reply)
