"""What kind of voice a comment is, from whom it speaks to."""

from community.voices.models import Voice

from .models import Comment
from .models.path_field import SEGMENT


def kind_of(reader_key: str, parent: Comment | None) -> str:
    """`first`, `follow_up` or `peer`, by the nearest ancestor written by somebody else."""
    ancestor = parent
    if ancestor is not None and ancestor.reader_key == reader_key:
        ancestor = next(
            (a for a in ancestors(ancestor) if a.reader_key != reader_key or a.by_team), None
        )
    if ancestor is None:
        return Voice.Kind.FIRST
    return Voice.Kind.FOLLOW_UP if ancestor.by_team else Voice.Kind.PEER


def ancestors(comment: Comment) -> list[Comment]:
    """From the parent up to the root."""
    ids = [int(comment.path[i : i + SEGMENT]) for i in range(0, len(comment.path), SEGMENT)]
    found = Comment.objects.select_related("guest").in_bulk(ids[:-1])
    # A reply below the deepest level is seated beside its parent, so the parent isn't on its path.
    above = [found[pk] for pk in reversed(ids[:-1]) if pk in found]
    if comment.parent_id and (not above or above[0].pk != comment.parent_id):
        parent = Comment.objects.select_related("guest").filter(pk=comment.parent_id).first()
        if parent is not None:
            above.insert(0, parent)
    return above
