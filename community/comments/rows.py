"""A comment as a page reads it: the columns that are shown, as plain values.

Not a model: a page has fifty, and what differs between two of them is nothing but these values.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from .models import Comment
from .models.path_field import MAX_DEPTH, SEGMENT


class Row(NamedTuple):
    """`liked_by_me` is about the member who looks. Moments are texts as the database writes them:
    most are never looked at, because what shows them is kept under the text."""

    pk: int
    path: str
    state: str
    by_team: bool
    body_html: str
    edited: str | None
    is_accepted: bool
    is_featured: bool
    like_count: int
    reason: str
    legacy_key: str | None
    guest_id: int | None
    user_id: int | None
    user_name: str
    user_url: str
    said: str
    username: str | None
    name: str | None
    picture: str | None
    is_active: bool | None
    deep_parent_id: int | None
    liked_by_me: bool

    @property
    def submit_date(self) -> datetime:
        return _moment(self.said)

    @property
    def edited_at(self) -> datetime | None:
        return _moment(self.edited) if self.edited else None

    @property
    def root_id(self) -> int:
        return int(self.path[:SEGMENT])

    @property
    def is_root(self) -> bool:
        return len(self.path) == SEGMENT

    @property
    def parent_id(self) -> int:
        """0 for a top-level comment."""
        if self.deep_parent_id:
            return self.deep_parent_id
        return int(self.path[-2 * SEGMENT : -SEGMENT] or 0)

    @property
    def depth(self) -> int:
        return len(self.path) // SEGMENT

    @property
    def is_hidden(self) -> bool:
        return self.state != Comment.State.PUBLIC

    @property
    def author_name(self) -> str:
        return (self.name or self.username or "") if self.username else self.user_name


# A path tells the parent too, except at the deepest level, where replies are siblings.
_COLUMNS = f"""
said.xtdcomment_ptr_id, said.path, said.state, said.by_team, said.body_html,
CAST(said.edited_at AS TEXT),
said.is_accepted, said.is_featured, said.like_count, said.reason, said.legacy_key, said.guest_id,
base.user_id, base.user_name, base.user_url, CAST(base.submit_date AS TEXT),
writer.username, writer.name, writer.picture, writer.is_active,
CASE WHEN length(said.path) = {SEGMENT * MAX_DEPTH} THEN (
    SELECT deep.parent_id FROM django_comments_xtd_xtdcomment deep
    WHERE deep.comment_ptr_id = said.xtdcomment_ptr_id
) END
"""
_LIKED = """EXISTS (
    SELECT 1 FROM django_comment_flags heart
    WHERE heart.comment_id = said.xtdcomment_ptr_id AND heart.user_id = %s
    AND heart.flag = 'I liked it'
)"""
# What stands behind FROM, where `said` is a row of comments_comment.
WRITERS = """JOIN django_comments base ON base.id = said.xtdcomment_ptr_id
LEFT JOIN members_member writer ON writer.id = base.user_id"""


def columns(*, for_member: bool) -> str:
    """What stands behind SELECT; for a member it ends with a parameter, their id."""
    return f"{_COLUMNS}, {_LIKED if for_member else '1 = 0'}"


row = Row._make  # from the values of `columns`


def row_of(comment: Comment) -> Row:
    """The same values of a model that has its `user`."""
    writer = comment.user if comment.user_id else None
    return Row(
        pk=comment.pk,
        path=comment.path,
        state=comment.state,
        by_team=comment.by_team,
        body_html=comment.body_html,
        edited=comment.edited_at.isoformat() if comment.edited_at else None,
        is_accepted=comment.is_accepted,
        is_featured=comment.is_featured,
        like_count=comment.like_count,
        reason=comment.reason,
        legacy_key=comment.legacy_key,
        guest_id=comment.guest_id,
        user_id=comment.user_id,
        user_name=comment.user_name,
        user_url=comment.user_url,
        said=comment.submit_date.isoformat(),
        username=writer and writer.username,
        name=writer and writer.name,
        picture=writer and str(writer.picture),
        is_active=writer and writer.is_active,
        deep_parent_id=comment.parent_id,
        liked_by_me=False,
    )


def _moment(text: str) -> datetime:
    # SQLite writes moments without their time zone, which is UTC.
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
