from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.comments.models import Comment


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime) -> Self:
        """To be sent now, and not being sent by anybody."""
        return self.filter(
            Q(claimed_until=None) | Q(claimed_until__lte=now),
            state=Delivery.State.QUEUED,
            next_attempt_at__lte=now,
        )


class Delivery(models.Model):
    """One mail to one person, mostly about one comment: written with the event, sent by a worker.

    At least once: a worker claims the row by conditional update, sends, and marks it. A crash
    between sending and marking sends it again under the same `message_id`.
    """

    class Kind(models.TextChoices):
        CONFIRM = "confirm", _("please confirm your comment")
        REPLY = "reply", _("somebody replied to you")
        COMMENT = "comment", _("new comment on your article")
        MORNING = "morning", _("who waits for you")

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("no longer wanted")
        FAILED = "failed", _("failed for good")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    comment = models.ForeignKey(
        Comment, null=True, on_delete=models.CASCADE, related_name="deliveries"
    )
    # MORNING: of which day, at the site's own place.
    day = models.DateField(null=True)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    guest = models.ForeignKey(
        "members.Guest", null=True, on_delete=models.CASCADE, related_name="+"
    )
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    # The last trouble, in the words of the mail server.
    trouble = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_attempt_at"], condition=Q(state="queued"), name="delivery_due"
            ),
        ]
        constraints = [
            # Releasing a comment twice never tells anybody twice.
            models.UniqueConstraint(
                fields=["comment", "kind", "member"],
                condition=Q(member__isnull=False),
                name="delivery_once_member",
            ),
            models.UniqueConstraint(
                fields=["comment", "kind", "guest"],
                condition=Q(guest__isnull=False),
                name="delivery_once_guest",
            ),
            models.UniqueConstraint(
                fields=["member", "day"],
                condition=Q(kind="morning"),
                name="delivery_once_morning",
            ),
            models.CheckConstraint(
                name="delivery_is_about_something",
                condition=Q(kind="morning", day__isnull=False) | Q(comment__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.comment_id} {self.state}"

    @property
    def about(self) -> Comment:
        """The comment of every mail but the morning's."""
        assert self.comment is not None
        return self.comment
