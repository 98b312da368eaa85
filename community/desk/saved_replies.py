"""Texts that are often the right ones, with variables that are filled in when they are used."""

import re
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.comments.models import Comment
from community.comments.refusals import Refused
from community.members.models import Member
from socialblog.lib.questions import Given

from .models import SavedReply

MOST_REPLIES = 100
_VARIABLE = re.compile(r"\{([^\W\d]\w*)\}")


def usable_replies(member: Member | Given) -> QuerySet[SavedReply]:
    """Their own, and those for the whole team."""
    return SavedReply.objects.filter(Q(by=member) | Q(is_shared=True)).order_by("title", "pk")


def get_reply(pk: int, member: Member) -> SavedReply:
    """One that the member may use, or Http404."""
    reply = usable_replies(member).filter(pk=pk).first() if pk < 2**63 else None
    if reply is None:
        raise Http404("No such saved reply")
    return reply


def get_changeable_reply(pk: int, member: Member) -> SavedReply:
    """One's own; for an editor also what others share. Http404 for what they can't even see."""
    reply = get_reply(pk, member)
    if not may_change(reply, member):
        raise Http404("No such saved reply")
    return reply


def may_change(reply: SavedReply, member: Member) -> bool:
    return reply.by_id == member.pk or (reply.is_shared and member.can_edit_site)


def save_reply(
    reply: SavedReply | None, *, title: str, text: str, is_shared: bool, by: Member
) -> SavedReply:
    """Make one, or change it. Whoever made it stays its maker."""
    if reply is None:
        if SavedReply.objects.filter(by=by)[:MOST_REPLIES].count() == MOST_REPLIES:
            raise Refused(
                "many_replies",
                _("You have %(n)s saved replies already. Delete one first.") % {"n": MOST_REPLIES},
            )
        return SavedReply.objects.create(
            title=title, text=text, is_shared=is_shared, by=by, changed_at=timezone.now()
        )
    if not is_shared and reply.by_id != by.pk:
        # It would vanish from the sight of the editor who changes it, and from everybody else's.
        raise Refused(
            "not_yours", _("Only its maker can keep it from the team. Delete it instead.")
        )
    reply.title, reply.text, reply.is_shared = title, text, is_shared
    reply.changed_at = timezone.now()
    reply.save(update_fields=["title", "text", "is_shared", "changed_at"])
    return reply


def filled(reply: SavedReply, comment: Comment, *, me: Member, site: str) -> str:
    """The text as it goes into the box for an answer to `comment`."""
    values = _values(comment, me, site)
    return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), reply.text)


def unknown_variables(text: str) -> list[str]:
    """Names in braces that would stay as they are, each once."""
    found = dict.fromkeys(_VARIABLE.findall(text))
    return [name for name in found if name not in VARIABLES]


def variables() -> dict[str, str]:
    """What can stand in a saved reply, in the order in which it is explained."""
    return {
        "name": _("the reader's name"),
        "first_name": _("the first word of it"),
        "article": _("the title of the article"),
        "link": _("the address of the article"),
        "asked": _("the day on which they wrote"),
        "me": _("your name"),
        "site": _("the name of this site"),
    }


VARIABLES = ("name", "first_name", "article", "link", "asked", "me", "site")


def _values(comment: Comment, me: Member, site: str) -> dict[str, Any]:
    name = comment.author_name
    return {
        "name": name,
        "first_name": name.split()[0] if name.split() else name,
        "article": comment.post.title,
        "link": settings.SITE_URL + comment.post.get_absolute_url(),
        "asked": date_format(timezone.localtime(comment.said_at), "DATE_FORMAT"),
        "me": me.display_name,
        "site": site,
    }
