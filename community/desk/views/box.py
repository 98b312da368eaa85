"""What stands in the answer box when a page is made."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest

from blog import site

from ..answer_form import AnswerForm, asked_reply
from ..answering import promise_days
from ..filters import Filters
from ..opening import Opened
from ..saved_replies import filled, get_reply


def box(
    request: HttpRequest, filters: Filters, opened: Opened | None, form: AnswerForm | None = None
) -> AnswerForm:
    """The form that came back, or a new one with the draft and the saved reply asked for."""
    if opened is None:
        return form or AnswerForm()
    if form is None:
        form = AnswerForm(initial={"comment": _text(request, filters, opened)})
    first, last = promise_days(ZoneInfo(site.of(request).time_zone))
    form.fields["promise"].widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}
    form.page_url = filters.url(voice=opened.voice.pk)
    return form


def _text(request: HttpRequest, filters: Filters, opened: Opened) -> str:
    asked = asked_reply(request)
    if asked is None:
        return opened.draft
    try:
        reply = get_reply(asked, filters.member)
    except Http404:
        return opened.draft  # deleted meanwhile
    text = filled(reply, opened.comment, me=filters.member, site=site.of(request).name)
    return f"{opened.draft.rstrip()}\n\n{text}" if opened.draft.strip() else text
