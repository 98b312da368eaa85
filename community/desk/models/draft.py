from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models


class DraftQuerySet(models.QuerySet["Draft"]):
    def active_since(self, moment: datetime | models.Expression) -> Self:
        """Whose writer touched the box since then: they are writing now."""
        return self.filter(active_at__gte=moment)


class Draft(models.Model):
    """Unsent text of one member for one voice, on whatever device; also who is writing now."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    voice = models.ForeignKey("voices.Voice", on_delete=models.CASCADE, related_name="drafts")
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    active_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voice", "member"], name="draft_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.voice_id}"
