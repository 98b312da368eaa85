"""A writer changes their words, for a quarter of an hour."""

import re
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.events.recording import record
from community.members.models import Member
from community.voices import ledger

from .hearing import hear
from .locking import lock_comment
from .models import Comment
from .posting import rendered
from .refusals import Refused
from .rows import Row
from .screening import Draft, screen_again
from .visibility import hold


def may_edit(comment: Comment | Row, member: Member | None, *, now: datetime | None = None) -> bool:
    """Their own public or held comment, while the time lasts."""
    if member is None or not member.is_authenticated or comment.user_id != member.pk:
        return False
    if comment.state not in (Comment.State.PUBLIC, Comment.State.HELD):
        return False
    age = (now or timezone.now()) - comment.submit_date
    return age < timedelta(seconds=settings.COMMENT_EDIT_SECONDS)


def edit_comment(
    comment: Comment, text: str, *, by: Member, now: datetime | None = None
) -> Comment:
    """Replace the text; "edited" is shown, and a material change after our answer reopens it.

    The new words are screened too, so that a harmless comment can't become another one unseen.
    Raises Refused when it isn't theirs, too late, empty, too long or too hard to render.
    """
    now = now or timezone.now()
    text = text.strip()
    html = rendered(text, pictures=comment.by_team)
    heard = hear(text)
    with transaction.atomic():
        comment, post = lock_comment(comment.pk)
        if comment.user_id != by.pk:
            raise Refused("not_yours")
        if not may_edit(comment, by, now=now):
            raise Refused("too_late")
        if text == comment.comment:
            return comment
        material = is_material(comment.comment, text)
        comment.comment, comment.body_html, comment.edited_at = text, html, now
        comment.save(update_fields=["comment", "body_html", "edited_at"])
        if comment.voice is not None:
            ledger.reworded(comment.voice, heard)
            if material:
                ledger.edited(comment.voice, at=now)
        record("comment.edited", comment, by=by, at=now, post_id=comment.post_id, material=material)
        verdict = screen_again(Draft(post, text, html, by, None, comment.by_team))
        if verdict.is_held and comment.state == Comment.State.PUBLIC:
            comment = hold(comment, by=None, reason=verdict.reason)
    return comment


def is_material(old: str, new: str) -> bool:
    """Whether more than a slip was mended: three words changed, or a new question."""
    before, after = _words(old), _words(new)
    if before == after:
        return new.count("?") > old.count("?")
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    changed = sum(
        max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    )
    return changed >= 3 or new.count("?") > old.count("?")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
