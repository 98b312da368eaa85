"""A comment as one reader sees it: what it says, where it stands, and what they may do with it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from blog.models import Post
from community.members.models import Member
from socialblog.lib.html import excerpt, is_safe_link

from .editing import may_edit
from .models import Comment
from .screening import REASONS
from .threads import Gap, Window

State = Comment.State
FEATURED_LENGTH = 120

# What stands where a comment can't be seen and somebody replied to it.
GONE: dict[str, str | Promise] = {
    State.REMOVED: _("A comment stood here. The team removed it."),
    State.DELETED: _("A comment stood here. Its writer deleted it."),
    State.HELD: _("A comment stands here. A moderator is looking at it."),
    State.UNCONFIRMED: _("A comment stands here. Its writer has not confirmed it yet."),
}


@dataclass(slots=True)
class Reference:
    """A link to another comment. Without a name when it can't be seen."""

    id: int
    permalink: str
    author_name: str = ""


@dataclass(slots=True)
class Featured:
    """What stands above the conversation about a comment that the team points at."""

    place: Reference
    words: str
    by_team: bool


@dataclass(slots=True)
class More:
    """What "Show 37 more replies" says and where it leads."""

    count: int
    url: str


@dataclass(slots=True)
class Shown:
    """All that `comments/_comment.html` uses."""

    id: int
    state: str
    display_depth: int
    permalink: str
    gone: str | Promise = ""
    author_name: str = ""
    author_url: str = ""
    author_site: str = ""
    author_picture_url: str = ""
    by_team: bool = False
    said_at: datetime | None = None
    edited_at: datetime | None = None
    html: SafeString | str = ""
    why_held: str | Promise = ""
    in_reply_to: Reference | None = None
    answered_by: Reference | None = None
    accepted: bool = False
    featured: bool = False
    like_count: int = 0
    login_url: str = ""  # for strangers, who can't like
    liked_by_me: bool = False
    can_reply: bool = False
    can_like: bool = False
    can_accept: bool = False
    can_feature: bool = False
    can_edit: bool = False
    can_delete: bool = False
    can_report: bool = False
    can_moderate: bool = False
    more: More | None = None
    legacy_number: str = ""

    @property
    def has_menu(self) -> bool:
        return (
            self.can_edit
            or self.can_delete
            or self.can_accept
            or self.can_feature
            or self.can_report
            or self.can_moderate
        )


@dataclass(frozen=True)
class Looker:
    """The person who looks at a post's conversation; `member` is None for strangers."""

    member: Member | None
    is_team: bool
    is_moderator: bool
    now: datetime

    @classmethod
    def at(cls, post: Post, user: Any) -> "Looker":
        member = user if user is not None and user.is_authenticated else None
        return cls(
            member,
            is_team=member is not None and (member.can_answer or member in post.author_list),
            is_moderator=member is not None and member.can_moderate,
            now=timezone.now(),
        )

    def may_post(self, post: Post) -> bool:
        return post.is_public and (post.comments_open or self.is_team)


def shown(
    window: Window, post: Post, looker: Looker, *, above: Comment | None = None
) -> list[Shown]:
    """The window's comments for this person, in reading order. `above` is a comment that isn't in
    the window, and that some in it reply to."""
    here = {comment.pk: comment for comment in window.comments}
    parents = here if above is None else {**here, above.pk: above}
    return [
        _with_more(
            _shown(comment, here, parents, window.answers.get(comment.pk), post, looker),
            window.gaps.get(comment.pk),
        )
        for comment in window.comments
    ]


def featured(window: Window) -> list[Featured]:
    """The comments that the team points at, each with its first words and the way to it."""
    here = {comment.pk: comment for comment in window.comments}
    return [
        Featured(
            _reference(comment, here), excerpt(comment.body_html, FEATURED_LENGTH), comment.by_team
        )
        for comment in window.featured
    ]


def shown_alone(comment: Comment, post: Post, looker: Looker) -> Shown:
    return _shown(comment, {}, {}, None, post, looker)


def permalink(pk: int) -> str:
    # reverse() for each of five hundred comments would take longer than the queries.
    return f"{_permalinks(get_script_prefix())}{pk}/"


@cache
def _permalinks(prefix: str) -> str:
    return reverse("comments:permalink", args=[0]).removesuffix("0/")


@cache
def _login(prefix: str) -> str:
    return reverse("account_login")


def _shown(
    comment: Comment,
    here: dict[int, Comment],
    parents: dict[int, Comment],
    answer: Comment | None,
    post: Post,
    looker: Looker,
) -> Shown:
    member = looker.member
    is_own = member is not None and comment.user_id == member.pk
    line = Shown(
        id=comment.pk,
        state=comment.state,
        display_depth=comment.depth,
        permalink=permalink(comment.pk),
        legacy_number=_legacy_number(comment),
    )
    if comment.is_hidden and not (is_own and comment.state == State.HELD):
        line.gone = GONE[State(comment.state)]
        return line
    is_public = not comment.is_hidden
    line.author_name = comment.author_name
    line.author_url = comment.author_url
    if not comment.user_id and is_safe_link(comment.user_url):  # an old site took anything
        line.author_site = comment.user_url
    line.author_picture_url = comment.user.picture_url if comment.user_id else ""
    line.by_team = comment.by_team
    line.said_at, line.edited_at = comment.submit_date, comment.edited_at
    line.html = comment.html
    line.in_reply_to = _reference_up(comment, here)
    line.answered_by = _reference(answer, here) if answer is not None else None
    line.accepted = is_public and comment.is_accepted
    line.featured = is_public and comment.is_featured
    line.like_count = comment.like_count
    line.can_reply = is_public and looker.may_post(post)
    if not is_public:
        line.why_held = REASONS.get(comment.reason, "")
    if member is None:
        line.login_url = f"{_login(get_script_prefix())}?next={line.permalink}"
    else:
        line.liked_by_me = getattr(comment, "liked_by_me", False)
        line.can_like = is_public and not is_own
        line.can_report = is_public and not is_own and not looker.is_moderator
        line.can_edit = may_edit(comment, member, now=looker.now)
        line.can_delete = is_own
        line.can_accept = is_public and _may_accept(comment, parents.get(comment.parent_id), looker)
        line.can_feature = is_public and looker.is_team
        line.can_moderate = is_public and not is_own and looker.is_moderator
    return line


def _may_accept(reply: Comment, asked: Comment | None, looker: Looker) -> bool:
    """As `accepting.accept` decides; that one looks again before it acts."""
    if asked is None or asked.by_team or asked.is_hidden or reply.by_team or not looker.member:
        return False
    if _writer(reply) == _writer(asked):
        return False
    return looker.is_team or asked.user_id == looker.member.pk


def _writer(comment: Comment) -> tuple[int | None, int | None, str]:
    return comment.user_id, comment.guest_id, comment.user_name


def _reference_up(comment: Comment, here: dict[int, Comment]) -> Reference | None:
    if comment.is_root or not comment.parent_id:
        return None
    parent = here.get(comment.parent_id)
    if parent is None:
        return Reference(comment.parent_id, permalink(comment.parent_id))
    return _reference(parent, here)


def _reference(comment: Comment, here: dict[int, Comment]) -> Reference:
    """By its place on the page when it is here."""
    link = f"#c{comment.pk}" if comment.pk in here else permalink(comment.pk)
    return Reference(comment.pk, link, "" if comment.is_hidden else comment.author_name)


def _with_more(line: Shown, gap: Gap | None) -> Shown:
    if gap is not None and gap.count:
        url = reverse("comments:replies", args=[gap.after.root_id])
        before = f"&before={gap.before.pk}" if gap.before else ""
        line.more = More(gap.count, f"{url}?after={gap.after.pk}{before}")
    return line


def _legacy_number(comment: Comment) -> str:
    """The number in the old site's address, `#comment-12`, from a key like "wp:old.example:12"."""
    kind, _, number = (comment.legacy_key or "").rpartition(":")
    return number if kind.startswith("wp:") and number.isdigit() else ""
