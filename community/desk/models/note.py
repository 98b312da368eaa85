from django.conf import settings
from django.db import models


class Note(models.Model):
    """What the team tells itself about a reader. Plain text that no page outside the desk reads."""

    reader_key = models.CharField(max_length=24)
    voice = models.ForeignKey(
        "voices.Voice", null=True, on_delete=models.SET_NULL, related_name="notes"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    text = models.TextField(max_length=2000)

    class Meta:
        indexes = [models.Index(fields=["reader_key", "at"], name="note_reader")]

    def __str__(self) -> str:
        return f"note {self.pk} about {self.reader_key}"
