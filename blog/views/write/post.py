from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.access import MemberRequest, require_writer
from socialblog.lib.html import TooHard, render_post
from socialblog.lib.pictures import Picture

from ...access import get_own_post
from ...before_publishing import asked_first
from ...editing import save_article, store_cover
from ...forms.post_form import PostForm
from ...models import Post
from ...publishing import publish, withdraw
from ...writing import AddressTaken
from ..sessions import session_kept


@require_http_methods(["GET", "HEAD", "POST"])
@session_kept
@require_writer
def write_new(request: MemberRequest) -> HttpResponse:
    return _write(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@session_kept
@require_writer
def write_post(request: MemberRequest, pk: int) -> HttpResponse:
    return _write(request, get_own_post(pk, request.user))


def _write(request: MemberRequest, post: Post | None) -> HttpResponse:
    form = PostForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        post=post,
        by=request.user,
        publishing="publish" in request.POST,
    )
    if request.method != "POST" or "preview" in request.POST:
        return _page(request, form, post)
    saved = _saved(request, form, post)
    if saved is None:
        _keep_picture(request, form)
        return _page(request, form, post, status=422)
    return _answer(request, saved)


def _saved(request: MemberRequest, form: PostForm, post: Post | None) -> Post | None:
    """The saved article; None with the reasons in the form."""
    if not form.is_valid():
        return None
    try:
        return save_article(post, form.cleaned_data, by=request.user)
    except TooHard as error:
        form.add_error("body", error.reason)
    except AddressTaken as error:
        form.add_error("slug", str(error))
    return None


def _answer(request: MemberRequest, post: Post) -> HttpResponse:
    if "publish" in request.POST:
        first = None if post.is_public else asked_first(request, post)
        if first is not None:
            return first
        publish(post, by=request.user)
        messages.success(request, _("Published: readers can see it now."))
        return redirect(post.get_absolute_url())
    if "withdraw" in request.POST:
        withdraw(post, by=request.user)
        messages.success(request, _("Withdrawn: readers no longer see it. Nothing is lost."))
    elif post.is_public:
        messages.success(request, _("Saved: readers see the new version."))
    else:
        messages.success(request, _("Saved."))
    return redirect("blog:write_post", post.pk)


def _keep_picture(request: MemberRequest, form: PostForm) -> None:
    """A browser doesn't send a file twice by itself, so a mistake elsewhere mustn't lose it."""
    data = getattr(form, "cleaned_data", {})
    if isinstance(data.get("cover"), Picture):
        form.keep_cover(store_cover({"title": "", **data}, by=request.user))


def _page(
    request: MemberRequest, form: PostForm, post: Post | None, status: int = 200
) -> HttpResponse:
    return render(
        request,
        "blog/write_post.html",
        {
            "form": form,
            "post": post,
            "preview": _preview(form, post),
            "preview_action": reverse("blog:write_preview"),
        },
        status=status,
    )


def _preview(form: PostForm, post: Post | None) -> str:
    if not form.is_bound:
        return post.html if post else ""
    try:
        return mark_safe(render_post(form["body"].value() or "").html)  # made by lib.html
    except TooHard as error:
        return error.reason
