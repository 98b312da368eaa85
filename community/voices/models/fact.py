from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Fact(models.Model):
    """Something that happened to a voice after it was said; `judging.judge` folds them.

    Append-only but for `visible`: an answer that is held or deleted doesn't count meanwhile, and
    what was undone never happened.
    """

    class Code(models.TextChoices):
        ANSWERED = "answered", _("answered")
        ACCEPTED = "accepted", _("answered by a reader, and accepted")
        ACKNOWLEDGED = "acknowledged", _("acknowledged")
        CLOSED = "closed", _("no reply needed")
        REOPENED = "reopened", _("reopened")
        SNOOZED = "snoozed", _("snoozed")
        EDITED = "edited", _("edited by its writer")
        ASSIGNED = "assigned", _("assigned")

    class Reason(models.TextChoices):
        THANKS = "thanks", _("thanks")
        DUPLICATE = "duplicate", _("asked twice")
        ELSEWHERE = "elsewhere", _("answered elsewhere")
        OTHER = "other", _("other")
        BEFORE = "before", _("before we listened")
        PROMISE = "promise", _("promised by that day")

    voice = models.ForeignKey("voices.Voice", on_delete=models.CASCADE, related_name="facts")
    code = models.CharField(max_length=12, choices=Code.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    comment_id = models.BigIntegerField(null=True, db_index=True)
    visible = models.BooleanField(default=True)
    # ACKNOWLEDGED: whether the heart settled the voice, as the site was set on that day.
    settles = models.BooleanField(default=False)
    # SNOOZED: until a time, or (no time) until they write again.
    until = models.DateTimeField(null=True)
    # ASSIGNED: to whom; None hands it back to the article's first author.
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Facts that one press of a button made are undone together.
    act_id = models.BigIntegerField(null=True)
    # CLOSED: why. SNOOZED: whether we promised it.
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(
                fields=["act_id"], condition=models.Q(act_id__isnull=False), name="fact_act"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} @ {self.at:%F %T}"
