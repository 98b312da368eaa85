from django.db import models


class Morning(models.Model):
    """On this day, at the site's own place, the team was told who waits; so nobody is told twice,
    and nobody at noon because somebody wrote at eleven."""

    day = models.DateField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.day)
