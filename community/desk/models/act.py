from django.conf import settings
from django.db import models


class Act(models.Model):
    """One press of a button at the desk, so that it can be undone for a moment.

    The facts that it made carry its key (`Fact.act_id`); `data` holds ids of whatever else it
    changed: `{"comment": 12}` for a reply, `{"hearts": [3, 4]}`, `{"featured": [5]}`.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verb = models.CharField(max_length=12)
    at = models.DateTimeField(db_index=True)
    undone_at = models.DateTimeField(null=True)
    data = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.verb} {self.pk}"
