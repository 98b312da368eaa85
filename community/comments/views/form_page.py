"""The form on a page of its own: for replies, previews, and whatever was refused."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from blog.models import Post
from community.members.addresses import ip_key
from community.members.limits import take

from ..access import get_parent, parent_key
from ..forms import CommentForm, GuestCommentForm, form_class
from ..models import Comment
from ..posting import rendered
from ..refusals import Refused
from ..showing import Looker, shown_alone

STATUS = {
    "too_fast": 429,
    "lost_token": 403,
    "foreign_site": 403,
    "logged_out": 403,
    "banned": 403,
    "not_yours": 403,
    "closed": 409,
    "unpublished": 409,
    "parent_gone": 409,
    "foreign_parent": 409,
    "too_late": 409,
    "moved": 409,
}


def form_page(
    request: HttpRequest,
    post: Post,
    form: CommentForm,
    *,
    parent: Comment | None = None,
    preview: SafeString | None = None,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    looker = Looker.at(post, request.user)
    context = {
        "post": post,
        "form": form,
        "parent": shown_alone(parent, post, looker) if parent else None,
        "preview_html": preview,
        "notice": notice,
        "can_post": looker.may_post(post),
        "can_send_pictures": looker.is_team,
    }
    template = "comments/reply.html" if parent else "comments/say.html"
    return render(request, template, context, status=status)


def refused_page(
    request: HttpRequest,
    post: Post,
    form: CommentForm,
    refused: Refused,
) -> HttpResponse:
    """The form again, with the words in it and the reason above them."""
    notice, parent = "", None
    if refused.code == "logged_out":
        # They never saw the fields for name and address: nothing in them is wrong yet.
        typed = {name: form.data.get(name, "") for name in ("comment", "parent")}
        parent = _parent(form, post)
        form, notice = GuestCommentForm(initial=typed, auto_id=form.auto_id), refused.message
    elif refused.code in ("parent_gone", "foreign_parent"):
        form = without_parent(form)
        form.full_clean()
        form.add_refusal(refused)
    else:
        parent = _parent(form, post)
        form.full_clean()
        form.add_refusal(refused)
    status = STATUS.get(refused.code, 422)
    answer = form_page(request, post, form, parent=parent, notice=notice, status=status)
    if refused.retry_after:
        answer["Retry-After"] = str(refused.retry_after)
    return answer


def _parent(form: CommentForm, post: Post) -> Comment | None:
    try:
        return get_parent(parent_key(form.data.get("parent", "")), post)
    except Refused:
        return None


def received(request: HttpRequest) -> CommentForm:
    return form_class(request.user)(request.POST, auto_id="say_%s")


def without_parent(form: CommentForm) -> CommentForm:
    """The same words as a comment of their own."""
    form.data = form.data.copy()
    form.data[form.add_prefix("parent")] = ""
    return form


def preview_of(request: HttpRequest, text: str, *, pictures: bool = False) -> SafeString:
    """How the words will look. Nothing is stored; raises Refused."""
    keep_pace(request, "preview", limit=30)
    return mark_safe(rendered(text.strip(), pictures=pictures))  # made by lib.html


def keep_pace(request: HttpRequest, what: str, *, limit: int) -> None:
    """Rendering costs time: Refused for who asks for it more than `limit` times in a minute."""
    who = f"m{request.user.pk}" if request.user.is_authenticated else ip_key(request)
    wait = take(f"{what}:{who}", limit=limit, seconds=60)
    if wait:
        raise Refused("too_fast", seconds=wait)
