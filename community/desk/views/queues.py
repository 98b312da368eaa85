import re

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.members.access import MemberRequest, require_moderator
from community.moderation.forms import RemoveForm
from community.moderation.queues import held_page, reported_page

from ..access import get_post
from ..chips import Chip


@require_safe
@require_moderator
def held(request: MemberRequest) -> HttpResponse:
    return _queue_page(request, "held")


@require_safe
@require_moderator
def reported(request: MemberRequest) -> HttpResponse:
    return _queue_page(request, "reported")


def _queue_page(request: MemberRequest, queue: str) -> HttpResponse:
    only, chips = _narrowed(request)
    page = held_page(request, only) if queue == "held" else reported_page(request, only)
    nothing = _("Nothing is held.") if queue == "held" else _("Nothing was reported.")
    context = {
        "queue": queue,
        "current": queue,
        "page": page,
        "items": page.rows,
        "chips": chips,
        "remove_form": RemoveForm(auto_id=False),
        "empty_title": _("Nothing here is like that.") if chips else nothing,
    }
    return render(request, f"desk/{queue}.html", context)


def _narrowed(request: MemberRequest) -> tuple[Q, list[Chip]]:
    """To one article, and to one person: `?post=a-lamp&person=m12`. Raises Http404 for an article
    that is not there."""
    only, chips = Q(), []
    if slug := request.GET.get("post", ""):
        post = get_post(slug, request.user)
        only &= Q(post=post)
        chips.append(Chip(post.title, _without(request, "post")))
    if who := re.fullmatch(r"([mg])([0-9]{1,18})", request.GET.get("person", ""), re.ASCII):
        number = int(who[2])
        member = Q(user_id=number) | Q(guest__member_id=number)
        only &= member if who[1] == "m" else Q(guest_id=number)
        chips.append(Chip(_("one person"), _without(request, "person")))
    return only, chips


def _without(request: HttpRequest, name: str) -> str:
    query = request.GET.copy()
    for gone in (name, "after", "before"):
        query.pop(gone, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
