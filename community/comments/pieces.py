"""One comment as HTML, made once for everybody who sees it alike.

What it looks like depends on nothing but the values that `piece` is given, so one that is kept
can't be stale. Each process keeps its own; losing them costs only the time to make them again.
"""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import get_template
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from socialblog.lib.html import is_safe_link

from .models import Comment
from .rows import Row
from .screening import REASONS

State = Comment.State
KEPT = 5_000  # about 10 MB

# What stands where a comment can't be seen and somebody replied to it.
GONE: dict[str, str | Promise] = {
    State.REMOVED: _("A comment stood here. The team removed it."),
    State.DELETED: _("A comment stood here. Its writer deleted it."),
    State.HELD: _("A comment stands here. A moderator is looking at it."),
    State.UNCONFIRMED: _("A comment stands here. Its writer has not confirmed it yet."),
}


class Rights(NamedTuple):
    """What the person who looks may do with a comment. Strangers may log in to like it."""

    sees: bool = True
    stranger: bool = False
    reply: bool = False
    like: bool = False
    accept: bool = False
    feature: bool = False
    edit: bool = False
    delete: bool = False
    report: bool = False
    moderate: bool = False

    @property
    def any_seldom(self) -> bool:
        """Whether there is a menu of what is done seldom."""
        return any(self[4:])


class Reference(NamedTuple):
    """A link to another comment. Without a name when it can't be seen."""

    id: int
    is_here: bool
    author_name: str = ""

    @property
    def url(self) -> str:
        """By its place on the page when it is here."""
        return f"#c{self.id}" if self.is_here else permalink(self.id)


class More(NamedTuple):
    """What "Show 37 more replies" says, and between which comments of which thread."""

    left_out: int
    root_id: int
    after_id: int
    before_id: int

    @property
    def url(self) -> str:
        before = f"&before={self.before_id}" if self.before_id else ""
        return f"{reverse('comments:replies', args=[self.root_id])}?after={self.after_id}{before}"


class Pieces:
    """Makes the pieces of one page, in its language and its time zone."""

    def __init__(self, *, keeps: bool = True) -> None:
        self._where = (get_language(), get_current_timezone_name(), get_script_prefix())
        # While somebody works on the template, it isn't the same from one page to the next.
        self._make = _piece if keeps and not settings.DEBUG else _piece.__wrapped__

    def piece(
        self,
        row: Row,
        rights: Rights,
        *,
        up: Reference | None = None,
        answer: Reference | None = None,
        more: More | None = None,
    ) -> SafeString:
        return self._make(self._where, row, rights, up, answer, more)


@lru_cache(maxsize=KEPT)
def _piece(
    _where: tuple[str | None, str, str],
    row: Row,
    rights: Rights,
    up: Reference | None,
    answer: Reference | None,
    more: More | None,
) -> SafeString:
    context = {"comment": shown(row, rights, up, answer), "may": rights, "more": more}
    return mark_safe(get_template("comments/_comment.html").render(context))


class Shown(NamedTuple):
    """All that `comments/_comment.html` uses of the comment itself."""

    id: int
    display_depth: int
    permalink: str
    legacy_number: str
    gone: str | Promise = ""
    author_name: str = ""
    author_url: str = ""
    author_site: str = ""
    author_picture_url: str = ""
    by_team: bool = False
    said_at: datetime | None = None
    edited_at: datetime | None = None
    html: SafeString | str = ""
    is_held: bool = False
    why_held: str | Promise = ""
    in_reply_to: Reference | None = None
    answered_by: Reference | None = None
    accepted: bool = False
    featured: bool = False
    like_count: int = 0
    liked_by_me: bool = False
    login_url: str = ""


def shown(
    row: Row, rights: Rights, up: Reference | None = None, answer: Reference | None = None
) -> Shown:
    line = Shown(row.pk, row.depth, permalink(row.pk), _legacy_number(row))
    if not rights.sees:
        return line._replace(gone=GONE[row.state])
    is_public = not row.is_hidden
    return line._replace(
        author_name=row.author_name,
        author_url=_author_url(row),
        # An old site took anything.
        author_site="" if row.user_id or not is_safe_link(row.user_url) else row.user_url,
        author_picture_url=default_storage.url(row.picture) if row.picture else "",
        by_team=row.by_team,
        # Nobody looks for microseconds, and each is a letter of every page.
        said_at=row.submit_date.replace(microsecond=0),
        edited_at=row.edited_at and row.edited_at.replace(microsecond=0),
        html=mark_safe(row.body_html),  # made by lib.html when the comment was written
        is_held=row.state == State.HELD,
        why_held="" if is_public else REASONS.get(row.reason, ""),
        in_reply_to=up,
        answered_by=answer,
        accepted=is_public and row.is_accepted,
        featured=is_public and row.is_featured,
        like_count=row.like_count,
        liked_by_me=row.liked_by_me,
        login_url=f"{reverse('account_login')}?next={line.permalink}" if rights.stranger else "",
    )


def permalink(pk: int) -> str:
    return reverse("comments:permalink", args=[pk])


def _author_url(row: Row) -> str:
    """Their page; a closed account has none."""
    return reverse("comments:person", args=[row.username]) if row.is_active else ""


def _legacy_number(row: Row) -> str:
    """The number in the old site's address, `#comment-12`, from a key like "wp:old.example:12"."""
    kind, _colon, number = (row.legacy_key or "").rpartition(":")
    return number if kind.startswith("wp:") and number.isdigit() else ""
