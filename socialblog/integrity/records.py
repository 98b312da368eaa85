"""The counted line above an article's conversation."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.utils import timezone

from community.desk.models import ReplyRecord
from community.desk.record import formulas
from community.desk.record.counted import goals_of
from community.desk.record.public_line import CHANGES, OVERLAP, count
from community.desk.record.reading import tally_of
from community.events.models import Event
from community.voices import rules
from community.voices.models import Fact, Voice

from .check import Found, ranges


class ReplyRecords:
    """What is stored is what the formulas say, unless its job has it still to do."""

    code = "reply_record"

    def batches(self) -> Iterator[list[Found]]:
        goals = goals_of(rules.targets())
        for after, upto in ranges("desk_replyrecord", "id", 20):
            found = []
            for record in ReplyRecord.objects.filter(pk__gt=after, pk__lte=upto):
                tally = tally_of(
                    Voice.objects.filter(post_id=record.post_id), goals=goals, now=timezone.now()
                )
                usual = formulas.percentile(tally.wall, 50)
                stored = (record.asked, record.answered, record.usual_minutes)
                if stored != (tally.asked, tally.answered, usual) and not _is_due(record):
                    words = (
                        f"Post {record.post_id} says that {record.answered} of {record.asked} were "
                        f"answered, and counted are {tally.answered} of {tally.asked}."
                    )
                    found.append(Found(self.code, words, record.pk, record.post_id))
            yield found

    def mend(self, found: Sequence[Found]) -> None:
        goals = goals_of(rules.targets())
        for one in found:
            if one.post_id is not None:
                count(one.post_id, goals=goals, now=timezone.now())


def _is_due(record: ReplyRecord) -> bool:
    """Something happened since it was counted."""
    since, now = record.counted_at - OVERLAP, timezone.now() + timedelta(seconds=1)
    voices = Voice.objects.filter(post_id=record.post_id)
    return (
        voices.filter(said_at__gte=since).exists()
        or voices.filter(rises_at__gte=since, rises_at__lte=now).exists()
        or Fact.objects.filter(voice__post_id=record.post_id, at__gte=since).exists()
        or Event.objects.filter(code__in=CHANGES, post_id=record.post_id, at__gte=since).exists()
    )


CHECKS = [ReplyRecords()]
