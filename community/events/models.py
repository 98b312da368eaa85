from django.conf import settings
from django.db import models


class Event(models.Model):
    """One thing that happened. Append-only; ids and codes, never texts or names.

    Erasing a person nulls `actor`, which is the one permitted edit.
    """

    code = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    post_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"]),
            models.Index(fields=["code", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.subject}:{self.subject_id}"
