"""A guest follows the mailed link: looking changes nothing, the button does."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ..confirming import comment_for
from ..confirming import confirm as confirm_comment
from ..models import Comment
from ..screening import REASONS

SENT = "community.comments.sent"
State = Comment.State


@require_safe
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """After a guest has written: which mailbox to look into. It tells nothing else."""
    try:
        pk = signing.loads(token, salt=SENT, max_age=24 * 3600)
    except signing.BadSignature:
        return render(request, "comments/not_confirmed.html", status=404)
    comment = Comment.objects.select_related("post", "guest").filter(pk=pk).first()
    if comment is None or comment.guest is None:
        return render(request, "comments/not_confirmed.html", status=404)
    context = {"post": comment.post, "address": _masked(comment.guest.email)}
    return render(request, "comments/sent.html", context)


@csrf_exempt  # the token in the address is the authority, and no log-in is involved
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    comment = comment_for(token)
    if comment is None:
        return _private(render(request, "comments/not_confirmed.html", status=404))
    if comment.state in (State.REMOVED, State.DELETED) or not comment.post.is_public:
        return _private(render(request, "comments/not_confirmed.html", status=410))
    if request.method == "POST":
        comment = confirm_comment(comment)
        if comment.state == State.PUBLIC:
            return _private(redirect(comment))
    context = {
        "post": comment.post,
        "quoted": comment,
        "is_waiting": comment.state == State.UNCONFIRMED,
        "is_public": comment.state == State.PUBLIC,
        "why_held": REASONS.get(comment.reason, "") if comment.state == State.HELD else "",
    }
    return _private(render(request, "comments/confirm.html", context))


def _private(answer: HttpResponse) -> HttpResponse:
    """The address holds a key: it goes to no other site, no cache and no search engine."""
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "no-store"
    return answer


def _masked(email: str) -> str:
    name, _, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"
