from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class VoiceQuerySet(models.QuerySet["Voice"]):
    def owed(self) -> Self:
        return self.filter(owed=True)

    def settled(self) -> Self:
        """Answered, or closed because no reply is needed."""
        return self.filter(settled_at__isnull=False)

    def longest_waiting_first(self) -> Self:
        return self.order_by("waiting_since", "id")

    def due(self, now: datetime) -> Self:
        """Whose judgement changes by time alone, and whose time has come."""
        return self.filter(changes_at__lte=now)


class Voice(models.Model):
    """One thing a reader said, and whether we still owe an answer.

    The columns above the line are facts, written by `ledger`'s verbs; those below are what
    `judging.judge` makes of them and are written by the ledger alone.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("first word")
        FOLLOW_UP = "follow_up", _("follow-up")
        PEER = "peer", _("peer talk")
        ELSEWHERE = "elsewhere", _("heard elsewhere")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        SNOOZED = "snoozed", _("snoozed")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("no reply needed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    said_at = models.DateTimeField()
    post = models.ForeignKey("blog.Post", null=True, on_delete=models.CASCADE, related_name="+")
    # Key of the root comment; with `reader_key` it names the conversation.
    thread = models.BigIntegerField(null=True)
    reader_key = models.CharField(max_length=24)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    visible = models.BooleanField()
    post_visible = models.BooleanField(default=True)
    mentions_team = models.BooleanField(default=False)
    answer_everything = models.BooleanField(default=False)
    # A public direct reply by somebody else exists.
    has_reply = models.BooleanField(default=False)
    rises_at = models.DateTimeField(null=True)
    # ---------------------------------------------------------------- judged
    state = models.CharField(max_length=10, choices=State.choices, default=State.WITHDRAWN)
    owed = models.BooleanField(default=False)
    waiting_since = models.DateTimeField(null=True)
    last_activity_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    changes_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=0)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["thread", "reader_key"]),
            models.Index(fields=["reader_key", "said_at"]),
            models.Index(fields=["waiting_since", "id"], condition=Q(owed=True), name="voice_owed"),
            models.Index(
                fields=["owner", "waiting_since", "id"],
                condition=Q(owed=True),
                name="voice_owed_owner",
            ),
            models.Index(
                fields=["post", "waiting_since", "id"],
                condition=Q(owed=True),
                name="voice_owed_post",
            ),
            models.Index(
                fields=["changes_at"], condition=Q(changes_at__isnull=False), name="voice_changes"
            ),
            models.Index(fields=["post", "state"], name="voice_post_state"),
            models.Index(
                fields=["settled_at", "id"],
                condition=Q(settled_at__isnull=False),
                name="voice_settled",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="voice_owed_is_open_and_waits",
                condition=Q(owed=False) | Q(state="open", waiting_since__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state} {self.pk}"
