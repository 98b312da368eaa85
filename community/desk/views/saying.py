"""What was just done, and the way back: the same words whatever was done."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.comments.models import Comment

from ..models import Act
from ..settling import Done
from ..undoing import ends_at


def said_with_undo(request: HttpRequest, act: Act, said: str | SafeString) -> None:
    """A message with an Undo button; the page's one form `desk-act` carries its token.

    The button brings the visitor back to the list in which the act was done.
    """
    url = reverse("desk:undo", args=[act.pk])
    query = request.GET.urlencode()
    messages.success(
        request,
        format_html(
            '{} <button class="undo" form="desk-act" formaction="{}" data-undo-until="{}">{}'
            "</button>",
            said,
            f"{url}?{query}" if query else url,
            ends_at(act).isoformat(),
            _("Undo"),
        ),
    )


def said_answered(request: HttpRequest, act: Act | None, said: str, comment: Comment) -> None:
    """With a link to the answer; no Undo where the same answer had been sent already."""
    link = format_html(
        '{} <a href="{}">{}</a>', said, comment.get_absolute_url(), _("See your answer")
    )
    if act is None:
        messages.success(request, link)
    else:
        said_with_undo(request, act, link)


def say_done(request: HttpRequest, verb: str, done: Done) -> None:
    """What changed, with Undo; what didn't, because somebody was quicker."""
    if done.act is not None:
        said_with_undo(request, done.act, _said(verb, len(done.changed)))
    if done.left:
        messages.warning(request, _left(verb, done.left))


def _said(verb: str, count: int) -> str:
    one, many = {
        "close": (_("No reply needed."), _("No reply needed for %(n)s.")),
        "reopen": (_("Open again: it waits for an answer."), _("%(n)s are open again.")),
        "snooze": (_("Put off."), _("%(n)s are put off.")),
        "assign": (_("Assigned."), _("%(n)s are assigned.")),
        "take": (_("It is yours now."), _("%(n)s are yours now.")),
        "hand_back": (_("Handed back."), _("%(n)s are handed back.")),
        "heart": (_("A heart for it."), _("Hearts for %(n)s.")),
        "feature": (_("Featured above the conversation."), _("%(n)s are featured.")),
    }[verb]
    return one if count == 1 else many % {"n": count}


def _left(verb: str, count: int) -> str:
    if verb in ("assign", "take", "hand_back"):
        words = ngettext(
            "Nothing was changed for one: it is so already, or that person can't answer there.",
            "Nothing was changed for %(n)s: it is so already, or that person can't answer there.",
            count,
        )
    elif verb in ("close", "snooze"):
        words = ngettext(
            "Somebody was quicker: one doesn't wait any more.",
            "Somebody was quicker: %(n)s don't wait any more.",
            count,
        )
    else:
        words = ngettext(
            "Nothing was changed for one: it is so already, or it is gone.",
            "Nothing was changed for %(n)s: it is so already, or they are gone.",
            count,
        )
    return words % {"n": count}
