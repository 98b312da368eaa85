"""Who of the team is away, and who answers for them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ..absences import AbsenceRefused, absence_of, come_back, handed_to
from ..absences import away as go_away
from ..access import MemberRequest, require_team
from ..forms.away import AwayForm
from ..models import Absence


@require_http_methods(["GET", "HEAD", "POST"])
@require_team
def away(request: MemberRequest) -> HttpResponse:
    today = timezone.localdate()
    present = absence_of(request.user, today)
    typed = request.POST if request.method == "POST" else None
    form = AwayForm(typed, member=request.user, present=present)
    if form.is_valid():
        try:
            saved = go_away(request.user, **form.cleaned_data, by=request.user)
        except AbsenceRefused as refused:
            form.add_error(refused.field, str(refused))
        else:
            _say(request, saved)
            return redirect("members:away")
    context = {
        "form": form,
        "absence": present,
        "is_away": present is not None and present.starts_on <= today,
        "handed_to_me": handed_to(request.user, today),
    }
    return render(request, "members/away.html", context, status=422 if form.is_bound else 200)


@require_POST
@require_team
def back(request: MemberRequest) -> HttpResponse:
    come_back(request.user, by=request.user)
    messages.success(request, _("You are here: readers are yours to answer again."))
    return redirect("members:away")


def _say(request: MemberRequest, saved: Absence) -> None:
    messages.success(
        request, _("Saved. %(name)s answers for you meanwhile.") % {"name": saved.stand_in}
    )
    # Nobody has to stay for it, and nobody's readers are passed on unasked.
    for other in handed_to(request.user, saved.starts_on).filter(starts_on__lte=saved.ends_on):
        messages.warning(
            request,
            _(
                "%(name)s counts on you until %(last)s. Please tell them, or the team: meanwhile "
                "nobody answers for them."
            )
            % {"name": other.member, "last": date_format(other.ends_on)},
        )
