"""What articles and lists show of the conversation."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context

from blog.models import Post
from socialblog.lib.paging import Page

from .. import lately
from ..counting import heading, public_counts
from ..counting import voices_label as label_of
from ..forms import form_class
from ..lately import SaidLately
from ..places import FROM, asked_for
from ..showing import Looker, featured, shown
from ..threads import window
from ..windows import Window

register = template.Library()


@register.inclusion_tag("comments/_conversation.html", takes_context=True)
def thread(context: Context, post: Post) -> dict[str, Any]:
    """The conversation under an article, with the form; nothing under what isn't published."""
    request: HttpRequest = context["request"]
    if not post.is_public:
        return {"post": None}
    looker = Looker.at(post, request.user)
    found = window(post, member=looker.member, **asked_for(request.GET))
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "post": post,
        "heading": heading(voices=found.voices, people=found.people),
        "featured": featured(found),
        "comments": shown(found, post, looker),
        "page": _page(post, found),
        "can_post": looker.may_post(post),
        "can_send_pictures": looker.is_team,
        "form": form_class(request.user)(auto_id="say_%s"),
    }


@register.simple_tag
def load_voices(posts: Iterable[Post]) -> str:
    """Give every post of a list its `comment_count_label`, all in one query."""
    posts = list(posts)
    counts = public_counts(posts)
    for post in posts:
        post.comment_count_label = label_of(counts.get(post.pk, 0))  # type: ignore[attr-defined]
    return ""


@register.simple_tag
def voices_label(post: Post) -> str:
    """ "12 voices"; asks by itself where `load_voices` didn't."""
    if not hasattr(post, "comment_count_label"):
        load_voices([post])
    return post.comment_count_label  # type: ignore[attr-defined]


@register.simple_tag
def said_lately() -> list[SaidLately]:
    """A few lines of what readers said; for `{% said_lately as recent_voices %}`."""
    return lately.said_lately()


def _page(post: Post, found: Window) -> Page:
    return Page(
        found.comments,
        previous_url=_address(post, found.earlier),
        next_url=_address(post, found.later),
    )


def _address(post: Post, start: int | None) -> str:
    if start is None:
        return ""
    return f"{post.get_absolute_url()}{f'?{FROM}={start}' if start else ''}#conversation"
