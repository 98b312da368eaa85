from django.conf import settings
from django.db import models


class UnsubscribeToken(models.Model):
    """What a mail's unsubscribe link proves: this person, this kind of mail, nothing else.

    The link carries the token; only its SHA-256 is stored (RFC 8058 section 7 asks that it be
    opaque and hard to forge).
    """

    token_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    guest = models.ForeignKey(
        "members.Guest", null=True, on_delete=models.CASCADE, related_name="+"
    )
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
