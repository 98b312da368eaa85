from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.access import MemberRequest, member_required

from .. import visibility
from ..access import get_own


@member_required()
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    """Their own words; a page asks first."""
    comment = get_own(pk, request.user)
    if request.method == "POST":
        visibility.delete(comment, by=request.user)
        messages.success(request, _("Your comment is deleted."))
        return redirect(f"{comment.post.get_absolute_url()}#conversation")
    return render(request, "comments/delete.html", {"quoted": comment, "post": comment.post})
