"""The team points at a comment: it is marked, and named above the conversation."""

from django.db import transaction
from django.utils import timezone

from community.events.recording import record
from community.members.models import Member

from .locking import lock_comment
from .models import Comment
from .posting import is_by_team
from .refusals import Refused


@transaction.atomic
def feature(comment: Comment, *, by: Member) -> bool:
    """Mark it, whoever wrote it; whether that changed anything. Raises Refused for whoever isn't
    of the team, and for what nobody can read.

    The mark outlives a hold or a removal, but only a public comment is shown with it.
    """
    comment, post = lock_comment(comment.pk)
    if not is_by_team(by, post):
        raise Refused("team_only")
    if comment.state != Comment.State.PUBLIC:
        raise Refused("not_public")
    return _set(comment, True, by)


@transaction.atomic
def unfeature(comment: Comment, *, by: Member) -> bool:
    """Take the mark away, from a hidden one as well; whether there was one."""
    comment, post = lock_comment(comment.pk)
    if not is_by_team(by, post):
        raise Refused("team_only")
    return _set(comment, False, by)


def _set(comment: Comment, featured: bool, by: Member) -> bool:
    if comment.is_featured == featured:
        return False
    comment.is_featured = featured
    comment.save(update_fields=["is_featured"])
    code = "comment.featured" if featured else "comment.unfeatured"
    record(code, comment, by=by, at=timezone.now(), post_id=comment.post_id)
    return True
