"""Saved views: a page of all of them, and what is done to one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.comments.refusals import Refused
from community.members.access import MemberRequest, require_team

from ..models import SavedView
from ..saved_views import (
    change_view,
    delete_view,
    list_of,
    load_view,
    may_change,
    save_view,
    views_of,
)
from ..view_form import ViewForm


@require_http_methods(["GET", "HEAD", "POST"])
@require_team
def views(request: MemberRequest) -> HttpResponse:
    """All of them; a POST keeps the list that `lane` and `query` name."""
    if request.method != "POST":
        return _page(request)
    form = ViewForm(request.POST)
    wanted = list_of(request.POST.get("lane", ""), request.POST.get("query", ""), request.user)
    if form.is_valid():
        try:
            save_view(wanted, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Kept among your views."))
            return redirect(wanted.url())
    return _page(request, new=form, wanted=wanted, status=422)


@require_POST
@require_team
def change(request: MemberRequest, pk: int) -> HttpResponse:
    view = load_view(pk, request.user)
    form = ViewForm(request.POST)
    if form.is_valid():
        try:
            change_view(view, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Changed."))
            return redirect("desk:views")
    return _page(request, changed=view, form=form, status=422)


@require_POST
@require_team
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    delete_view(load_view(pk, request.user), by=request.user)
    messages.success(request, _("Deleted. The voices in it are as they were."))
    return redirect("desk:views")


def _page(
    request: MemberRequest,
    *,
    new: ViewForm | None = None,
    wanted: object = None,
    changed: SavedView | None = None,
    form: ViewForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """`new` and `form` are those that came back, the latter about `changed`."""
    member = request.user
    rows = [
        {
            "view": view,
            "url": list_of(view.lane, view.query, member).url(),
            "may_change": may_change(view, member),
            "form": form if view == changed else ViewForm(instance=view, auto_id=f"v{view.pk}_%s"),
        }
        for view in views_of(member)
    ]
    context = {"rows": rows, "new": new, "wanted": wanted, "current": ""}
    return render(request, "desk/views.html", context, status=status)
