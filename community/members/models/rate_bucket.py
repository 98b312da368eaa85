from django.db import models


class RateBucket(models.Model):
    """How often something was done in the running window; see `limits.take()`."""

    key = models.CharField(primary_key=True, max_length=100)
    count = models.IntegerField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"
