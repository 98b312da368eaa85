"""What an empty list says: mostly that all is well."""

from django.utils.translation import gettext as _

from .filters import OFFERED, Filters
from .lanes import DONE, ELSEWHERE, FOLLOW_UPS, PEER_TALK, SNOOZED
from .listing import last_answer_took


def empty_words(filters: Filters) -> dict[str, str]:
    """`empty_title`, `empty_text`, and where there is more to see, a link."""
    if filters.place:
        return {"empty_title": _("Nothing further down.")}
    if filters.narrowed and filters.who == OFFERED and len(filters.chosen) == 1:
        return {
            "empty_title": _("Nothing is offered to all."),
            "empty_text": _("What its owner leaves unanswered for long comes up here."),
        }
    if filters.narrowed:
        return {
            "empty_title": _("Nothing here is like that."),
            "empty_text": _("Take a filter back to see more."),
            "empty_url": filters.lane.url,
            "empty_link": _("Show the whole lane"),
        }
    words = {
        FOLLOW_UPS.name: (
            _("Nobody came back to us."),
            _("What readers reply to our answers waits here."),
        ),
        PEER_TALK.name: (
            _("The readers aren't talking to each other."),
            _(
                "What they say to one another is watched here. A question that nobody answers "
                "comes up in Waiting by itself."
            ),
        ),
        ELSEWHERE.name: (
            _("Nothing was heard elsewhere."),
            _(
                "What people say about us on other sites will wait here. Listening to other sites "
                "isn't set up yet."
            ),
        ),
        SNOOZED.name: (
            _("Nothing is put off."),
            _("What you put off waits here, and comes back by itself."),
        ),
        DONE.name: (
            _("Nothing here yet."),
            _("What is answered or closed is kept here, and can be opened again."),
        ),
    }
    if filters.lane.name in words:
        title, text = words[filters.lane.name]
        return {"empty_title": title, "empty_text": text}
    took = last_answer_took()
    text = _("The last answer took %(time)s.") % {"time": took} if took else ""
    return {"empty_title": _("Nobody is waiting."), "empty_text": text}
