"""What a moderator does from the conversation itself; the desk and its room have more."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from community.members.access import require_moderator

from .. import visibility
from ..access import get_for_moderation
from ..models import Comment

DONE = {
    "hold": gettext_lazy("The comment is held: nobody but its writer and the team sees it."),
    "remove": gettext_lazy("The comment is removed."),
    "release": gettext_lazy("The comment is public."),
    "restore": gettext_lazy("The comment is public again."),
}


@require_moderator
@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    return _judge(request, pk, "hold", visibility.hold)


@require_moderator
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _judge(request, pk, "remove", visibility.remove)


@require_moderator
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    return _judge(request, pk, "release", visibility.release)


@require_moderator
@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    return _judge(request, pk, "restore", visibility.restore)


def _judge(request: HttpRequest, pk: int, name: str, verb: Callable[..., Comment]) -> HttpResponse:
    comment = verb(get_for_moderation(pk, request.user), by=request.user)
    messages.success(request, DONE[name])
    if comment.is_shown:
        return redirect(comment)
    return redirect(f"{comment.post.get_absolute_url()}#conversation")
