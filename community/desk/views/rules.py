"""The editors' page about how soon the company answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.access import MemberRequest, require_editor
from community.voices.rules import FIRST, current, set_rules, targets

from ..rules_form import RulesForm


@require_http_methods(["GET", "HEAD", "POST"])
@require_editor
def rules(request: MemberRequest) -> HttpResponse:
    form = RulesForm(request.POST if request.method == "POST" else None, present=current())
    if form.is_valid():
        if form.changes:
            set_rules(by=request.user, **form.changes)
        messages.success(
            request, _("Saved. Due times of those who wait are counted again in a moment.")
        )
        return redirect("answering:rules")
    context = {"form": form, "example": targets().due_at(FIRST, timezone.now())}
    return render(request, "desk/rules.html", context, status=422 if form.is_bound else 200)
