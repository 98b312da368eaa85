"""What the nightly check found, for editors. Words are for people; the command tells the rest."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from community.members.access import MemberRequest, require_editor

from .nightly import last_round

MOST_IDS = 5
KINDS = {
    "ghost_of_library": _("Comments of which a part is missing"),
    "ghost_of_thread": _("Comments of which a part is missing"),
    "comment_without_library": _("Comments of which a part is missing"),
    "object": _("Comments that are under two articles"),
    "library_object": _("Comments that are under two articles"),
    "orphan": _("Replies to a comment that isn’t there"),
    "parent_elsewhere": _("Replies to a comment of another article"),
    "parent_below": _("Replies to their own replies"),
    "path": _("Comments at a wrong place in their thread"),
    "root": _("Comments at a wrong place in their thread"),
    "level": _("Comments at a wrong place in their thread"),
    "shown": _("Comments that are shown or hidden by mistake"),
    "flags": _("Comments that are shown or hidden by mistake"),
    "hearts": _("Comments with a wrong number of hearts"),
    "reports": _("Comments with a wrong number of reports"),
    "accepted": _("Accepted answers that the question doesn’t know of"),
    "voice_without_comment": _("Readers on the desk who said nothing"),
    "fact_without_comment": _("Answers on the desk that nobody wrote"),
    "voice": _("Comments that the desk sees otherwise"),
    "newcomer": _("Readers who are greeted as new twice, or never"),
    "judgement": _("Readers who wait and aren’t on the desk, or the other way round"),
    "claimed": _("Mails that would never be sent"),
    "settled": _("Mails that would never be sent"),
    "to_nobody": _("Mails to nobody"),
    "event": _("Memories of something that isn’t there"),
    "reply_record": _("Articles with wrong numbers in the line about answers"),
    "picture": _("Pictures whose file is missing"),
    "face": _("Members whose picture is missing"),
    "logo": _("The logo is missing"),
}


@require_safe
@require_editor
def check(request: MemberRequest) -> HttpResponse:
    last = last_round()
    found = last.data["found"] if last else {}
    first = last.data["first"] if last else []
    kinds = [
        {
            "code": code,
            "words": KINDS[code],
            "count": count,
            "ids": [pk for kind, pk in first if kind == code][:MOST_IDS],
        }
        for code, count in found.items()
        if code in KINDS
    ]
    return render(request, "integrity/check.html", {"last": last, "kinds": kinds})
