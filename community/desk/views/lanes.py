from collections.abc import Callable, Collection
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from community.members.access import require_team
from community.voices.models import Voice

from ..act_forms import ActForm
from ..answer_form import AnswerForm, NoteForm
from ..chips import chips_of, segments_of
from ..empty import empty_words
from ..filters import Filters
from ..lanes import DONE, ELSEWHERE, FOLLOW_UPS, PEER_TALK, SNOOZED, WAITING, Lane
from ..listing import Listing, listing
from ..saved_views import list_of
from .acts import acts_html, box_urls, bulk_html, note_html
from .box import box


def _view_of(lane: Lane) -> Callable[..., HttpResponseBase]:
    @require_safe
    @require_team
    def show(request: HttpRequest) -> HttpResponse:
        filters = Filters.read(request, lane)
        if "" in request.GET.values():
            # A form sends its empty fields too; an address to share has none.
            return redirect(filters.url())
        return lane_page(request, filters)

    return show


waiting = _view_of(WAITING)
follow_ups = _view_of(FOLLOW_UPS)
peer_talk = _view_of(PEER_TALK)
elsewhere = _view_of(ELSEWHERE)
snoozed = _view_of(SNOOZED)
done = _view_of(DONE)


def lane_page(
    request: HttpRequest,
    filters: Filters,
    *,
    chosen: Voice | None = None,
    form: AnswerForm | None = None,
    note_form: NoteForm | None = None,
    act_form: ActForm | None = None,
    bulk_form: ActForm | None = None,
    ticked: Collection[int] = (),
    preview: str = "",
    seen: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """The list with one voice open; the forms are those that came back, `ticked` with them.

    `seen` is what somebody had seen who was overtaken while writing.
    """
    found = listing(request, filters, chosen, ticked)
    context = {
        **lane_context(filters, found),
        "opened": found.opened,
        "chose": found.chose,
        "news": found.opened.news_since(seen) if found.opened and seen is not None else [],
        "form": box(request, filters, found.opened, form),
        "note_new": note_html(request, filters, found.opened, note_form),
        "acts": acts_html(request, filters, found.opened, act_form, onward_url=found.onward_url),
        "bulk": bulk_html(request, filters, bulk_form),
        "preview": preview,
        **box_urls(filters, found.opened),
    }
    return render(request, "desk/lane.html", context, status=status)


def lane_context(filters: Filters, found: Listing) -> dict:
    """The list, and all that stands around it."""
    counts = found.choices.counts
    person = found.rows[0].name if found.rows and filters.person else ""
    return {
        "desk_counts": counts,
        "filters": filters,
        "lane": filters.lane,
        "current": filters.lane.name,
        "choices": found.choices,
        "views": [
            {**view, "url": wanted.url(), "is_current": wanted == replace(filters, place=())}
            for view in found.choices.views
            for wanted in [list_of(view["lane"], view["query"], filters.member)]
        ],
        "chips": chips_of(filters, found.choices, person),
        "segments": segments_of(filters, counts),
        "page": found.page,
        "rows": found.rows,
        "thanks": found.thanks,
        **({} if found.rows else empty_words(filters)),
    }
