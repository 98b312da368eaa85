"""A moderator's buttons in the conversation. Each leads back to where the comment stands."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.comments.models import Comment
from community.comments.refusals import Refused
from community.members.access import MemberRequest, require_moderator

from .. import deciding
from ..access import get_comment
from ..forms import RemoveForm


@require_moderator
@require_POST
def hold(request: MemberRequest, pk: int) -> HttpResponse:
    return _decide(
        request,
        get_comment(pk),
        deciding.hold,
        done=_("The comment is held: nobody but its writer and the team sees it."),
        already=_("It was held already."),
    )


@require_moderator
@require_POST
def release(request: MemberRequest, pk: int) -> HttpResponse:
    return _decide(
        request,
        get_comment(pk),
        deciding.approve,
        done=_("The comment is public."),
        already=_("It was public already."),
    )


@require_moderator
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    """Asks why, on a page of its own: the reason is kept with the comment."""
    comment = get_comment(pk)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _decide(
            request,
            comment,
            deciding.reject,
            done=_("The comment is removed."),
            already=_("It was removed already."),
            **form.cleaned_data,
        )
    context = {"quoted": comment, "post": comment.post, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "moderation/remove.html", context, status=status)


@require_moderator
@require_POST
def restore(request: MemberRequest, pk: int) -> HttpResponse:
    return _decide(
        request,
        get_comment(pk),
        deciding.restore,
        done=_("The comment is public again."),
        already=_("It was public already."),
    )


def _decide(
    request: MemberRequest,
    comment: Comment,
    verb: Callable[..., bool],
    *,
    done: str,
    already: str,
    **words: str,
) -> HttpResponse:
    try:
        if verb(comment, by=request.user, **words):
            messages.success(request, done)
        else:
            messages.info(request, already)
    except Refused as refused:
        messages.warning(request, refused.message)
    comment.refresh_from_db(fields=["is_shown"])
    if comment.is_shown:
        return redirect(comment)
    return redirect(f"{comment.post.get_absolute_url()}#conversation")
