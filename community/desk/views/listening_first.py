"""Between *Publish* and the public article: who waits, each with a box for the answer.

One form holds all boxes, so that whichever button is pressed, what stands in the others comes
along and is kept as drafts.
"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.access import get_own_post
from blog.models import Post
from community.comments.refusals import Refused
from community.comments.senders import check_sender
from community.members.access import MemberRequest, require_writer
from community.voices import rules
from socialblog.lib.lines import storable

from .. import answering
from ..access import get_voice, reachable_voices
from ..drafting import keep_draft
from ..listening_first import (
    LONGEST_REASON,
    MOST_SHOWN,
    Box,
    Mode,
    NotYet,
    boxes_for,
    news_words,
    publish_after_listening,
    readers_waiting,
)
from .saying import said_answered

MOST_TYPED = 2 * MOST_SHOWN


@dataclass
class Sent:
    """What came with the form: texts and what was seen by voice, and the reason."""

    texts: dict[int, str] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    reason: str = ""

    @classmethod
    def read(cls, data: QueryDict) -> "Sent":
        return cls(
            {pk: storable(text) for pk, text in _by_voice(data, "text-").items()},
            {pk: _number(text) or 0 for pk, text in _by_voice(data, "seen-").items()},
            storable(data.get("reason", "")),
        )


@csrf_exempt  # `check_sender` asks for the token, and keeps the words where it got lost
@require_http_methods(["GET", "HEAD", "POST"])
def listen_first(request: HttpRequest, pk: int) -> HttpResponseBase:
    sent = Sent.read(request.POST)
    typed = [text for text in [*sent.texts.values(), sent.reason] if text.strip()]
    if not typed:
        return _listen_first(request, pk, sent)
    if not request.user.is_authenticated:
        return _given_back(request, typed, 403)
    try:
        return _listen_first(request, pk, sent)
    except PermissionDenied:
        return _given_back(request, typed, 403)
    except Http404:
        return _given_back(request, typed, 404)


@require_writer
def _listen_first(request: MemberRequest, pk: int, sent: Sent) -> HttpResponse:
    post = get_own_post(pk, request.user)
    if request.method != "POST":
        return redirect(post) if post.is_public else _page(request, post, sent)
    try:
        check_sender(request)
    except Refused as refusal:
        return _page(request, post, sent, trouble=str(refusal), status=403)
    if "answer" in request.POST:
        return _answer(request, post, sent)
    if "publish" in request.POST and not post.is_public:
        return _publish(request, post, sent)
    _kept, trouble = _keep(request, sent)
    if trouble:
        return _page(request, post, sent, trouble=trouble, status=422)
    if "back" in request.POST:
        return redirect("blog:write_post", post.pk)
    return redirect("listening:first", post.pk)


def _given_back(request: HttpRequest, typed: list[str], status: int) -> HttpResponse:
    """Logged out, no longer an author, or the article is gone: the words are shown."""
    context = {"typed": typed, "is_gone": request.user.is_authenticated}
    return render(request, "desk/listen_first_out.html", context, status=status)


def _answer(request: MemberRequest, post: Post, sent: Sent) -> HttpResponse:
    pk = _number(str(request.POST["answer"])) or 0
    try:
        voice = get_voice(pk, request.user)
    except Http404:
        gone = _("This reader's words can't be found any more. Nothing was sent.")
        return _page(request, post, sent, trouble=gone, status=404)
    text, seen = sent.texts.get(pk, ""), sent.seen.get(pk, 0)
    again = request.POST.get("again") == str(pk)
    try:
        comment, act = answering.answer(voice, text, by=request.user, seen=seen, again=again)
    except (Refused, PermissionDenied) as refusal:
        return _page(request, post, sent, pk, error=str(refusal), status=422)
    except answering.Overtaken:
        return _page(request, post, sent, pk, news_since=seen, status=409)
    except answering.SaidBefore as said:
        return _page(request, post, sent, pk, said_before=said.answer, status=409)
    sent.texts.pop(pk, None)
    said_answered(request, act, _("Answered."), comment)
    _kept, trouble = _keep(request, sent)
    if trouble:
        return _page(request, post, sent, trouble=trouble)
    return redirect("listening:first", post.pk)


def _publish(request: MemberRequest, post: Post, sent: Sent) -> HttpResponse:
    # Drafts first: behind a public article this page is closed, and the words would be gone.
    kept, trouble = _keep(request, sent)
    if trouble:
        return _page(request, post, sent, trouble=trouble, status=422)
    try:
        publish_after_listening(post, by=request.user, reason=sent.reason)
    except NotYet as refusal:
        return _page(request, post, sent, trouble=str(refusal), status=422)
    messages.success(request, _("Published: readers can see it now."))
    if kept:
        messages.info(request, _("The answers that you began are kept as drafts at the desk."))
    return redirect(post.get_absolute_url())


def _keep(request: MemberRequest, sent: Sent) -> tuple[int, str]:
    """What was typed and not sent becomes drafts: how many, and what is wrong with the others.

    Those stay in `sent`, for a page that shows them.
    """
    kept, trouble, left = 0, "", {}
    voices = reachable_voices(request.user).in_bulk(list(sent.texts))
    for pk, text in sent.texts.items():
        if pk not in voices:
            if text.strip():
                left[pk] = text
                trouble = trouble or _("A reader's words can't be found any more. Copy yours.")
            continue
        try:
            kept += keep_draft(voices[pk], text, by=request.user, seen=sent.seen.get(pk, 0))
        except Refused as refusal:
            left[pk], trouble = text, str(refusal)
    sent.texts = left
    return kept, trouble


def _page(
    request: MemberRequest,
    post: Post,
    sent: Sent,
    about: int = 0,
    *,
    trouble: str = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page with what was typed; `about` is the box to which `more` belongs."""
    readers = readers_waiting(request.user)
    pks = readers[:MOST_SHOWN]
    if about and about not in pks:
        pks = [about, *pks]  # somebody was quicker: it doesn't wait any more, its text does
    boxes = boxes_for(request.user, pks, sent.texts)
    for box in boxes:
        if box.voice.pk == about:
            _explain(box, **more)
    context = {
        "post": post,
        "boxes": boxes,
        "readers": len(readers),
        "has_more": len(readers) > MOST_SHOWN,
        "orphans": _orphans(sent, boxes),
        "asks_reason": bool(readers) and rules.current().listen_first == Mode.REQUIRE,
        "reason": sent.reason,
        "longest_reason": LONGEST_REASON,
        "trouble": trouble,
    }
    return render(request, "desk/listen_first.html", context, status=status)


def _explain(box: Box, *, error: str = "", news_since: int | None = None, said_before=None) -> None:
    box.error, box.said_before = error, said_before
    if news_since is not None:
        box.news = news_words(box.voice, news_since)


def _orphans(sent: Sent, boxes: list[Box]) -> list[str]:
    """Words for readers who aren't on the page any more."""
    shown = {box.voice.pk for box in boxes}
    return [text for pk, text in sent.texts.items() if pk not in shown and text.strip()]


def _by_voice(data: QueryDict, prefix: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for name in data:
        pk = _number(name.removeprefix(prefix)) if name.startswith(prefix) else None
        if pk is not None and len(found) < MOST_TYPED:
            found[pk] = str(data[name])
    return found


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
