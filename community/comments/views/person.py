from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.models import Post
from blog.reading import list_page
from community.members.models import Member
from community.voices.models import Voice
from socialblog.lib.html import is_safe_link
from socialblog.lib.paging import page_of

from ..counting import MOST, figure
from ..models import Comment
from ..pieces import permalink

WROTE, SAID = "wrote", "said"
_LABELS = {WROTE: _("Wrote"), SAID: _("Said")}


@require_safe
def person(request: HttpRequest, username: str) -> HttpResponse:
    """What everybody may know of a member: who they are, what they wrote and what they said."""
    member = get_object_or_404(Member.objects.active(), username=username)
    wrote = Post.objects.published().by(member)
    said = Comment.objects.public().filter(user=member, post__state=Post.State.PUBLISHED)
    counts = {WROTE: _bounded(wrote), SAID: _bounded(said)}
    accepted = _bounded(said.filter(is_accepted=True)) if counts[SAID] else 0
    shown = [tab for tab, count in counts.items() if count]
    current = request.GET.get("tab") or (shown[0] if shown else SAID)
    if current not in _LABELS:
        raise Http404
    if current == WROTE:
        page = list_page(wrote, request)
    else:
        page = page_of(said.select_related("post", "voice"), request, by="-submit_date")
    context = {
        "person": member,
        # The form takes nothing else; what came by another road is looked at here.
        "website": member.website if is_safe_link(member.website) else "",
        "accepted_label": figure(accepted) if accepted else "",
        "tabs": [_tab(name, counts[name], is_current=name == current) for name in shown],
        "page": page,
        "posts": page.rows if current == WROTE else [],
        "said": [_said(comment) for comment in page] if current == SAID else [],
    }
    return render(request, "comments/person.html", context)


@dataclass(slots=True)
class Said:
    """What `comments/_said_row.html` uses."""

    post_title: str
    post_url: str
    permalink: str
    said_at: datetime
    html: SafeString
    accepted: bool = False
    state_kind: str = ""
    state_word: str | Promise = ""


def _said(comment: Comment) -> Said:
    said = Said(
        comment.post.title,
        comment.post.get_absolute_url(),
        permalink(comment.pk),
        comment.said_at,
        comment.html,
        accepted=comment.is_accepted,
    )
    if comment.voice and comment.voice.state == Voice.State.ANSWERED:
        # What another reader answered was accepted without a word of ours.
        by_us = comment.voice.first_answered_at is not None
        said.state_kind = "answered"
        said.state_word = _("Answered by the team") if by_us else _("Answered by another reader")
    return said


def _tab(name: str, count: int, *, is_current: bool) -> dict[str, Any]:
    return {
        "label": _LABELS[name],
        "url": f"?tab={name}",
        "count_label": figure(count),
        "is_current": is_current,
    }


def _bounded(rows: QuerySet) -> int:
    return rows.order_by()[: MOST + 1].count()
