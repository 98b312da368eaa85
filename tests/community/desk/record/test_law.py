"""The record of any small world is what loops over its facts count."""

from collections import Counter
from datetime import timedelta
from math import ceil

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.desk.record import formulas
from community.desk.record.formulas import Tally
from community.desk.record.periods import Period
from community.desk.record.reading import AGES, backlog, tallies, tally_of
from community.voices.models import Voice

from .worlds import BERLIN, GOALS, START, build, count, make_posts, worlds

pytestmark = pytest.mark.django_db

LAW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class TakenBack(Exception):
    pass


@pytest.fixture
def posts():
    return make_posts()


@LAW
@given(told=worlds, days=st.integers(1, 60))
def test_everything_together(posts, told, days):
    now = START + timedelta(days=days, minutes=7)
    with pytest.raises(TakenBack), transaction.atomic():
        voices = build(told, posts, now)
        assert as_counted(tally_of(Voice.objects.all(), goals=GOALS, now=now)) == count(voices, now)
        raise TakenBack


@LAW
@given(told=worlds, days=st.integers(20, 60))
def test_weeks_of_one_article(posts, told, days):
    now = START + timedelta(days=days)
    period = Period(START.date() + timedelta(days=3), START.date() + timedelta(days=24))
    parts = period.parts
    edges = [part.start(BERLIN) for part in parts] + [period.end(BERLIN)]
    with pytest.raises(TakenBack), transaction.atomic():
        voices = build(told, posts, now)
        found = tallies(Voice.objects.filter(post=posts[0]), edges, goals=GOALS, now=now)
        for part, tally in zip(parts, found, strict=True):
            its = [
                voice
                for voice in voices
                if voice.post == posts[0]
                and part.first <= voice.said_at.astimezone(BERLIN).date() <= part.last
            ]
            assert as_counted(tally) == count(its, now)
        assert formulas.total(found).asked == sum(tally.asked for tally in found)
        raise TakenBack


@LAW
@given(told=worlds, days=st.integers(1, 60))
def test_the_backlog(posts, told, days):
    now = START + timedelta(days=days)
    with pytest.raises(TakenBack), transaction.atomic():
        owed = [voice for voice in build(told, posts, now) if voice.owed]
        found = backlog(Voice.objects.all(), now)
        ages = [0] * (len(AGES) + 1)
        for voice in owed:
            ages[sum(now - voice.waiting_since >= age for age in AGES)] += 1
        assert found.ages == tuple(ages)
        assert found.oldest == min((voice.waiting_since for voice in owed), default=None)
        raise TakenBack


@given(st.lists(st.integers(0, 50), min_size=1), st.sampled_from([50, 90]))
def test_nearest_rank(values, percent):
    rank = ceil(percent / 100 * len(values))
    assert formulas.percentile(Counter(values), percent) == sorted(values)[rank - 1]


def as_counted(tally: Tally) -> dict:
    returned, others = tally.answered_newcomers, tally.other_newcomers
    return {
        "outcomes": dict(+tally.outcomes),
        "reasons": dict(tally.reasons),
        "wall": sorted(tally.wall.elements()),
        "working": sorted(tally.working.elements()),
        "still": tally.still_in_time,
        "before": tally.before,
        "voices": tally.voices,
        "peers": tally.peers,
        "accepted": tally.accepted,
        "answered_new": [returned.people, returned.came_back],
        "other_new": [others.people, others.came_back],
    }
