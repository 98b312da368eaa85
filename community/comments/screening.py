"""What is looked at before a comment becomes public. Rules are small, pure and in order.

Each rule answers None (nothing to say) or a Verdict; the first verdict decides. A rule that
refuses raises Refused, with words for the writer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.models import Post
from community.members.limits import take
from community.members.models import Guest, Member

from .refusals import Refused

# Why a comment is held, in words for its writer and for the team.
REASONS: dict[str, str | Promise] = {
    "links": _("It has many links, so a moderator looks at it first."),
    "reported": _("Readers reported it, so a moderator looks at it."),
    "moderator": _("A moderator is looking at it."),
    "imported": _("It was waiting for approval on the old site."),
    "trouble": _("It needs a moderator's look."),
}


@dataclass(frozen=True)
class Draft:
    """A comment that somebody wants to post."""

    post: Post
    text: str
    html: str
    by: Member | None
    guest: Guest | None
    by_team: bool
    ip_hash: str = ""


@dataclass(frozen=True)
class Verdict:
    reason: str = ""

    @property
    def is_held(self) -> bool:
        return bool(self.reason)


def screen(draft: Draft) -> Verdict:
    """Public, or held with a reason; raises Refused."""
    for rule in RULES:
        verdict = rule(draft)
        if verdict is not None:
            return verdict
    return Verdict()


def screen_again(draft: Draft) -> Verdict:
    """For words that were changed: what is in them counts, not how often somebody writes."""
    return banned(draft) or links(draft) or Verdict()


def banned(draft: Draft) -> Verdict | None:
    if draft.by is not None and not draft.by.is_active:
        raise Refused("banned")
    return None


def rate(draft: Draft) -> Verdict | None:
    if draft.by_team:
        return None
    keys = []
    if draft.by is not None:
        keys.append((f"comment:m{draft.by.pk}", 10, 60))
    else:
        if draft.guest is not None:
            # Each of theirs sends a mail to an address that anybody can type.
            keys.append((f"comment:g{draft.guest.pk}", 10, 3600))
        if draft.ip_hash:
            keys.append((f"comment:{draft.ip_hash[:60]}", 20, 600))
    for key, limit, seconds in keys:
        wait = take(key, limit=limit, seconds=seconds)
        if wait:
            raise Refused("too_fast", seconds=wait)
    return None


_LINK = re.compile(r"<a ", re.IGNORECASE)


def links(draft: Draft) -> Verdict | None:
    if not draft.by_team and len(_LINK.findall(draft.html)) > settings.COMMENT_MAX_LINKS:
        return Verdict("links")
    return None


RULES: list[Callable[[Draft], Verdict | None]] = [banned, rate, links]
