from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """A reader says that a comment needs a moderator; once per person and comment."""

    class Reason(models.TextChoices):
        SPAM = "spam", _("advertising or spam")
        RUDE = "rude", _("rude or hurtful")
        OFF_TOPIC = "off_topic", _("off topic")
        PRIVATE = "private", _("private data")
        OTHER = "other", _("something else")

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="reports"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    note = models.CharField(_("in your words"), max_length=500, blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "by"], name="report_once"),
        ]
        indexes = [
            models.Index(
                fields=["comment"], condition=models.Q(settled_at=None), name="report_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.reason}"
