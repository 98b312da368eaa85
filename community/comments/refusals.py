"""Why a comment can't be taken, in words for its writer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REASONS: dict[str, Any] = {
    "empty": _("There is nothing to read in this comment yet. Write a few words."),
    "too_long": _("This is longer than a comment can be (%(limit)s characters). Shorten it."),
    "closed": _("Comments on this article are closed."),
    "unpublished": _("This article isn't published, so nobody could read the comment."),
    "parent_gone": _(
        "The comment you are answering is no longer public. "
        "You can post your words as a comment of their own."
    ),
    "foreign_parent": _("The comment you are answering belongs to another article."),
    "no_question": _("There is no question above this comment that it could answer."),
    "too_fast": _(
        "You are writing faster than we can read. Wait %(seconds)s seconds and send it again."
    ),
    "banned": _("This account can't comment at the moment."),
    "not_asked": _("Only the person who asked, or the team, can accept an answer."),
    "not_public": _("This comment is no longer public."),
    "team_only": _("This is for the team, and for the authors of the article."),
    "not_yours": _("Only the writer of a comment can change it."),
    "too_late": _("The time to change this comment is over. You can add a reply instead."),
    "lost_token": _(
        "The form was open for a long time, or you logged in meanwhile. "
        "Your words are still here: send them once more."
    ),
    "foreign_site": _(
        "This was sent from another website, so it was not posted. "
        "If these are your words, send them from here."
    ),
    "logged_out": _(
        "You are no longer logged in. Your words are still here: "
        "log in again, or send them with your name and address."
    ),
    "moved": _("Somebody has just moved this comment. Look where it is now."),
    "robot": _("This looked like an automatic message. If you are a person, send it once more."),
}


class Refused(Exception):
    """A comment that can't be taken; `str()` is a sentence for its writer."""

    def __init__(self, code: str, message: str | None = None, **values: object) -> None:
        self.code = code
        self.message = message or str(REASONS[code]) % values
        self.retry_after = values.get("seconds")
        super().__init__(self.message)
