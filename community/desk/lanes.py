"""The lanes of voices: which ones, and in which orders."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.voices.models import Voice
from community.voices.models.voice import VoiceQuerySet


@dataclass(frozen=True)
class Order:
    """`by` names the moment that sorts, with a minus for the newest first; where `first` is given,
    voices that are so stand before everything else."""

    name: str
    title: Promise
    by: str
    first: dict[str, bool] | None = None

    def parts(self, voices: VoiceQuerySet) -> list[VoiceQuerySet]:
        """As `page_of` takes them."""
        if self.first is None:
            return [voices]
        if len(self.first) == 1:
            # Said as a column's value, which every index of it understands.
            [(name, so)] = self.first.items()
            return [voices.filter(**{name: so}), voices.filter(**{name: not so})]
        return [voices.filter(**self.first), voices.exclude(Q(**self.first))]

    def part_of(self, voice: Voice) -> int:
        """In which of the parts it stands, or stood."""
        stands_first = all(getattr(voice, name) == so for name, so in (self.first or {}).items())
        return 0 if stands_first else 1


OLDEST = Order("oldest", _("the longest waiting first"), "lane_at")
OWED_ORDERS = (
    OLDEST,
    Order("activity", _("the newest activity first"), "-last_activity_at"),
    Order("due", _("the first due first"), "due_at"),
    Order("newcomers", _("newcomers first"), "lane_at", {"is_newcomer": True}),
    Order("questions", _("questions first"), "lane_at", {"is_question": True}),
)


@dataclass(frozen=True)
class Lane:
    """`rows` are those of the lane among the voices it is given; the first order is the usual one.

    Lanes that are `owed` show who waits for us.
    """

    name: str
    title: Promise
    rows: Callable[[VoiceQuerySet], VoiceQuerySet]
    orders: tuple[Order, ...] = OWED_ORDERS
    owed: bool = True

    @property
    def url(self) -> str:
        return reverse(f"desk:{self.name}")

    @property
    def list_label(self) -> str:
        return _("%(lane)s: %(order)s") % {"lane": self.title, "order": self.orders[0].title}

    @property
    def order_choices(self) -> tuple[tuple[str, str], ...]:
        return tuple((order.name, str(order.title)) for order in self.orders)

    def order(self, name: str) -> Order:
        """The one of that name, or the usual one."""
        return next((order for order in self.orders if order.name == name), self.orders[0])


WAITING = Lane("waiting", _("Waiting"), lambda voices: voices.owed())
FOLLOW_UPS = Lane(
    "follow_ups",
    _("Follow-ups"),
    lambda voices: voices.owed().filter(kind=Voice.Kind.FOLLOW_UP),
)
PEER_TALK = Lane(
    "peer_talk",
    _("Peer talk"),
    lambda voices: voices.watched(),
    # Questions to which nobody has said anything yet: they are the next to become ours.
    (
        Order(
            "questions",
            _("questions without an answer first"),
            "-lane_at",
            {"is_question": True, "has_reply": False},
        ),
        Order("newest", _("the newest first"), "-lane_at"),
        Order("oldest", _("the oldest first"), "lane_at"),
    ),
    owed=False,
)
ELSEWHERE = Lane(
    "elsewhere",
    _("Heard elsewhere"),
    lambda voices: voices.owed().filter(kind=Voice.Kind.ELSEWHERE),
)
SNOOZED = Lane(
    "snoozed",
    _("Snoozed"),
    lambda voices: voices.snoozed(),
    (Order("back", _("the next to come back first"), "lane_at"),),
    owed=False,
)
DONE = Lane(
    "done",
    _("Done"),
    lambda voices: voices.settled(),
    (
        Order("newest", _("the last settled first"), "-lane_at"),
        Order("oldest", _("the first settled first"), "lane_at"),
    ),
    owed=False,
)
LANES = {lane.name: lane for lane in (WAITING, FOLLOW_UPS, PEER_TALK, ELSEWHERE, SNOOZED, DONE)}
