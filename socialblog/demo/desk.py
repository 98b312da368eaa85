"""What lies ready at the desk: texts that are often the right ones, and how soon we answer."""

from community.desk.saved_replies import save_reply
from community.members.models import Member
from community.voices.rules import set_rules

REPLIES = [
    (
        "Which ring fits",
        "Hello {first_name},\n\nlook inside the cap: the number after the dash tells the batch, "
        "and from batch seven on it takes the wider ring. If the number is gone, send us a "
        "picture and we'll tell you from the groove.\n\n{me}",
    ),
    (
        "Send it to the yard",
        "Hello {first_name},\n\nplease send it to us as it is, and don't open it before: what "
        "we find inside tells us more than what comes out. It's back with you within nine "
        "days.\n\n{me}, {site}",
    ),
    (
        "We don't know yet",
        "We don't know that yet, {first_name}. As soon as we do, you'll hear it here, "
        "whichever way it goes.",
    ),
]


def lay_ready(*, by: Member) -> None:
    for title, text in REPLIES:
        save_reply(None, title=title, text=text, is_shared=True, by=by)
    set_rules(by=by, public_line=True)
