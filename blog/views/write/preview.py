from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from community.members.access import MemberRequest, require_writer
from community.members.models import Member
from socialblog.lib.html import TooHard, plain_text, render_post
from socialblog.lib.lines import one_line

from ...addresses import readable_slug
from ...forms.post_form import PostForm
from ...models import Image, Post, Tag
from ...reading_time import reading_minutes
from ...tagging import cleaned_names


@require_POST
@require_writer
def write_preview(request: MemberRequest) -> HttpResponse:
    """The page as readers will see it, made from what is typed, however unfinished."""
    try:
        draft, reason = _draft(request), ""
    except TooHard as error:
        draft, reason = Draft(), error.reason
    return render(
        request,
        "blog/preview.html",
        {"post": draft, "reason": reason},
        status=422 if reason else 200,
    )


@dataclass
class Draft:
    """What the article's template asks of a Post; never saved."""

    title: str = ""
    summary: str = ""
    html: SafeString = field(default_factory=SafeString)
    language: str = ""
    reading_minutes: int = 1
    cover: Image | None = None
    author_list: list[Member] = field(default_factory=list)
    tag_list: list[Tag] = field(default_factory=list)
    published_at: datetime | None = None
    state: str = Post.State.DRAFT


def _draft(request: MemberRequest) -> Draft:
    typed = request.POST
    html = render_post(typed.get("body", "")).html
    form = PostForm(typed, None, post=None, by=request.user)
    return Draft(
        title=one_line(typed.get("title", "")),
        summary=one_line(typed.get("summary", "")),
        html=mark_safe(html),  # made by lib.html
        language=typed.get("language", "")[:10],
        reading_minutes=reading_minutes(plain_text(html)),
        cover=form.cover_now,
        author_list=_authors(typed.getlist("authors"), typed.get("first_author"), request.user),
        tag_list=[
            Tag(name=name, slug=readable_slug(name, "tag"))
            for name in cleaned_names(typed.get("tags", "").split(","))
        ],
    )


def _authors(others: list[str], first: str | None, by: Member) -> list[Member]:
    keys = [key for key in [first, *others] if key and key.isdecimal() and len(key) < 18]
    found = Member.objects.with_ability("write_posts").in_bulk([int(key) for key in keys])
    return [found[int(key)] for key in dict.fromkeys(keys) if int(key) in found] or [by]
