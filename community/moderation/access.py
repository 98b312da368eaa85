"""Whose page it is, the view's decorator decides (`members.access.require_moderator`)."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from community.comments.models import Comment

_BIGGEST_ID = 2**63 - 1  # what lies beyond would be an error in the database


def get_comment(pk: int) -> Comment:
    """A comment to judge. One whose address isn't confirmed yet is nobody's to judge."""
    if pk > _BIGGEST_ID:
        raise Http404
    comments = Comment.objects.exclude(state=Comment.State.UNCONFIRMED)
    return get_object_or_404(comments.select_related("user", "guest", "post"), pk=pk)
