"""Public comments as rows of the library's two tables and of ours."""

from datetime import datetime

from django.conf import settings
from django_comments.models import Comment as LibraryComment
from django_comments_xtd.models import XtdComment

from community.comments.models import Comment
from community.comments.models.path_field import SEGMENT

from .bulk import Bulk, count_on


class CommentRows:
    """Collects comments and inserts them; everything about one as `posting` would store it."""

    def __init__(self, content_type_id: int) -> None:
        self._content_type_id = content_type_id
        self._library = Bulk(
            LibraryComment,
            *("id", "content_type_id", "object_pk", "site_id", "user_id", "user_name"),
            *("user_url", "comment", "submit_date"),
        )
        self._threads = Bulk(XtdComment, "comment_ptr_id", "thread_id", "parent_id", "level")
        self._ours = Bulk(
            Comment,
            *("xtdcomment_ptr_id", "post_id", "guest_id", "voice_id", "state", "is_shown"),
            *("by_team", "path", "root_id", "body_html", "like_count", "request_key"),
        )

    def add(
        self,
        *,
        pk: int,
        post_id: int,
        parent_id: int,
        root_id: int,
        path: str,
        said_at: datetime,
        name: str,
        text: str,
        html: str,
        website: str = "",
        user_id: int | None = None,
        guest_id: int | None = None,
        voice_id: int | None = None,
        by_team: bool = False,
        like_count: int = 0,
        request_key: str = "",
    ) -> None:
        self._library.add(
            *(pk, self._content_type_id, str(post_id), settings.SITE_ID, user_id, name),
            *(website, text, said_at),
        )
        self._threads.add(pk, root_id, parent_id, len(path) // SEGMENT - 1)
        self._ours.add(
            *(pk, post_id, guest_id, voice_id, Comment.State.PUBLIC.value, True),
            *(by_team, path, root_id, html, like_count, request_key),
        )

    def flush(self) -> int:
        self._library.flush()
        self._threads.flush()
        inserted = self._ours.flush()
        count_on(LibraryComment)
        return inserted
