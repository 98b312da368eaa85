from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django_comments_xtd.models import XtdComment

from ..readers import reader_key
from .path_field import SEGMENT, PathField, RootIdField, successor


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> Self:
        return self.filter(state=Comment.State.PUBLIC)

    def shown(self) -> Self:
        """Public, or a tombstone above something shown."""
        return self.filter(is_shown=True)

    def roots(self) -> Self:
        return self.filter(parent_id=0)

    def shown_roots(self) -> Self:
        """Written as the index of roots is, so that it is used."""
        return self.filter(is_shown=True, root_id=F("xtdcomment_ptr"))

    def below(self, comment: "Comment") -> Self:
        return self.filter(path__gt=comment.path, path__lt=successor(comment.path))

    def in_reading_order(self) -> Self:
        return self.order_by("path")


class Comment(XtdComment):
    """One message in the thread of a post, whatever road it came by.

    Extends the library's model. `state` is the truth; the library's `is_public` and
    `is_removed` are written together with it by `visibility.change_state` alone. `parent_id` is
    0 for a top-level comment. `comment` (the library's name) holds the Markdown.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("waits for its writer to confirm the address")
        PUBLIC = "public", _("public")
        HELD = "held", _("held")
        REMOVED = "removed", _("removed by a moderator")
        DELETED = "deleted", _("deleted by its writer")

    class Origin(models.TextChoices):
        SITE = "site", _("site")
        EMAIL = "email", _("e-mail")
        API = "api", _("API")
        WEBMENTION = "webmention", _("webmention")
        FEDIVERSE = "fediverse", _("fediverse")
        IMPORT = "import", _("import")

    # "+" because the library's own relations already use the name of a model called Comment.
    xtdcomment_ptr = models.OneToOneField(
        XtdComment, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="+"
    )
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="comments")
    guest = models.ForeignKey(
        "members.Guest", null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    voice = models.OneToOneField(
        "voices.Voice", null=True, on_delete=models.SET_NULL, related_name="comment"
    )
    state = models.CharField(max_length=12, choices=State.choices)
    is_shown = models.BooleanField(default=False)
    by_team = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.SITE)
    path = PathField()
    root_id = RootIdField(default=0, editable=False)
    body_html = models.TextField()
    edited_at = models.DateTimeField(null=True)
    # A reader's answer that the asker or the team accepted.
    is_accepted = models.BooleanField(default=False)
    # The team points at it, above the conversation.
    is_featured = models.BooleanField(default=False)
    like_count = models.PositiveIntegerField(default=0)
    report_count = models.PositiveIntegerField(default=0)
    # Why it is held or was removed: a code of `screening.REASONS` or a moderator's words.
    reason = models.CharField(max_length=40, blank=True)
    reason_note = models.CharField(max_length=300, blank=True)
    # What makes a repeated request the same request, within ten minutes.
    request_key = models.CharField(max_length=64, blank=True, db_index=True)
    legacy_key = models.CharField(max_length=200, null=True, unique=True)
    ip_hash = models.CharField(max_length=64, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        # The library sorts by thread; whoever wants an order asks for one.
        ordering: list[str] = []
        indexes = [
            models.Index(fields=["post", "path"], name="comment_post_path"),
            models.Index(fields=["post", "path"], condition=Q(is_shown=True), name="comment_shown"),
            models.Index(
                fields=["root_id", "path"], condition=Q(is_shown=True), name="comment_thread"
            ),
            # Top-level comments alone, so that a page of them doesn't read what lies between.
            models.Index(
                fields=["post", "path"],
                condition=Q(is_shown=True, root_id=F("xtdcomment_ptr")),
                name="comment_roots",
            ),
            models.Index(fields=["post"], condition=Q(is_accepted=True), name="comment_accepted"),
            models.Index(fields=["post"], condition=Q(is_featured=True), name="comment_featured"),
            models.Index(fields=["state", "xtdcomment_ptr"], name="comment_state"),
            models.Index(
                fields=["report_count", "xtdcomment_ptr"],
                condition=Q(report_count__gt=0),
                name="comment_reported",
            ),
            models.Index(fields=["post"], condition=Q(state="public"), name="comment_public_count"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.author_name}"

    def save(self, *args, **kwargs) -> None:
        # The library's save() writes every row twice and renumbers the thread without a lock.
        super(XtdComment, self).save(*args, **kwargs)

    parent_path = ""  # set by posting before the insert, read by PathField

    def get_absolute_url(self, anchor_pattern: str = "") -> str:
        return reverse("comments:permalink", args=[self.pk])

    @property
    def html(self) -> SafeString:
        return mark_safe(self.body_html)  # made by lib.html when the comment was written

    @property
    def text(self) -> str:
        return self.comment

    @property
    def said_at(self):
        return self.submit_date

    @property
    def is_root(self) -> bool:
        return not self.parent_id

    @property
    def depth(self) -> int:
        """1 for a top-level comment."""
        return len(self.path) // SEGMENT

    @property
    def author_name(self) -> str:
        return self.user.display_name if self.user_id and self.user else self.user_name

    @property
    def author_url(self) -> str:
        """Their page; a closed account has none."""
        known = self.user_id and self.user and self.user.is_active
        return self.user.get_absolute_url() if known else ""

    @property
    def reader_key(self) -> str:
        """Who said it, as the ledger names readers; the same for all words of one person."""
        return reader_key(
            member_id=self.user_id, guest=self.guest if self.guest_id else None, name=self.user_name
        )

    @property
    def is_hidden(self) -> bool:
        return self.state != self.State.PUBLIC
