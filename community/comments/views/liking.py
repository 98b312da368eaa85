from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from community.members.access import MemberRequest, member_required

from .. import liking
from ..access import get_public
from ..refusals import Refused


@member_required()
@require_POST
def like(request: MemberRequest, pk: int) -> HttpResponse:
    """Give a heart, or take it back where the button says `liked=0`. Sent twice, it is the same."""
    comment = get_public(pk, request.user)
    wanted = request.POST.get("liked") != "0"
    verb = liking.like if wanted else liking.unlike
    try:
        verb(comment, by=request.user)
    except Refused as refused:  # hidden since we looked
        raise Http404 from refused
    if request.headers.get("Accept") == "application/json":
        comment.refresh_from_db(fields=["like_count"])
        return JsonResponse({"liked": wanted, "count": comment.like_count})
    return redirect(comment)
