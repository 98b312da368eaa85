"""Each working morning, once: whoever of the team is waited for is to get a mail about it."""

import secrets
from datetime import date, datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from community.members.models import Absence, Member
from community.members.models.member import MemberQuerySet
from community.voices import rules
from community.voices.models import Voice
from socialblog.lib.hours import Hours

from .models import Delivery, Morning
from .waiting import who_waits

# Who may open the desk, where the mail's links lead.
AT_THE_DESK = ("answer_readers", "write_posts", "moderate_comments")


def queue_mornings(now: datetime | None = None) -> int:
    """Queue today's mails, if working hours have begun and it wasn't done yet; how many.

    A worker that was down in the morning does it later, while the hours last.
    """
    now = now or timezone.now()
    day = working_day(rules.hours_of(rules.current()), now)
    if day is None or Morning.objects.filter(day=day).exists():
        return 0
    with transaction.atomic():
        # Of several workers one makes the row; the others wait for it, find it and go.
        _morning, is_first = Morning.objects.get_or_create(day=day, defaults={"at": now})
        if not is_first:
            return 0
        rows = [_delivery(pk, day, now) for pk in to_tell(day, now).values_list("pk", flat=True)]
        Delivery.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def working_day(hours: Hours, now: datetime) -> date | None:
    """The day whose working hours have begun and aren't over, at the place of `hours`.

    None at night, on closed days and holidays, and where no hours are set at all.
    """
    if not any(hours.week):
        return None
    day = now.astimezone(hours.zone).date()
    opens = hours.next_open(datetime.combine(day, time.min, hours.zone))
    if opens.astimezone(hours.zone).date() != day:
        return None
    return day if opens <= now < hours.end_of_day(opens) else None


def to_tell(day: date, now: datetime) -> MemberQuerySet:
    """Members at the desk who want this mail, aren't away, and for whom somebody may wait.

    What the whole team is offered is asked for once here; whether this member is among those who
    may take it is seen when their mail is sent.
    """
    owed = Voice.objects.owed()
    theirs = owed.filter(owner=OuterRef("pk"))
    handed_over = owed.filter(
        owner__absence__stand_in=OuterRef("pk"),
        owner__absence__starts_on__lte=day,
        owner__absence__ends_on__gte=day,
    )
    for_anybody = owed.filter(Q(offered_at__lte=now) | Q(owner=None))
    return (
        Member.objects.with_ability(*AT_THE_DESK)
        .filter(mail_mornings=True)
        .exclude(pk__in=Absence.objects.on(day).values("member"))
        .filter(Exists(theirs) | Exists(handed_over) | Exists(for_anybody))
        .order_by("pk")
    )


def is_wanted_still(delivery: Delivery, now: datetime) -> bool:
    """Whether its day goes on, its member is there and wants it, and somebody waits."""
    member = delivery.member
    if member is None or not member.mail_mornings or not member.is_active:
        return False
    if member.abilities.isdisjoint(AT_THE_DESK):
        return False
    day = working_day(rules.hours_of(rules.current()), now)
    if day is None or day != delivery.day:
        return False
    if Absence.objects.on(day).filter(member=member).exists():
        return False
    return bool(who_waits(member, day=day, now=now))


def _delivery(member_id: int, day: date, now: datetime) -> Delivery:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return Delivery(
        kind=Delivery.Kind.MORNING,
        day=day,
        member_id=member_id,
        message_id=f"<morning-{day}-{member_id}-{secrets.token_hex(8)}@{host}>",
        next_attempt_at=now,
        created_at=now,
    )
