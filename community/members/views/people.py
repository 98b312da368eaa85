"""The editors' page about people."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from socialblog.lib.paging import page_of

from ..access import MemberRequest, load_member, require_editor
from ..closing import close_account, reopen_account
from ..finding import CLOSED, EVERYONE, TEAM, find_people
from ..roles import ROLES, WORDS, RoleRefused, role_of, set_role


@require_safe
@require_editor
def people(request: MemberRequest) -> HttpResponse:
    who = request.GET.get("who", EVERYONE)
    words = request.GET.get("q", "")[:100].strip()
    if who not in (EVERYONE, TEAM, CLOSED):
        raise Http404
    page = page_of(find_people(who=who, words=words), request, by="-date_joined", size=30)
    rows = [{"person": person, "role": role_of(person)} for person in page]
    context = {
        "page": page,
        "rows": rows,
        "words": words,
        "who": who,
        "roles": WORDS,
        "query": request.META["QUERY_STRING"],
        "tabs": [
            {"label": label, "url": f"?who={value}" if value else reverse("members:people")}
            | {"is_current": value == who}
            for label, value in [
                (_("Everyone"), EVERYONE),
                (_("Team"), TEAM),
                (_("Closed"), CLOSED),
            ]
        ],
    }
    return render(request, "members/people.html", context)


@require_POST
@require_editor
def change_role(request: MemberRequest, pk: int) -> HttpResponse:
    person = load_member(pk)
    role = request.POST.get("role", "")
    if role not in ROLES:
        raise Http404
    done = _("%(name)s is now: %(role)s.") % {"name": person, "role": WORDS[role]}
    return _act(request, lambda: set_role(person, role, by=request.user), done)


@require_POST
@require_editor
def close(request: MemberRequest, pk: int) -> HttpResponse:
    person = load_member(pk)
    done = _("The account of %(name)s is closed.") % {"name": person}
    return _act(request, lambda: close_account(person, by=request.user), done)


@require_POST
@require_editor
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    person = load_member(pk)
    done = _("The account of %(name)s is open again.") % {"name": person}
    return _act(request, lambda: reopen_account(person, by=request.user), done)


def _act(request: MemberRequest, act: Callable[[], None], done: str) -> HttpResponse:
    """Do it, say so, and go back to the same part of the list."""
    try:
        act()
    except RoleRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    query = request.META["QUERY_STRING"]
    return redirect(reverse("members:people") + (f"?{query}" if query else ""))
