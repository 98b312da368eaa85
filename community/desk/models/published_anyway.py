from django.conf import settings
from django.db import models


class PublishedAnyway(models.Model):
    """Why an article was published while readers waited, where the rules ask for a reason."""

    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(db_index=True)
    waiting = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.post_id} while {self.waiting} waited"
