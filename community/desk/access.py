"""Whose voices a member of the team sees: a moderator all of them, an author those of their posts,
and everybody what is theirs by assignment, or offered to all.

The pages themselves open to the team (`members.access.require_team`); these loaders decide
about one voice and one post. Lists ask for one condition at a time, so that an index serves it;
for a single voice all of them are asked together.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import DateField, DateTimeField, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from blog.models import Authorship, Post
from community.members.absences import standing_in_for
from community.members.models import Absence, Member
from community.voices.models import Voice
from community.voices.models.voice import VoiceQuerySet
from socialblog.lib.questions import Given

# Who looks, and when, where a question is put together before that is known.
ME = Given("member")
NOW = Given("now", DateTimeField())
TODAY = Given("today", DateField())

# What a row of the list and the open voice show of the people and the article: never a password's
# hash, nor texts that nobody sees there.
SHOWN_OF_A_MEMBER = ("username", "name", "picture", "is_active", "date_joined")
_SHOWN = (
    *(field.attname for field in Voice._meta.concrete_fields),
    *("post__title", "post__slug", "post__state", "post__published_at"),
    *(f"comment__user__{name}" for name in SHOWN_OF_A_MEMBER),
    *("comment__guest__name", "comment__guest__member_id"),
    *("owner__username", "owner__name"),
)
SHOWN_OF_A_COMMENT = (
    *("voice_id", "post_id", "user_id", "guest_id", "user_name", "submit_date", "parent_id"),
    *("comment", "body_html", "edited_at", "state", "reason", "reason_note", "path", "root_id"),
    *("is_shown", "by_team", "is_accepted", "is_featured", "like_count", "report_count", "origin"),
)


def may_see(member: Member) -> Q:
    """Every way in which a voice may be this member's to see. For a few rows at a time."""
    if member.can_moderate:
        return Q()
    now = timezone.now()
    theirs = Q(post_id__in=own_posts(member)) | Q(owner_id__in=people_of(member, now))
    return theirs | _offered(now) if member.can_answer else theirs


def i_may_see(*, can_moderate: bool, can_answer: bool) -> Q:
    """The same for whoever is given as ME, inside another question."""
    if can_moderate:
        return Q()
    theirs = Q(post_id__in=own_posts(ME)) | Q(owner_id=ME) | Q(owner_id__in=absent_for(ME, TODAY))
    return theirs | _offered(NOW) if can_answer else theirs


def given_for(member: Member, now: datetime) -> dict[str, Any]:
    """What ME, NOW and TODAY stand for."""
    return {"member": member.pk, "now": now, "today": timezone.localdate(now)}


def _offered(now: datetime | Given) -> Q:
    return Q(lane=Voice.Lane.WAITING, offered_at__lte=now)


def reachable_voices(member: Member) -> VoiceQuerySet:
    """All that the member may open and act on, for a few ids at a time."""
    return Voice.objects.filter(may_see(member))


def people_of(member: Member, now: datetime) -> list[int]:
    """Whose readers are this member's to answer: their own, and of those who are away."""
    return [member.pk, *standing_in_for(member, timezone.localdate(now))]


def absent_for(member: Member | Given, today: date | Given) -> QuerySet[Absence, int]:
    """The same without themselves, to be asked inside another question."""
    away = Absence.objects.on(today).filter(stand_in=member)
    return away.values_list("member_id", flat=True)


def own_posts(member: Member | Given) -> QuerySet[Authorship, int]:
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
        .only(*_SHOWN, *(f"comment__{name}" for name in SHOWN_OF_A_COMMENT))
    )
