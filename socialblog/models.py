from django.db import models


class JobRun(models.Model):
    """When a recurring job was last done, and what was last in its way: any worker's last word."""

    name = models.CharField(max_length=100, primary_key=True)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name
