from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.access import MemberRequest, member_required

from .. import featuring
from ..access import get_public
from ..refusals import Refused


@member_required()
@require_POST
def feature(request: MemberRequest, pk: int) -> HttpResponse:
    """The team points at a comment, or `featured=0`: no more."""
    comment = get_public(pk, request.user)
    try:
        if request.POST.get("featured") == "0":
            changed = featuring.unfeature(comment, by=request.user)
            done, already = _("Not featured any more."), _("It wasn't featured.")
        else:
            changed = featuring.feature(comment, by=request.user)
            done = _("Featured. The last three of an article are named above its conversation.")
            already = _("It was featured already.")
    except Refused as refused:
        if refused.code == "team_only":
            raise PermissionDenied(refused.message) from refused
        messages.warning(request, refused.message)
        return redirect(f"{comment.post.get_absolute_url()}#conversation")
    if changed:
        messages.success(request, done)
    else:
        messages.info(request, already)
    return redirect(comment)
