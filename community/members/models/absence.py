from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Expression, F, Q


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def on(self, day: date | Expression) -> Self:
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Absence(models.Model):
    """A member of the team is away; meanwhile their readers are `stand_in`'s to answer.

    Both days belong to it. Owners of voices don't change: who asks for the desk of the
    stand-in gets both, so nothing has to be handed back.
    """

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absence"
    )
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="absence_not_oneself",
                condition=Q(stand_in=None) | ~Q(stand_in=F("member")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} away {self.starts_on} to {self.ends_on}"
