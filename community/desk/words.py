"""What the desk says about a voice, in words."""

import re
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.comments.models import Comment, Report
from community.members.models import Member
from community.voices.models import Fact, Voice
from community.voices.models.voice import NEVER


def span(since: datetime, until: datetime) -> str:
    """The time between in one unit: "3 days"."""
    if until - since < timedelta(minutes=1):
        return _("a moment")
    return timesince(since, until, depth=1)


def waiting_words(voice: Voice, now: datetime) -> str:
    assert voice.waiting_since is not None
    return _("waiting %(time)s") % {"time": span(voice.waiting_since, now)}


def kind_words(voice: Voice, text: str, member: Member) -> str:
    """Why it is here: a first word, a follow-up, a question to others that nobody answered."""
    if voice.mentions_team:
        me = rf"(?<![\w@/.])@{re.escape(member.username)}(?![\w@+-])"
        return _("mentions you") if re.search(me, text, re.IGNORECASE) else _("mentions the team")
    if voice.kind == Voice.Kind.FIRST:
        return _("first word")
    if voice.kind == Voice.Kind.FOLLOW_UP:
        return _("follow-up")
    if voice.kind == Voice.Kind.PEER and voice.owed and not voice.has_reply:
        return _("to another reader, and nobody answered")
    if voice.kind == Voice.Kind.PEER:
        return _("to another reader")
    return str(voice.get_kind_display())


def row_marks(voice: Voice) -> list[str]:
    """Words for the list, where there is something to say."""
    marks = []
    if voice.owed and voice.is_thanks:
        marks.append(_("a thank-you?"))
    elif voice.is_question:
        marks.append(_("question"))
    if voice.is_newcomer:
        marks.append(_("new here"))
    if voice.mentions_team:
        marks.append(_("mentions the team"))
    elif voice.kind == Voice.Kind.PEER:
        marks.append(_("between readers"))
    elif voice.kind != Voice.Kind.FIRST:
        marks.append(str(voice.get_kind_display()))
    return marks


def moment_words(voice: Voice, now: datetime) -> str:
    """The moment that its lane sorts by, as a span: how long it waits, or when it comes back."""
    if voice.state == Voice.State.SNOOZED:
        if voice.lane_at in (None, NEVER):
            return _("until they write")
        return _("in %(time)s") % {"time": span(now, voice.lane_at)}
    return span(voice.lane_at or voice.said_at, now)


def due_words(voice: Voice, now: datetime) -> str:
    """When an answer is due, calmly: "due in 3 hours", "a day late"; nothing where none is."""
    if voice.due_at is None:
        return ""
    if voice.due_at >= now:
        return _("due in %(time)s") % {"time": span(now, voice.due_at)}
    if timedelta(days=1) <= now - voice.due_at < timedelta(days=2):
        return _("a day late")
    return _("%(time)s late") % {"time": span(voice.due_at, now)}


def is_overdue(voice: Voice, now: datetime) -> bool:
    return voice.due_at is not None and voice.due_at < now


def state_words(voice: Voice) -> str:
    if voice.state == Voice.State.OPEN and not voice.owed:
        return _("watched: readers talk to each other")
    return str(voice.get_state_display())


def withdrawn_words(comment: Comment) -> str:
    """Why it can't be answered: "removed by a moderator: advertising or spam (no shop)"."""
    if comment.state == Comment.State.PUBLIC:
        return _("Its article isn't public at the moment.")
    said = str(comment.get_state_display())
    why = Report.Reason(comment.reason).label if comment.reason in Report.Reason.values else ""
    why = f"{why} ({comment.reason_note})" if why and comment.reason_note else why
    return f"{said}: {why}" if why else said


def fact_words(fact: Fact, name: str) -> str:
    """What somebody did about it, as a sentence."""
    said = {
        Fact.Code.ANSWERED: _("%(name)s answered"),
        Fact.Code.ACCEPTED: _("%(name)s accepted a reader's answer"),
        Fact.Code.ACKNOWLEDGED: _("%(name)s gave a heart"),
        Fact.Code.CLOSED: _("%(name)s decided that no reply is needed: %(why)s"),
        Fact.Code.REOPENED: _("%(name)s opened it again"),
        Fact.Code.SNOOZED: _snoozed_words(fact),
        Fact.Code.EDITED: _("The comment was changed"),
        Fact.Code.ASSIGNED: _assigned_words(fact),
    }[Fact.Code(fact.code)]
    why = fact.note if fact.note and fact.reason in ("", Fact.Reason.OTHER) else ""
    if not why:
        why = str(fact.get_reason_display()) + (f" ({fact.note})" if fact.note else "")
    words = said % {
        "name": name,
        "why": why,
        "to": fact.to.display_name if fact.to else "",
        "until": date_format(timezone.localtime(fact.until), "DATE_FORMAT") if fact.until else "",
    }
    return f"{words}: {fact.note}" if fact.note and fact.code == Fact.Code.ASSIGNED else words


def _snoozed_words(fact: Fact) -> str:
    if fact.until is None:
        return _("%(name)s put it off until they write again")
    if fact.reason == Fact.Reason.PROMISE:
        return _("%(name)s promised to come back to it on %(until)s")
    return _("%(name)s put it off until %(until)s")


def _assigned_words(fact: Fact) -> str:
    if fact.to_id is None:
        return _("%(name)s handed it back")
    return _("%(name)s took it") if fact.to_id == fact.by_id else _("%(name)s gave it to %(to)s")


def history_words(said: int, answered: int, waiting: int, *, goes_on: bool = False) -> str:
    """A person's history: "9 comments, 7 answered, 1 waiting"."""
    if not said:
        return _("Nothing public yet")
    if said == 1:
        parts = [_("First comment here")]
    elif goes_on:
        parts = [_("Of their last %(n)s comments") % {"n": said}]
    else:
        parts = [ngettext("%(n)s comment", "%(n)s comments", said) % {"n": said}]
    if answered:
        parts.append(_("%(n)s answered") % {"n": answered})
    if waiting and said > 1:
        parts.append(_("%(n)s waiting") % {"n": waiting})
    return ", ".join(parts)


def dots_words(answered: int, waiting: int) -> str:
    return _("Lately: %(answered)s answered, %(waiting)s waiting") % {
        "answered": answered,
        "waiting": waiting,
    }
