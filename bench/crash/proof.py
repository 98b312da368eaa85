"""Holds the database against the journal: what was acknowledged is there once, whole."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db.models import Count
from django.utils import timezone
from django_comments.models import CommentFlag

from blog.models import Authorship
from community.comments.models import Comment
from community.events.models import Event
from community.notifications.models import Delivery
from community.notifications.sending import CLAIM, send_due
from community.voices.models import Fact
from socialblog.integrity.checking import check_all

from .journal import ACKNOWLEDGED, REFUSED, Journal, Write

WISH = re.compile(r"Wish (\d+) of this run")
BORN = ("comment.published", "comment.held", "comment.unconfirmed")
EVENT_OF = {
    "hold": "comment.hidden",
    "release": "comment.published",
    "remove": "comment.hidden",
    "restore": "comment.published",
}
BECOMES = {"hold": "held", "release": "public", "remove": "removed", "restore": "public"}


def prove(journal: Journal, mails: Path) -> list[str]:
    """What is not as it was promised, in sentences; [] is what everybody wants."""
    drain()
    return [
        *comments(journal),
        *likes(journal),
        *decisions(journal),
        *desk(journal),
        *notifications(),
        *sent_mails(mails),
        *check_voices(),
        *(one.words for found in check_all() for one in found),
    ]


def drain() -> None:
    """What a killed worker had claimed is due again when its claim runs out: as if it had."""
    while send_due(timezone.now() + CLAIM + timedelta(minutes=1), most=500):
        pass


def comments(journal: Journal) -> Iterator[str]:
    """By the number of the wish that stands in the words."""
    found: dict[int, list[int]] = {}
    rows = Comment.objects.filter(comment__startswith="Wish ").order_by("pk")
    for pk, text in rows.values_list("pk", "comment").iterator():
        match = WISH.match(text)
        found.setdefault(int(match[1]) if match else -1, []).append(pk)
    writes = {write.number: write for write in journal.of("comment", "guest", "answer")}
    for number in found.keys() - writes.keys():
        yield f"Comments {found[number]} say words that nobody sent."
    for number, write in writes.items():
        there = found.get(number, [])
        yield from _at_most_once(write, there)
        if write.result is not None and there and there != [write.result]:
            yield f"{_named(write)} was told {write.result}, and comments {there} are there."
    born = Counter(
        Event.objects.filter(subject="comment", code__in=BORN)
        .exclude(data__has_key="was")
        .values_list("subject_id", flat=True)
    )
    for pk in (pk for some in found.values() for pk in some):
        if born[pk] != 1:
            yield f"Comment {pk} has {born[pk]} events of its birth."


def likes(journal: Journal) -> Iterator[str]:
    """By comment and member; the event tells of each once."""
    flags = Counter(
        (pk, name.removeprefix("reader-"))
        for pk, name in CommentFlag.objects.values_list("comment_id", "user__username")
    )
    events = Counter(
        (pk, name.removeprefix("reader-"))
        for pk, name in Event.objects.filter(code="comment.liked").values_list(
            "subject_id", "actor__username"
        )
    )
    for write in journal.of("like"):
        key = (write.about["comment"], str(write.about["by"]))
        for counted in (flags, events):
            yield from _at_most_once(write, [key] * counted[key])
    if flags.total() != events.total():
        yield f"{flags.total()} hearts are there, and {events.total()} events tell of one."


def decisions(journal: Journal) -> Iterator[str]:
    """Each comment went through them in order; the last one that is known, or the next, holds."""
    chains: dict[int, list[Write]] = {}
    for write in journal.of("decide"):
        chains.setdefault(write.about["comment"], []).append(write)
    events: dict[int, Counter[tuple[str, str]]] = {}
    about = Event.objects.filter(subject="comment", subject_id__in=chains, data__has_key="was")
    for pk, code, data in about.values_list("subject_id", "code", "data"):
        events.setdefault(pk, Counter())[code, data["state"]] += 1
    states = dict(Comment.objects.filter(pk__in=chains).values_list("pk", "state"))
    for pk, chain in chains.items():
        seen = events.get(pk, Counter())
        expected: Counter[tuple[str, str]] = Counter()
        sure: Counter[tuple[str, str]] = Counter()
        possible = {"public"}
        for write in chain:
            verb = write.about["verb"]
            if write.outcome == REFUSED:
                yield f"{_named(write)} was refused with {write.status}."
                continue
            expected[EVENT_OF[verb], BECOMES[verb]] += 1
            if write.outcome == ACKNOWLEDGED:
                sure[EVENT_OF[verb], BECOMES[verb]] += 1
                possible = {BECOMES[verb]}
            else:
                possible |= {BECOMES[verb]}
        if not (sure <= seen <= expected):
            yield f"Comment {pk} was decided upon {dict(expected)}, and events tell {dict(seen)}."
        if states.get(pk) not in possible:
            yield f"Comment {pk} is {states.get(pk)}, and was left {sorted(possible)}."


def desk(journal: Journal) -> Iterator[str]:
    """Answers and closings: facts of their voice."""
    facts: dict[tuple[int, str], list[int]] = {}
    rows = Fact.objects.filter(visible=True, code__in=["answered", "closed"])
    for pk, voice, code, comment in rows.values_list("pk", "voice_id", "code", "comment_id"):
        facts.setdefault((voice, code), []).append(comment or pk)
    told = Counter(Event.objects.filter(code="voice.closed").values_list("subject_id", flat=True))
    for write in journal.of("close"):
        there = facts.get((write.about["voice"], "closed"), [])
        yield from _at_most_once(write, there)
        if told[write.about["voice"]] != len(there):
            yield f"{_named(write)}: {len(there)} facts, {told[write.about['voice']]} events."
    for write in journal.of("answer"):
        yield from _at_most_once(write, facts.get((write.about["voice"], "answered"), []), most=9)


def notifications() -> Iterator[str]:
    """One row for each person concerned by what is or was public, and for nobody else."""
    authors: dict[int, set[int]] = {}
    for post, member in Authorship.objects.values_list("post_id", "member_id"):
        authors.setdefault(post, set()).add(member)
    rows: dict[int, list[tuple[str, str]]] = {}
    told = Delivery.objects.exclude(comment=None)
    for comment, kind, member, guest in told.values_list(
        "comment_id", "kind", "member_id", "guest_id"
    ):
        rows.setdefault(comment, []).append((kind, f"m{member}" if member else f"g{guest}"))
    published = set(
        Event.objects.filter(code="comment.published").values_list("subject_id", flat=True)
    )
    people = dict(Comment.objects.values_list("pk", "user_id"))
    for pk, post, parent, member, guest, by_team in Comment.objects.values_list(
        "pk", "post_id", "parent_id", "user_id", "guest_id", "by_team"
    ).iterator():
        expected = []
        if guest is not None:
            expected.append(("confirm", f"g{guest}"))
        if pk in published:
            above = people.get(parent)
            if above is not None and above != member:
                expected.append(("reply", f"m{above}"))
            if not by_team:
                also = authors.get(post, set()) - {member, above}
                expected += [("comment", f"m{author}") for author in also]
        if sorted(rows.get(pk, [])) != sorted(expected):
            yield f"Comment {pk} should tell {sorted(expected)}, and rows are {rows.get(pk)}."
    waiting = Delivery.objects.filter(state="queued").count()
    if waiting:
        yield f"{waiting} mails wait though nothing hinders them."


def sent_mails(folder: Path) -> Iterator[str]:
    """What is marked as sent was sent, at least once."""
    seen = mails_in(folder)
    for message_id in Delivery.objects.filter(state="sent").values_list("message_id", flat=True):
        if not seen[message_id]:
            yield f"The mail {message_id} is marked as sent and never was."


def mails_in(folder: Path) -> Counter[str]:
    seen: Counter[str] = Counter()
    for file in folder.iterdir():
        text = file.read_text(errors="replace").replace("\n ", " ")
        seen.update(re.findall(r"^Message-I[Dd]: *(\S+)", text, re.MULTILINE))
    return seen


def check_voices() -> Iterator[str]:
    try:
        call_command("check_voices")
    except CommandError as error:
        yield f"check_voices: {error}"


def how_many() -> dict[str, int]:
    """For the report."""
    states = Comment.objects.values_list("state").annotate(n=Count("pk")).order_by("state")
    return {
        "comments": Comment.objects.count(),
        **{f"comments {state}": n for state, n in states},
        "hearts": CommentFlag.objects.count(),
        "mails": Delivery.objects.count(),
        "events": Event.objects.count(),
    }


def _at_most_once(write: Write, there: list, *, most: int = 1) -> Iterator[str]:
    if len(there) > most:
        yield f"{_named(write)} is there {len(there)} times: {there[:5]}."
    if write.outcome == ACKNOWLEDGED and not there:
        yield f"{_named(write)} was acknowledged and isn't there."
    if write.outcome == REFUSED and there:
        yield f"{_named(write)} was refused with {write.status} and is there: {there[:5]}."


def _named(write: Write) -> str:
    return f"Wish {write.number} ({write.kind} {write.about}, sent {write.sent} times)"
