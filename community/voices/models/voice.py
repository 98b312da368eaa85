from datetime import UTC, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Where a snooze without an end stands in its lane: after all that have one.
NEVER = datetime(9000, 1, 1, tzinfo=UTC)


class VoiceQuerySet(models.QuerySet["Voice"]):
    def owed(self) -> Self:
        return self.filter(lane=Voice.Lane.WAITING)

    def watched(self) -> Self:
        """Readers talk to each other; nobody waits for us."""
        return self.filter(lane=Voice.Lane.PEER)

    def snoozed(self) -> Self:
        return self.filter(lane=Voice.Lane.SNOOZED)

    def settled(self) -> Self:
        """Answered, or closed because no reply is needed."""
        return self.filter(lane=Voice.Lane.DONE)

    def offered(self, now: datetime) -> Self:
        """Owed, and their owner was silent for so long that they are everybody's."""
        return self.owed().filter(offered_at__lte=now)

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

    class Lane(models.TextChoices):
        """Where the desk shows it; a withdrawn voice is in none."""

        WAITING = "waiting", _("waiting")
        PEER = "peer", _("peer talk")
        SNOOZED = "snoozed", _("snoozed")
        DONE = "done", _("done")
        NONE = "", _("nowhere")

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
    # What plain rules read out of the words (socialblog.lib.talk).
    is_question = models.BooleanField(default=False)
    is_thanks = models.BooleanField(default=False)
    language = models.CharField(max_length=5, blank=True)
    # The first thing that this reader ever said here.
    is_newcomer = models.BooleanField(default=False)
    # ---------------------------------------------------------------- judged
    state = models.CharField(max_length=10, choices=State.choices, default=State.WITHDRAWN)
    owed = models.BooleanField(default=False)
    waiting_since = models.DateTimeField(null=True)
    last_activity_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    changes_at = models.DateTimeField(null=True)
    lane = models.CharField(max_length=8, choices=Lane.choices, default=Lane.NONE, blank=True)
    # What its lane is sorted by: waiting since, said, back at, settled.
    lane_at = models.DateTimeField(null=True)
    # While it is owed: when an answer is due, and when it is offered to the whole team.
    due_at = models.DateTimeField(null=True)
    offered_at = models.DateTimeField(null=True)
    first_answered_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=0)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["thread", "reader_key"]),
            models.Index(fields=["reader_key", "said_at"]),
            models.Index(fields=["said_at", "id"], name="voice_said"),
            models.Index(fields=["post", "state"], name="voice_post_state"),
            models.Index(
                fields=["changes_at"], condition=Q(changes_at__isnull=False), name="voice_changes"
            ),
            # A lane alone, or with one of owner, article, person and kind.
            models.Index(fields=["lane", "lane_at", "id"], name="voice_lane"),
            models.Index(fields=["lane", "owner", "lane_at", "id"], name="voice_lane_owner"),
            models.Index(fields=["lane", "post", "lane_at", "id"], name="voice_lane_post"),
            models.Index(fields=["lane", "reader_key", "lane_at", "id"], name="voice_lane_person"),
            models.Index(fields=["lane", "kind", "lane_at", "id"], name="voice_lane_kind"),
            # Who waits, in the other orders that the desk offers.
            models.Index(
                fields=["lane", "is_question", "lane_at", "id"], name="voice_lane_question"
            ),
            models.Index(
                fields=["is_newcomer", "lane_at", "id"],
                condition=Q(lane="waiting"),
                name="voice_waiting_newcomer",
            ),
            models.Index(
                fields=["last_activity_at", "id"],
                condition=Q(lane="waiting"),
                name="voice_waiting_activity",
            ),
            models.Index(
                fields=["due_at", "id"], condition=Q(lane="waiting"), name="voice_waiting_due"
            ),
            models.Index(
                fields=["offered_at", "id"],
                condition=Q(lane="waiting"),
                name="voice_waiting_offered",
            ),
            models.Index(
                fields=["lane_at", "id"],
                condition=Q(lane="waiting", is_thanks=True),
                name="voice_waiting_thanks",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="voice_owed_is_open_and_waits",
                condition=Q(owed=False) | Q(state="open", waiting_since__isnull=False),
            ),
            models.CheckConstraint(
                name="voice_owed_is_waiting",
                condition=Q(owed=True, lane="waiting", due_at__isnull=False)
                | (Q(owed=False, due_at__isnull=True) & ~Q(lane="waiting")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state} {self.pk}"
