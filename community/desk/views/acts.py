"""What can be done besides answering, as HTML: kept unless a form came back with errors."""

from collections.abc import Hashable

from django.http import HttpRequest
from django.template.context_processors import csrf
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.voices.models import Voice
from socialblog.lib.fragments import kept

from ..act_forms import FORMS, ActForm, ActForms
from ..answer_form import NoteForm
from ..filters import Filters
from ..opening import Opened


def box_urls(filters: Filters, opened: Opened | None) -> dict[str, str]:
    """Where what is written about the open voice is sent."""
    if opened is None:
        return {}
    boxes = ("answer", "draft", "presence")
    return {f"{box}_url": filters.act_url(box, opened.voice) for box in boxes}


def acts_html(
    request: HttpRequest,
    filters: Filters,
    opened: Opened | None,
    form: ActForm | None = None,
    *,
    onward_url: str = "",
) -> SafeString:
    """Beside the open voice; `form` came back, `onward_url` is the next of the list."""
    if opened is None:
        return SafeString()
    voice = opened.voice
    is_snoozed = voice.state == Voice.State.SNOOZED
    values: dict[str, Hashable] = {
        "can_settle": is_snoozed or voice.state == Voice.State.OPEN,
        "is_withdrawn": opened.is_withdrawn,
        "is_mine": voice.owner_id == filters.member.pk,
        "is_assigned": opened.is_assigned,
        "is_featured": opened.comment.is_featured,
        "owed": voice.owed,
        "was_settled": is_snoozed or opened.is_settled,
        "onward_url": onward_url,
        **{f"{act}_url": filters.act_url(act, voice) for act in FORMS},
    }
    return _shown(request, "desk/_acts.html", values, form)


def bulk_html(request: HttpRequest, filters: Filters, form: ActForm | None = None) -> SafeString:
    """Above the list."""
    return _shown(request, "desk/_bulk.html", {"bulk_url": filters.bulk_url}, form)


def note_html(
    request: HttpRequest, filters: Filters, opened: Opened | None, form: NoteForm | None = None
) -> SafeString:
    """For a note about the person."""
    if opened is None:
        return SafeString()
    url, key = filters.act_url("note", opened.voice), opened.voice.reader_key
    return _shown(request, "desk/_note_new.html", {"url": url, "reader_key": key}, form)


def _shown(
    request: HttpRequest, name: str, values: dict[str, Hashable], form: ActForm | NoteForm | None
) -> SafeString:
    if form is None:
        return kept(name, csrf(request)["csrf_token"], **values)
    came_back = ActForms(form) if isinstance(form, ActForm) else form
    return render_to_string(name, {**values, "came_back": came_back}, request)
