"""Small worlds of voices with facts, and their record counted the long way round."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from blog.models import Post
from community.desk.record.formulas import Goals
from community.voices import ledger
from community.voices.models import Fact, Voice
from socialblog.lib.hours import Hours
from tests.makers import make_member, make_post

# The clocks go forward in Berlin on 29 March 2026.
START = datetime(2026, 3, 23, 0, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
DAY = ((9 * 60, 12 * 60), (12 * 60 + 30, 17 * 60))
HOURS = Hours(
    BERLIN, (DAY, DAY, DAY, DAY, ((9 * 60, 13 * 60),), (), ()), frozenset({date(2026, 4, 3)})
)
GOALS = Goals(HOURS, first=480, follow_up=150)
KINDS = ["first", "first", "follow_up", "peer", "peer"]
READERS = ["m1", "m2", "g1"]


@dataclass(frozen=True)
class Happened:
    code: str
    after: int  # minutes
    visible: bool
    reason: str
    settles: bool


@dataclass(frozen=True)
class Told:
    kind: str
    at: int  # minutes since START
    reader: str
    post: int
    visible: bool
    mentions_team: bool
    answer_everything: bool
    has_reply: bool
    rises: bool
    newcomer: bool
    happened: list[Happened]


# Whole hours often, so that answers come exactly when they are due.
minutes = st.one_of(
    st.integers(0, 40 * 1440), st.integers(0, 60).map(lambda n: n * 480), st.integers(0, 300)
)
happenings = st.builds(
    Happened,
    code=st.sampled_from(
        [
            "answered",
            "answered",
            "accepted",
            "closed",
            "closed",
            "reopened",
            "acknowledged",
            "edited",
        ]
    ),
    after=minutes,
    visible=st.sampled_from([True, True, True, False]),
    reason=st.sampled_from(["thanks", "duplicate", "elsewhere", "other", "before"]),
    settles=st.booleans(),
)
tellings = st.builds(
    Told,
    kind=st.sampled_from(KINDS),
    at=minutes,
    reader=st.sampled_from(READERS),
    post=st.integers(0, 1),
    visible=st.sampled_from([True, True, True, False]),
    mentions_team=st.sampled_from([False, False, True]),
    answer_everything=st.sampled_from([False, False, False, True]),
    has_reply=st.booleans(),
    rises=st.booleans(),
    newcomer=st.booleans(),
    happened=st.lists(happenings, max_size=4),
)
worlds = st.lists(tellings, max_size=14)


def make_posts() -> list[Post]:
    ada = make_member("Ada Author", role="author", username="ada")
    return [make_post(f"Post {n}", author=ada, at=START) for n in range(2)]


def build(told: Iterable[Told], posts: list[Post], now: datetime) -> list[Voice]:
    """The voices with their facts, judged by the ledger; none was said after `now`."""
    voices = []
    for number, one in enumerate(told):
        said_at = min(START + timedelta(minutes=one.at), now)
        voice = Voice.objects.create(
            kind=one.kind,
            said_at=said_at,
            post=posts[one.post],
            thread=number % 3,
            reader_key=one.reader,
            owner=posts[one.post].author_list[0],
            visible=one.visible,
            mentions_team=one.mentions_team,
            answer_everything=one.answer_everything,
            has_reply=one.has_reply,
            rises_at=said_at + timedelta(hours=24) if one.kind == "peer" and one.rises else None,
            is_newcomer=one.newcomer,
        )
        for n, fact in enumerate(one.happened):
            # Seconds apart, so that none of them happens in the same moment.
            at = min(said_at + timedelta(minutes=fact.after), now) + timedelta(seconds=n)
            Fact.objects.create(
                voice=voice,
                code=fact.code,
                at=at,
                visible=fact.visible,
                reason=fact.reason if fact.code == "closed" else "",
                settles=fact.settles and fact.code == "acknowledged",
            )
        voices.append(voice)
    ledger.rejudge(voices, now)
    return list(Voice.objects.filter(pk__in=[voice.pk for voice in voices]).order_by("pk"))


# ---------------------------------------------------------------- the long way round


def worked(start: datetime, end: datetime) -> float:
    """Working minutes, window by window."""
    return sum(
        max((min(closes, end) - max(opens, start)).total_seconds(), 0) / 60
        for opens, closes in windows(start, end)
    )


def due(start: datetime, goal: int) -> datetime:
    left = timedelta(minutes=goal)
    for opens, closes in windows(start, start + timedelta(days=60)):
        opens = max(opens, start)
        if closes - opens >= left:
            return opens + left
        left -= max(closes - opens, timedelta(0))
    raise AssertionError("sixty days hold every goal of these tests")


def windows(start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    found = []
    day = start.astimezone(BERLIN).date()
    while day <= end.astimezone(BERLIN).date():
        for opens, closes in () if day in HOURS.holidays else HOURS.week[day.weekday()]:
            midnight = datetime(day.year, day.month, day.day)
            pair = [
                (midnight + timedelta(minutes=m)).replace(tzinfo=BERLIN).astimezone(UTC)
                for m in (opens, closes)
            ]
            if pair[1] > start:
                found.append((pair[0], pair[1]))
        day += timedelta(days=1)
    return found


def count(voices: list[Voice], now: datetime) -> dict:
    """The whole record of these voices, by lists and loops over their facts."""
    found: dict = {
        "outcomes": {}, "reasons": {}, "wall": [], "working": [], "still": 0, "before": 0,
        "voices": 0, "peers": 0, "accepted": 0, "answered_new": [0, 0], "other_new": [0, 0],
    }  # fmt: skip
    everybody = [v for v in Voice.objects.all() if v.state != "withdrawn"]
    for voice in voices:
        if voice.state == "withdrawn":
            continue
        facts = sorted(voice.facts.filter(visible=True), key=lambda fact: fact.at)
        found["voices"] += 1
        found["peers"] += voice.kind == "peer"
        found["accepted"] += voice.has_reply and any(f.code == "accepted" for f in facts)
        answers = [fact.at for fact in facts if fact.code == "answered"]
        since = clock_starts(voice, answers[0] if answers else None, now)
        if since is None:
            continue
        goal = GOALS.follow_up if voice.kind == "follow_up" else GOALS.first
        in_time = (answers[0] if answers else now) <= due(since, goal)
        still = False
        if answers:
            outcome = "in_time" if in_time else "late"
            taken = max((answers[0] - since).total_seconds() / 60, 0)
            found["wall"].append(ceil(taken))
            found["working"].append(ceil(round(worked(since, answers[0]), 4)))
        elif voice.state == "answered":
            outcome = "readers"
        elif voice.state == "closed":
            outcome = "closed"
            why = why_closed(facts)
            if why == "before":
                found["before"] += 1
                continue
            found["reasons"][why] = found["reasons"].get(why, 0) + 1
        else:
            outcome = "waiting"
            still = in_time
            found["still"] += still
        found["outcomes"][outcome] = found["outcomes"].get(outcome, 0) + 1
        if voice.is_newcomer and not still:
            group = found["answered_new" if outcome == "in_time" else "other_new"]
            group[0] += 1
            group[1] += any(
                other.reader_key == voice.reader_key
                and timedelta(0) < other.said_at - voice.said_at <= timedelta(days=60)
                for other in everybody
            )
    return found | {name: sorted(found[name]) for name in ("wall", "working")}


def why_closed(facts: list[Fact]) -> str:
    why = ""
    for fact in facts:
        if fact.code == "closed":
            why = fact.reason
        elif fact.code in ("reopened", "answered", "accepted"):
            why = ""
        elif fact.settles and not why:
            why = "heart"
    return why


def clock_starts(voice: Voice, answered: datetime | None, now: datetime) -> datetime | None:
    """Since when it was ours to answer; None where it never was."""
    if voice.kind != "peer" or voice.mentions_team or voice.answer_everything:
        return voice.said_at
    ours = voice.owed
    if voice.rises_at is not None:
        unheard = not voice.has_reply and voice.rises_at <= (voice.settled_at or now)
        ours = ours or unheard or (answered is not None and answered >= voice.rises_at)
    return (voice.rises_at or voice.said_at) if ours else None
