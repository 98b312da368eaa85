"""Answering a reader from the desk; two of the team never answer the same words by accident."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from community.comments.locking import lock_comment
from community.comments.models import Comment
from community.comments.posting import is_by_team, post_comment, rendered
from community.members.models import Member
from community.voices.models import Fact, Voice

# What an answerer must have seen before sending: it may change what is worth saying.
NEWS = (Fact.Code.ANSWERED, Fact.Code.ACCEPTED, Fact.Code.CLOSED, Fact.Code.EDITED)


class Overtaken(Exception):
    """Something happened to the voice after the page was made on which the answer was written."""


def answer(
    voice: Voice,
    text: str,
    *,
    by: Member,
    seen: int,
    also: Iterable[int] = (),
    keep_open: bool = False,
) -> Comment:
    """Post the answer; it settles the voice, this reader's earlier ones, and those of `also`.

    `seen` is the id of the last fact that the answerer saw (`last_fact`). Raises Overtaken when
    somebody answered or closed it since, or its writer changed it, and Refused as `post_comment`
    does. The same answer sent twice is one.
    """
    text = text.strip()
    html = rendered(text)  # before the transaction: nobody waits for it
    with transaction.atomic():
        comment, post = lock_comment(voice.comment.pk)
        if not is_by_team(by, post):
            raise PermissionDenied(_("Only the team answers from the desk."))
        news = _news(voice, seen)
        if news:
            sent = _sent_already(news, by, text)
            if sent is not None:
                return sent
            raise Overtaken
        return post_comment(
            post=post,
            text=text,
            html=html,
            by=by,
            parent=comment,
            also_answers=_still_open(comment, also),
            keep_open=keep_open,
        ).comment


def last_fact(facts: Iterable[Fact]) -> int:
    """What `answer` takes as `seen`."""
    return max((fact.pk for fact in facts), default=0)


def _news(voice: Voice, seen: int) -> list[Fact]:
    return list(Fact.objects.filter(voice=voice, pk__gt=seen, code__in=NEWS, visible=True))


def _sent_already(news: list[Fact], by: Member, text: str) -> Comment | None:
    """This very answer, when a button was pressed twice."""
    ids = [fact.comment_id for fact in news if fact.code == Fact.Code.ANSWERED]
    return Comment.objects.filter(pk__in=ids, user=by, comment=text).first()


def _still_open(comment: Comment, also: Iterable[int]) -> list[int]:
    """Of the ticked voices those that are this reader's, on this post, and still open."""
    ticked = Voice.objects.filter(
        pk__in=list(also),
        post=comment.post_id,
        reader_key=comment.reader_key,
        state=Voice.State.OPEN,
    )
    return list(ticked.values_list("pk", flat=True))
