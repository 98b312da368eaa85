from django.db import models
from django.utils.translation import gettext_lazy as _

OFFICE_HOURS = [[[540, 1020]]] * 5 + [[], []]
WORKING_DAY = 8 * 60


def office_hours() -> list[list[list[int]]]:
    """Monday to Friday from nine to five, as minutes of the day."""
    return [[list(span) for span in day] for day in OFFICE_HOURS]


class AnswerRules(models.Model):
    """How soon the company wants to answer, and when it works. There is one row.

    Minutes are minutes of working time: `week` holds seven lists (Monday first) of
    `[start, end]` in minutes of the local day, `holidays` ISO dates on which nobody works.
    """

    class ListenFirst(models.TextChoices):
        OFF = "off", _("publish at once")
        REMIND = "remind", _("remind me who waits")
        REQUIRE = "require", _("ask for a reason while readers wait")

    week = models.JSONField(default=office_hours)
    holidays = models.JSONField(default=list)
    first_minutes = models.PositiveIntegerField(default=WORKING_DAY)
    follow_up_minutes = models.PositiveIntegerField(default=WORKING_DAY)
    # How long an owner may be silent before the voice is everybody's.
    offer_minutes = models.PositiveIntegerField(default=2 * WORKING_DAY)
    listen_first = models.CharField(
        max_length=8, choices=ListenFirst.choices, default=ListenFirst.REMIND
    )
    public_line = models.BooleanField(default=False)
    # After a change: up to which voice the due times are counted again (None: all are).
    recount_from = models.BigIntegerField(null=True, default=0)
    # Once more, when whoever was writing by the old rules has long finished.
    recount_again = models.BooleanField(default=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_answer_rules", condition=models.Q(pk=1)),
        ]

    def __str__(self) -> str:
        return "how soon we answer"
