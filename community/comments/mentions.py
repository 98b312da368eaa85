"""@handles in a comment: naming the team or an author makes sure that somebody answers."""

import re

from django.db.models import Q

from blog.models import Post
from community.members.models import Member

_HANDLE = re.compile(r"(?<![\w@/.])@([A-Za-z0-9][\w.+-]{0,149})")


def mentions_team(text: str, post: Post) -> bool:
    """Whether the text names one of the post's authors or somebody of the team."""
    handles = {handle.rstrip(".-").lower() for handle in _HANDLE.findall(text)[:20]}
    if not handles:
        return False
    named = Q()
    for handle in handles:
        named |= Q(username__iexact=handle)
    return (
        Member.objects.filter(named, is_active=True)
        .filter(
            Q(groups__permissions__codename="answer_readers")
            | Q(authorships__post=post)
            | Q(is_superuser=True)
        )
        .exists()
    )
