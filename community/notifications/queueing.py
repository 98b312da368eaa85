"""Who is to be told what: rows written in the transaction of the event, sent by a worker."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings

from blog.models import Post
from community.comments.models import Comment
from community.events.models import Event
from community.members.models import Guest, Member

from .models import Delivery

# About words that everybody may read.
PUBLIC_KINDS = [Delivery.Kind.REPLY, Delivery.Kind.COMMENT]


def ask_guest_to_confirm(event: Event, comment: Comment) -> None:
    """The one mail that goes out before a comment is public: to its own writer."""
    if not event.data.get("quiet") and comment.guest is not None:
        _queue(event, comment, Delivery.Kind.CONFIRM, guests=[comment.guest])


def tell_of_comment(event: Event, comment: Comment) -> None:
    """A comment became public, now or after it was held: tell those who care, once each."""
    if event.data.get("quiet"):
        return
    parent = _parent(comment)
    told: set[int] = {comment.user_id} if comment.user_id else set()
    if parent is not None and parent.reader_key != comment.reader_key:
        member = parent.user or (parent.guest.member if parent.guest else None)
        if member is not None:
            if member.pk not in told and member.mail_replies and member.is_active:
                _queue(event, comment, Delivery.Kind.REPLY, members=[member])
            told.add(member.pk)
        elif parent.guest is not None and parent.followup and parent.guest.mail_replies:
            _queue(event, comment, Delivery.Kind.REPLY, guests=[parent.guest])
    if comment.by_team:
        return
    authors = Member.objects.filter(
        authorships__post_id=comment.post_id, mail_comments=True, is_active=True
    ).exclude(pk__in=told)
    _queue(event, comment, Delivery.Kind.COMMENT, members=authors)


def hold_back(event: Event, comment: Comment) -> None:
    """A comment went out of sight: what wasn't sent about it waits no longer.

    A dropped row is queued again when the comment is released; one that was sent stays sent.
    """
    Delivery.objects.filter(
        comment=comment, state=Delivery.State.QUEUED, kind__in=PUBLIC_KINDS
    ).update(state=Delivery.State.DROPPED, settled_at=event.at)


def take_up_again(event: Event, post: Post) -> None:
    """An article is public again: what wasn't sent because it was away is sent now.

    What was dropped before it went, for other reasons, stays dropped.
    """
    if not post.is_public:
        return
    withdrawn = Event.objects.filter(
        subject=event.subject, subject_id=post.pk, code="post.withdrawn"
    ).last()
    if withdrawn is None:
        return
    Delivery.objects.filter(
        comment__post=post,
        comment__state=Comment.State.PUBLIC,
        kind__in=PUBLIC_KINDS,
        state=Delivery.State.DROPPED,
        settled_at__gte=withdrawn.at,
    ).update(
        state=Delivery.State.QUEUED,
        next_attempt_at=event.at,
        claimed_until=None,
        settled_at=None,
    )


def _queue(
    event: Event,
    comment: Comment,
    kind: str,
    *,
    members: Iterable[Member] = (),
    guests: Iterable[Guest] = (),
) -> None:
    # Our own words can be taken back for a moment; nobody is told before that is over.
    wait = timedelta(seconds=settings.COMMENT_UNDO_SECONDS if comment.by_team else 0)
    rows = [(member, None) for member in members] + [(None, guest) for guest in guests]
    for member, guest in rows:
        delivery, created = Delivery.objects.get_or_create(
            comment=comment,
            kind=kind,
            member=member,
            guest=guest,
            defaults={
                "message_id": _message_id(comment),
                "next_attempt_at": event.at + wait,
                "created_at": event.at,
            },
        )
        if not created and delivery.state == Delivery.State.DROPPED:
            delivery.state = Delivery.State.QUEUED
            delivery.next_attempt_at = event.at + wait
            delivery.settled_at = None
            delivery.save(update_fields=["state", "next_attempt_at", "settled_at"])


def _message_id(comment: Comment) -> str:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<comment-{comment.pk}-{secrets.token_hex(8)}@{host}>"


def _parent(comment: Comment) -> Comment | None:
    if not comment.parent_id:
        return None
    return (
        Comment.objects.select_related("user", "guest__member").filter(pk=comment.parent_id).first()
    )
