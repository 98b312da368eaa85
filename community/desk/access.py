"""Whose voices a member of the team sees: a moderator all of them, an author those of their posts,
and everybody what is theirs by assignment, or offered to all.

The pages themselves open to the team (`members.access.require_team`); these loaders decide
about one voice and one post. Lists ask for one condition at a time, so that an index serves it;
for a single voice all of them are asked together.
"""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from blog.models import Authorship, Post
from community.members.absences import standing_in_for
from community.members.models import Absence, Member
from community.voices.models import Voice
from community.voices.models.voice import VoiceQuerySet

# What a row of the list and the open voice show of the people and the article: never a password's
# hash, nor texts that nobody sees there.
_SHOWN_OF_A_MEMBER = ("username", "name", "picture", "is_active", "date_joined")
_SHOWN = (
    *(field.attname for field in Voice._meta.concrete_fields),
    *("post__title", "post__slug", "post__state", "post__published_at"),
    *(f"comment__user__{name}" for name in _SHOWN_OF_A_MEMBER),
    *("comment__guest__name", "comment__guest__member_id"),
    *("owner__username", "owner__name"),
)
_SHOWN_OF_A_COMMENT = (
    *("voice_id", "post_id", "user_id", "guest_id", "user_name", "submit_date", "parent_id"),
    *("comment", "body_html", "edited_at", "state", "reason", "reason_note", "path", "root_id"),
    *("is_shown", "by_team", "is_accepted", "is_featured", "like_count", "report_count", "origin"),
)


def may_see(member: Member, *, inside: bool = False) -> Q:
    """Every way in which a voice may be this member's to see. For a few rows at a time.

    `inside` another question: whom they stand in for isn't asked by itself then.
    """
    if member.can_moderate:
        return Q()
    now = timezone.now()
    theirs = Q(post_id__in=own_posts(member))
    if inside:
        theirs |= Q(owner=member) | Q(owner_id__in=absent_for(member, now))
    else:
        theirs |= Q(owner_id__in=people_of(member, now))
    if member.can_answer:
        theirs |= Q(lane=Voice.Lane.WAITING, offered_at__lte=now)
    return theirs


def reachable_voices(member: Member) -> VoiceQuerySet:
    """All that the member may open and act on, for a few ids at a time."""
    return Voice.objects.filter(may_see(member))


def people_of(member: Member, now: datetime) -> list[int]:
    """Whose readers are this member's to answer: their own, and of those who are away."""
    return [member.pk, *standing_in_for(member, timezone.localdate(now))]


def absent_for(member: Member, now: datetime) -> QuerySet[Absence, int]:
    """The same without themselves, to be asked inside another question."""
    today = Absence.objects.on(timezone.localdate(now)).filter(stand_in=member)
    return today.values_list("member_id", flat=True)


def own_posts(member: Member) -> QuerySet[Authorship, int]:
    return Authorship.objects.filter(member=member).values_list("post_id", flat=True)


def get_voice(pk: int, member: Member) -> Voice:
    """The voice with its comment, or 404: an author can't tell others' voices from none."""
    return get_object_or_404(with_words(reachable_voices(member)), pk=pk)


def get_post(slug: str, member: Member) -> Post:
    """A post whose voices the member may see, to filter by."""
    posts = Post.objects.only("pk", "title", "slug")
    if not member.can_moderate:
        posts = posts.filter(pk__in=own_posts(member))
    # PostgreSQL takes no NUL, not even to look for it.
    post = posts.filter(slug=slug).first() if "\0" not in slug else None
    if post is None:
        raise Http404("No such article")
    return post


def with_words(voices: VoiceQuerySet) -> VoiceQuerySet:
    """With all that a row of the list shows, and nothing that it doesn't."""
    return (
        voices.filter(comment__isnull=False)
        .select_related("post", "comment", "comment__user", "comment__guest", "owner")
        .only(*_SHOWN, *(f"comment__{name}" for name in _SHOWN_OF_A_COMMENT))
    )
