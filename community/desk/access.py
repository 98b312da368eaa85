"""Whose voices a member of the team sees: a moderator all of them, an author those of their posts.

The pages themselves open to the team (`members.access.require_team`); these loaders decide
about one voice and one post.
"""

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from blog.models import Authorship, Post
from community.members.models import Member
from community.voices.models import Voice
from community.voices.models.voice import VoiceQuerySet


def visible_voices(member: Member) -> VoiceQuerySet:
    if member.can_moderate:
        return Voice.objects.all()
    return Voice.objects.filter(post_id__in=own_posts(member))


def my_voices(member: Member) -> VoiceQuerySet:
    """Those that are this member's to answer: on their own posts, or theirs by assignment."""
    voices = visible_voices(member)
    if member.can_moderate:
        voices = voices.filter(Q(owner=member) | Q(post_id__in=own_posts(member)))
    return voices


def own_posts(member: Member) -> QuerySet[Authorship, int]:
    return Authorship.objects.filter(member=member).values_list("post_id", flat=True)


def get_voice(pk: int, member: Member) -> Voice:
    """The voice with its comment, or 404: an author can't tell others' voices from none."""
    return get_object_or_404(with_words(visible_voices(member)), pk=pk)


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
    """With all that a row of the list shows, and without the articles' long texts."""
    return (
        voices.filter(comment__isnull=False)
        .select_related("post", "comment", "comment__user", "comment__guest")
        .defer("post__body", "post__body_html", "post__contents")
    )
