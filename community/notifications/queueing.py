"""Who is to be told what: rows written in the transaction of the event, sent by a worker."""

import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from blog.models import Post
from community.comments.models import Comment
from community.events.models import Event
from socialblog.lib.rows import insert_missing

from .models import Delivery

# About words that everybody may read.
PUBLIC_KINDS = [Delivery.Kind.REPLY, Delivery.Kind.COMMENT]


def ask_guest_to_confirm(event: Event, comment: Comment) -> None:
    """The one mail that goes out before a comment is public: to its own writer."""
    if not event.data.get("quiet") and comment.guest is not None:
        insert_missing([_row(event, comment, Delivery.Kind.CONFIRM, None, comment.guest_id)])


def tell_of_comment(event: Event, comment: Comment) -> None:
    """A comment became public, now or after it was held: tell those who care, once each."""
    if event.data.get("quiet"):
        return
    told = {comment.reader_key}
    rows = []
    for kind, member_id, guest_id, wants in _concerned(comment):
        person = f"g{guest_id}" if member_id is None else f"m{member_id}"
        if person not in told and wants:
            rows.append(_row(event, comment, kind, member_id, guest_id))
        # Whoever wants no mail about an answer to them gets none about it as an author either.
        told.add(person)
    if "was" in event.data:
        _take_up(rows)
    insert_missing(rows)


def _concerned(comment: Comment) -> list[tuple[str, int | None, int | None, bool]]:
    """Whom it answers and, unless it is by the team, the authors: kind of mail, member or guest,
    and whether they want it."""
    with connection.cursor() as cursor:
        cursor.execute(_CONCERNED, [comment.parent_id, comment.post_id, comment.by_team])
        return cursor.fetchall()


_CONCERNED = """
SELECT
    'reply', member.id, CASE WHEN member.id IS NULL THEN guest.id END,
    CASE
        WHEN member.id IS NOT NULL THEN member.mail_replies AND member.is_active
        ELSE x.followup AND guest.mail_replies
    END
FROM comments_comment parent
JOIN django_comments_xtd_xtdcomment x ON x.comment_ptr_id = parent.xtdcomment_ptr_id
JOIN django_comments said ON said.id = parent.xtdcomment_ptr_id
LEFT JOIN members_guest guest ON guest.id = parent.guest_id
LEFT JOIN members_member member ON member.id = COALESCE(said.user_id, guest.member_id)
WHERE parent.xtdcomment_ptr_id = %s AND (member.id IS NOT NULL OR guest.id IS NOT NULL)
UNION ALL
SELECT 'comment', member.id, NULL, member.mail_comments AND member.is_active
FROM blog_authorship authorship JOIN members_member member ON member.id = authorship.member_id
WHERE authorship.post_id = %s AND NOT %s
"""


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


def _row(
    event: Event, comment: Comment, kind: str, member_id: int | None, guest_id: int | None
) -> Delivery:
    # Our own words can be taken back for a moment; nobody is told before that is over.
    wait = timedelta(seconds=settings.COMMENT_UNDO_SECONDS if comment.by_team else 0)
    return Delivery(
        comment=comment,
        kind=kind,
        member_id=member_id,
        guest_id=guest_id,
        message_id=_message_id(comment),
        next_attempt_at=event.at + wait,
        created_at=event.at,
    )


def _take_up(rows: list[Delivery]) -> None:
    """What was dropped while the comment was out of sight is queued again."""
    for row in rows:
        Delivery.objects.filter(
            comment=row.comment,
            kind=row.kind,
            member=row.member_id,
            guest=row.guest_id,
            state=Delivery.State.DROPPED,
        ).update(state=Delivery.State.QUEUED, next_attempt_at=row.next_attempt_at, settled_at=None)


def _message_id(comment: Comment) -> str:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<comment-{comment.pk}-{secrets.token_hex(8)}@{host}>"
