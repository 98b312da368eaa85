"""Somebody of the team goes away, and another one answers their readers meanwhile."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.events.recording import record

from .models import Absence, Member
from .models.absence import AbsenceQuerySet
from .models.member import MemberQuerySet

LONGEST = timedelta(days=366)


class AbsenceRefused(ValueError):
    """`str()` is a sentence for whoever tried, about the `field` of that name."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


@transaction.atomic
def away(
    member: Member,
    starts_on: date,
    ends_on: date,
    stand_in: Member,
    *,
    by: Member | None,
    today: date | None = None,
) -> Absence:
    """`member` is away from one day to the other, both included; replaces what was said before."""
    _check_days(starts_on, ends_on, today or timezone.localdate())
    # Two who name each other in the same moment would both be gone.
    people = Member.objects.select_for_update(no_key=True).filter(pk__in=[member.pk, stand_in.pk])
    list(people.order_by("pk"))
    _check_stand_in(member, starts_on, ends_on, stand_in)
    said = {"starts_on": starts_on, "ends_on": ends_on, "stand_in": stand_in}
    same = Absence.objects.filter(member=member, **said).first()
    if same is not None:
        return same
    absence, _new = Absence.objects.update_or_create(member=member, defaults=said)
    record(
        "member.away",
        member,
        by=by,
        starts_on=str(starts_on),
        ends_on=str(ends_on),
        stand_in=stand_in.pk,
    )
    return absence


@transaction.atomic
def come_back(member: Member, *, by: Member | None) -> None:
    """Also before the absence has begun, when it isn't to be."""
    gone, _each = Absence.objects.filter(member=member).delete()
    if gone:
        record("member.back", member, by=by)


def standing_in_for(member: Member, today: date) -> list[int]:
    """Ids of those who are away today and whose readers are this member's to answer.

    Not of those for whom they in turn stand in: who is asked knows for whom. `today` is a day
    of the site's time zone.
    """
    absences = Absence.objects.on(today).filter(stand_in=member)
    return list(absences.order_by("member_id").values_list("member_id", flat=True))


def absence_of(member: Member, today: date) -> Absence | None:
    """The one that goes on or is to come."""
    mine = Absence.objects.filter(member=member, ends_on__gte=today)
    return mine.select_related("stand_in").first()


def handed_to(member: Member, today: date) -> AbsenceQuerySet:
    """Absences, now and to come, in which others count on this member."""
    theirs = Absence.objects.filter(stand_in=member, ends_on__gte=today)
    return theirs.select_related("member").order_by("starts_on", "pk")


def possible_stand_ins(member: Member) -> MemberQuerySet:
    others = Member.objects.with_ability("answer_readers").exclude(pk=member.pk)
    return others.order_by("name", "pk")


def _check_days(starts_on: date, ends_on: date, today: date) -> None:
    if ends_on < starts_on:
        raise AbsenceRefused(_("This is before the first day. Choose a later one."), "ends_on")
    if ends_on < today:
        raise AbsenceRefused(_("This day is over. Choose today or a later one."), "ends_on")
    if ends_on - starts_on > LONGEST:
        raise AbsenceRefused(
            _("This is longer than a year. Ask an editor to change your role instead."), "ends_on"
        )


def _check_stand_in(member: Member, starts_on: date, ends_on: date, stand_in: Member) -> None:
    if stand_in.pk == member.pk:
        raise AbsenceRefused(_("Choose somebody else: this is you."), "stand_in")
    if not possible_stand_ins(member).filter(pk=stand_in.pk).exists():
        raise AbsenceRefused(
            _("%(name)s may not answer readers. Choose somebody who does.") % {"name": stand_in},
            "stand_in",
        )
    theirs = Absence.objects.filter(
        member=stand_in, starts_on__lte=ends_on, ends_on__gte=starts_on
    ).first()
    if theirs is not None:
        raise AbsenceRefused(
            _("%(name)s is away too, from %(first)s to %(last)s. Choose somebody else.")
            % {
                "name": stand_in,
                "first": date_format(theirs.starts_on),
                "last": date_format(theirs.ends_on),
            },
            "stand_in",
        )
