"""Answering a reader from the desk; two of the team never answer the same words by accident."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from blog.models import Post
from community.comments.locking import lock_comment
from community.comments.models import Comment
from community.comments.posting import is_by_team, post_comment, rendered
from community.comments.refusals import Refused
from community.members.models import Member
from community.voices import rules
from community.voices.models import Fact, Voice

from .drafting import drop_draft
from .models import Act

# What an answerer must have seen before sending: it may change what is worth saying.
NEWS = (Fact.Code.ANSWERED, Fact.Code.ACCEPTED, Fact.Code.CLOSED, Fact.Code.EDITED)
MOST_REMEMBERED = 50
FARTHEST = timedelta(days=366)


class Overtaken(Exception):
    """Something happened to the voice after the page was made on which the answer was written."""


class SaidBefore(Exception):
    """The same words went to the same person before; `answer` is that comment."""

    def __init__(self, answer: Comment) -> None:
        self.answer = answer
        super().__init__()


def answer(
    voice: Voice,
    text: str,
    *,
    by: Member,
    seen: int,
    also: Iterable[int] = (),
    keep_open: bool = False,
    promised: date | None = None,
    again: bool = False,
) -> tuple[Comment, Act]:
    """Post the answer; it settles the voice, this reader's earlier ones, and those of `also`.

    Every road by which the team answers (page, API, mail) comes through here, and must say what
    its writer had `seen`: the id of the last fact of the voice that they were shown (`last_fact`;
    0 for none). Raises Overtaken when somebody answered or closed it since, or its writer changed
    it: show them, and ask again with the new id. With `promised` we come back to the voice on
    that day. Raises SaidBefore when these words went to this person already, unless they are
    meant `again`, and Refused as `post_comment` does. The same answer sent twice is one.

    Returns the comment, and the act by which it can be undone.
    """
    text = text.strip()
    html = rendered(text, pictures=True)  # before the transaction: nobody waits for it
    back_at = returns_at(promised) if promised else None
    with transaction.atomic():
        comment, post = _lock(voice)
        if not is_by_team(by, post):
            raise PermissionDenied(_("Only the team answers from the desk."))
        news = _news(voice, seen)
        if news:
            sent = _sent_already(news, by, text)
            if sent is not None:
                return sent, _act_of(sent, voice, by)
            raise Overtaken
        if not again:
            _check_said_before(comment, text)
        # First, since the facts that the answer makes carry its key.
        act = Act.objects.create(by=by, verb="reply", at=timezone.now(), data={})
        posted = post_comment(
            post=post,
            text=text,
            html=html,
            by=by,
            parent=comment,
            also_answers=_still_open(comment, also),
            keep_open=keep_open,
            promised=back_at,
            act=act.pk,
        )
        drop_draft(voice, by=by)
        if not posted.created:
            act.delete()
            return posted.comment, _act_of(posted.comment, voice, by)
        act.data = _data(posted.comment, voice)
        act.save(update_fields=["data"])
        return posted.comment, act


def sent_before(voice: int, text: str, *, by: Member) -> Comment | None:
    """The public answer with these words that `by` gave to the voice."""
    # Asked for by its own key, which may be larger than any that a database knows.
    voices = Voice.objects.filter(pk=voice)
    facts = Fact.objects.filter(voice__in=voices, by=by, code=Fact.Code.ANSWERED, visible=True)
    answers = Comment.objects.filter(pk__in=facts.values("comment_id"), comment=text.strip())
    return answers.first()


def last_fact(facts: Iterable[Fact]) -> int:
    """What `answer` takes as `seen`."""
    return max((fact.pk for fact in facts), default=0)


def returns_at(day: date) -> datetime:
    """When a voice returns that was promised for that day: as work begins. Raises Refused."""
    hours = rules.hours_of(rules.current())
    first, last = promise_days(hours.zone)
    if day < first:
        raise Refused(
            "promise", _("The day that you promise has to lie ahead: tomorrow, or a later one.")
        )
    if day > last:
        raise Refused(
            "promise",
            _("That day is too far off to promise: choose one until %(last)s.")
            % {"last": date_format(last, "DATE_FORMAT")},
        )
    return hours.start_of(day)


def promise_days(zone: ZoneInfo) -> tuple[date, date]:
    """The first and the last day that can be promised, where the company is."""
    today = timezone.now().astimezone(zone).date()
    return today + timedelta(days=1), today + FARTHEST


def _lock(voice: Voice) -> tuple[Comment, Post]:
    try:
        return lock_comment(voice.comment.pk)
    except Comment.DoesNotExist:
        raise Refused("parent_gone") from None


def _news(voice: Voice, seen: int) -> list[Fact]:
    return list(Fact.objects.filter(voice=voice, pk__gt=seen, code__in=NEWS, visible=True))


def _sent_already(news: list[Fact], by: Member, text: str) -> Comment | None:
    """This very answer, when a button was pressed twice."""
    ids = [fact.comment_id for fact in news if fact.code == Fact.Code.ANSWERED]
    return Comment.objects.filter(pk__in=ids, user=by, comment=text).first()


def _act_of(comment: Comment, voice: Voice, by: Member) -> Act:
    """The act of an answer that was sent before; it can't be undone for longer by sending twice."""
    facts = Fact.objects.filter(comment_id=comment.pk, act_id__isnull=False)
    known = Act.objects.filter(pk__in=facts.values("act_id"), verb="reply").first()
    return known or Act.objects.create(
        by=by, verb="reply", at=comment.submit_date, data=_data(comment, voice)
    )


def _data(comment: Comment, voice: Voice) -> dict[str, int]:
    return {"comment": comment.pk, "voice": voice.pk}


def _check_said_before(comment: Comment, text: str) -> None:
    """Whoever gets the same words a second time notices that nobody read theirs."""
    answers = Fact.objects.filter(
        voice__reader_key=comment.reader_key, code=Fact.Code.ANSWERED, visible=True
    )
    ids = list(answers.order_by("-pk").values_list("comment_id", flat=True)[:MOST_REMEMBERED])
    words = _words(text)
    for before in Comment.objects.filter(pk__in=ids).select_related("user").order_by("-pk"):
        if _words(before.text) == words:
            raise SaidBefore(before)


def _words(text: str) -> list[str]:
    """What counts when two texts are compared: no capitals, no spaces, no signs."""
    return re.findall(r"\w+", text.casefold()) or text.split()


def _still_open(comment: Comment, also: Iterable[int]) -> list[int]:
    """Of the ticked voices those that are this reader's, on this post, and still open."""
    ticked = Voice.objects.filter(
        pk__in=list(also),
        post=comment.post_id,
        reader_key=comment.reader_key,
        state=Voice.State.OPEN,
    )
    return list(ticked.values_list("pk", flat=True))
