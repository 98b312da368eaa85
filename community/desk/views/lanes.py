from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.members.access import require_team
from community.voices.models import Voice

from ..answer_form import AnswerForm
from ..filters import Filters
from ..forms import CloseForm
from ..lanes import DONE, WAITING
from ..listing import last_answer_took, listing
from ..opening import Opened

ACTS = ("answer", "close", "reopen")


@require_safe
@require_team
def waiting(request: HttpRequest) -> HttpResponse:
    return lane_page(request, Filters.read(request, WAITING))


@require_safe
@require_team
def done(request: HttpRequest) -> HttpResponse:
    return lane_page(request, Filters.read(request, DONE))


def lane_page(
    request: HttpRequest,
    filters: Filters,
    *,
    chosen: Voice | None = None,
    form: AnswerForm | None = None,
    close_form: CloseForm | None = None,
    preview: str = "",
    seen: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """The list with one voice open; the forms are those that came back.

    `seen` is what somebody had seen who was overtaken while writing.
    """
    found = listing(request, filters, chosen)
    context = {
        "filters": filters,
        "lane": filters.lane,
        "current": filters.lane.name,
        "page": found.page,
        "rows": found.rows,
        "opened": found.opened,
        "chose": found.chose,
        "news": found.opened.news_since(seen) if found.opened and seen is not None else [],
        "post_choices": filters.post_choices() if filters.lane is WAITING else [],
        "form": form or AnswerForm(),
        "close_form": close_form or CloseForm(),
        "preview": preview,
        **act_urls(filters, found.opened),
        **_empty_words(filters, bool(found.rows)),
    }
    return render(request, "desk/lane.html", context, status=status)


def act_urls(filters: Filters, opened: Opened | None) -> dict[str, str]:
    """Where the forms about the open voice are sent."""
    if opened is None:
        return {}
    return {f"{act}_url": filters.act_url(act, opened.voice) for act in ACTS}


def _empty_words(filters: Filters, has_rows: bool) -> dict[str, str]:
    if has_rows:
        return {}
    if filters.place:
        return {"empty_title": _("Nothing further down.")}
    if filters.lane is DONE:
        return {
            "empty_title": _("Nothing here yet."),
            "empty_text": _("What is answered or closed is kept here, and can be opened again."),
        }
    took = last_answer_took()
    text = _("The last answer took %(time)s.") % {"time": took} if took else ""
    return {"empty_title": _("Nobody is waiting."), "empty_text": text}
