from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.access import MemberRequest

from .. import reporting
from ..access import get_public
from ..forms import ReportForm
from ..refusals import Refused
from .sessions import session_kept


@session_kept
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: MemberRequest, pk: int) -> HttpResponse:
    """A member says why a moderator should look."""
    comment = get_public(pk, request.user)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reporting.report(comment, by=request.user, **form.cleaned_data)
        except Refused:  # hidden since they looked
            messages.info(request, _("Thank you. It is out of sight already."))
            return redirect(f"{comment.post.get_absolute_url()}#conversation")
        messages.success(request, _("Thank you. A moderator will look at it."))
        return redirect(comment)
    context = {"quoted": comment, "post": comment.post, "form": form}
    return render(request, "comments/report.html", context, status=422 if form.errors else 200)
