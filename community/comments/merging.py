"""A guest turned out to be a member: their comments and voices become one reader's."""

from django.db.models import Q

from blog.models.post import lock_post
from community.events.models import Event
from community.members.models import Guest
from community.voices import ledger
from community.voices.models import Voice

from .kinds import kind_of
from .models import Comment
from .visibility import tell_of_replies


def adopt_guest_comments(event: Event, guest: Guest) -> None:
    """Give the guest's confirmed comments to the member and judge both again.

    Comments that were never confirmed stay the guest's: anybody could have typed the address.
    """
    if guest.member_id is None:
        return
    theirs = Comment.objects.filter(Q(guest=guest) | Q(user_id=guest.member_id))
    for post_id in sorted(set(theirs.values_list("post_id", flat=True))):
        lock_post(post_id)
    confirmed = Comment.objects.filter(guest=guest).exclude(state=Comment.State.UNCONFIRMED)
    confirmed.update(user_id=guest.member_id)
    Voice.objects.filter(reader_key=f"g{guest.pk}").update(reader_key=f"m{guest.member_id}")
    ledger.settle_newcomer(f"m{guest.member_id}")
    rejudge_reader(guest.member_id, event.at)


def rejudge_reader(member_id: int, now) -> None:
    """Work out again what kind of voice each of a member's comments is, and what is owed."""
    theirs = Comment.objects.filter(
        Q(user_id=member_id) | Q(guest__member_id=member_id), voice__isnull=False
    ).select_related("voice", "guest")
    voices = []
    for comment in theirs:
        parent = (
            Comment.objects.select_related("guest").filter(pk=comment.parent_id).first()
            if comment.parent_id
            else None
        )
        set_kind(comment, kind_of(comment.reader_key, parent))
        tell_of_replies(comment, now=now)
        voices.append(comment.voice)
    ledger.rejudge(voices, now)


def set_kind(comment: Comment, kind: str) -> None:
    voice = comment.voice
    if voice is not None and voice.kind != kind:
        voice.kind = kind
        voice.rises_at = ledger.rises_at(kind, voice.said_at)
        voice.save(update_fields=["kind", "rises_at"])
