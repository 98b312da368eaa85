"""What articles and lists show of the conversation."""

from collections.abc import Iterable
from secrets import token_hex
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from blog.models import Post
from blog.page_cache import is_linked_to, rests_on
from socialblog.lib.fragments import Fragment
from socialblog.lib.paging import Page

from .. import lately
from ..counting import heading, public_counts
from ..counting import voices_label as label_of
from ..forms import CommentForm, GuestCommentForm, form_stamp
from ..lately import SaidLately
from ..places import FROM, asked_for, is_a_place
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
    asked = asked_for(request.GET)
    found = window(post, member=looker.member, **asked)
    if is_a_place(found, **asked):
        is_linked_to(request)
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "post": post,
        "is_member": looker.member is not None,
        "heading": heading(voices=found.voices, people=found.people),
        "shows_record": found.shows_record,
        "featured": featured(found),
        "comments": shown(found, post, looker),
        "page": _page(post, found),
        "has_more": found.gaps or found.earlier is not None or found.later is not None,
        "say": _say(context, post, looker) if looker.may_post(post) else "",
    }


_SAY = Fragment("comments/_say.html", most=300)
# Stands for the visitor's own token, or the form's own time, in a form that is kept for all. Nobody
# can guess it, so nobody can write it into a text.
_OWN = token_hex(24)


def _say(context: Context, post: Post, looker: Looker) -> SafeString:
    is_guest = looker.member is None
    html = _SAY(
        is_guest=is_guest,
        own=_OWN,
        csrf_token=_OWN,
        slug=post.slug,
        post_id=post.pk,
        back=post.get_absolute_url(),
        can_send_pictures=looker.is_team,
    )
    return mark_safe(html.replace(_OWN, form_stamp() if is_guest else str(context["csrf_token"])))


@register.simple_tag
def empty_form(is_guest: bool, own: str) -> CommentForm:
    """As on an article; what differs from visitor to visitor is called `own`."""
    if is_guest:
        return GuestCommentForm(auto_id="say_%s", initial={"made": own})
    return CommentForm(auto_id="say_%s")


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


@register.simple_tag(takes_context=True)
def said_lately(context: Context) -> list[SaidLately]:
    """A few lines of what readers said; for `{% said_lately as recent_voices %}`."""
    found = lately.said_lately()
    rests_on(context["request"], *found.posts, witness=found.witness)
    return found.lines


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
