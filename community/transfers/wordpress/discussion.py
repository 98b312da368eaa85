"""The comments of one old article, into the thread below the new one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from blog.models import Post
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.comments.refusals import Refused
from community.voices import ledger
from community.voices.models import Fact, Voice
from socialblog.lib.html import TooHard, clean_foreign_comment, is_blank, plain_text

from ..models import Pingback
from .markup import with_paragraphs
from .reading import Item, OldComment

if TYPE_CHECKING:
    from .importing import Run

_LAST = datetime.max.replace(tzinfo=UTC)
STATES = {"1": Comment.State.PUBLIC, "0": Comment.State.HELD}


def import_discussion(run: Run, item: Item, post: Post) -> None:
    """All comments in their threads, oldest first, parents before children."""
    here: dict[int, Comment] = {}
    prefix = run.key(item) + ":"
    for comment in Comment.objects.filter(post=post, legacy_key__startswith=prefix):
        here[int(comment.legacy_key.rsplit(":", 1)[1])] = comment
    for old in _in_order(item.comments):
        if old.kind in ("pingback", "trackback"):
            _pingback(run, item, post, old)
        elif old.id in here:
            run.report.done["comments that were here"] += 1
        else:
            comment = _comment(run, item, post, old, here)
            if comment is not None:
                here[old.id] = comment
    _settle(run, post)


def _comment(
    run: Run, item: Item, post: Post, old: OldComment, here: dict[int, Comment]
) -> Comment | None:
    where = f"{item.label}, comment {old.id} by {old.author or 'nobody'}"
    if old.approved not in STATES:
        run.report.cannot(f"{where}: was {old.approved} on the old site")
        return None
    if old.kind not in ("", "comment"):
        run.report.cannot(f"{where}: is a {old.kind}, which has no place here")
        return None
    try:
        html = clean_foreign_comment(with_paragraphs(old.html), run.export.base_url)
    except TooHard as error:
        run.report.cannot(f"{where}: {error}")
        return None
    text = "\n".join(plain_text(line) for line in old.html.splitlines()).strip()
    if is_blank(html):
        run.report.cannot(f"{where}: has no text")
        return None
    parent = here.get(old.parent_id)
    if old.parent_id and parent is None:
        run.report.cannot(f"{where}: answers a comment that isn't here, so it stands by itself")
    member = run.people.team_member(old)
    guest = None if member else run.people.guest(old)
    try:
        comment = post_comment(
            post=post,
            text=text,
            html=html,
            by=member,
            guest=guest,
            name=old.author or "Anonymous",
            website=_web_address(old.url),
            parent=parent,
            origin=Comment.Origin.IMPORT,
            said_at=min(old.at or item.at or run.now, run.now),
            now=run.now,
            state=STATES[old.approved],
            reason="" if old.approved == "1" else "imported",
            by_team=member is not None,
            legacy_key=run.key(item, old.id),
            quiet=True,
        ).comment
    except Refused as error:
        run.report.cannot(f"{where}: {error}")
        return None
    run.report.done["comments" if old.approved == "1" else "comments held"] += 1
    if member is not None:
        run.report.done["comments by the team"] += 1
    return comment


def _pingback(run: Run, item: Item, post: Post, old: OldComment) -> None:
    _row, created = Pingback.objects.get_or_create(
        legacy_key=run.key(item, old.id),
        defaults={
            "post": post,
            "title": old.author[:300],
            "url": _web_address(old.url),
            "excerpt": _excerpt(old.html),
            "at": old.at or item.at or run.now,
        },
    )
    run.report.done["pingbacks kept apart" if created else "pingbacks that were here"] += 1


def _excerpt(html: str) -> str:
    try:
        return plain_text(clean_foreign_comment(html))[:2000]
    except TooHard:
        return ""


def _settle(run: Run, post: Post) -> None:
    """What was said long ago arrives closed, so that the desk isn't drowned."""
    old = Voice.objects.filter(
        post=post,
        said_at__lt=run.settled_before,
        state=Voice.State.OPEN,
        comment__origin=Comment.Origin.IMPORT,
    )
    for voice in old:
        ledger.close(voice, by=None, reason=Fact.Reason.BEFORE, at=run.now)
        run.report.done["voices from before we listened"] += 1


def _in_order(comments: list[OldComment]) -> list[OldComment]:
    """By date, but never a reply before what it answers, whatever the dates say."""
    by_id = {comment.id: comment for comment in comments}
    placed: set[int] = set()
    ordered: list[OldComment] = []
    for comment in sorted(comments, key=lambda old: (old.at or _LAST, old.id)):
        chain: list[OldComment] = []
        above: OldComment | None = comment
        # A circle of parents is a broken export: it is cut where it closes.
        while above is not None and above.id not in placed and above not in chain:
            chain.append(above)
            above = by_id.get(above.parent_id)
        for one in reversed(chain):
            placed.add(one.id)
            ordered.append(one)
    return ordered


def _web_address(url: str) -> str:
    return url if url.startswith(("http://", "https://")) and len(url) <= 200 else ""
