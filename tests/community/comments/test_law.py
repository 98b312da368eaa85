"""The law of the ledger: after any sequence of events and a tick, what is stored is what the
facts say, and the facts are what the comments say."""

import random
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from blog.publishing import publish, set_answer_everything, withdraw
from community.comments import accepting, editing, liking, moving, visibility
from community.comments.checking import check_post
from community.comments.confirming import confirm
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.comments.refusals import Refused
from community.desk import settling, undoing
from community.members.merging import merge_guests
from community.voices import ledger, recounting, rules
from community.voices.models import Voice
from tests.makers import make_guest, make_member, make_post

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVENTS = [
    ("say", 10),
    ("answer", 6),
    ("confirm", 3),
    ("hold", 2),
    ("release", 3),
    ("remove", 1),
    ("restore", 1),
    ("delete", 1),
    ("edit", 2),
    ("close", 3),
    ("reopen", 2),
    ("snooze", 3),
    ("like", 1),
    ("accept", 2),
    ("unaccept", 1),
    ("move", 2),
    ("answer_everything", 1),
    ("withdraw", 1),
    ("publish", 1),
    ("merge", 1),
    ("role", 1),
    ("promise", 2),
    ("act", 5),
    ("rules", 1),
]
NAMES = [name for name, weight in EVENTS for _ in range(weight)]


class World:
    """One post, a team, two members and two guests; one of the guests is a member in secret."""

    def __init__(self) -> None:
        self.author = make_member("Ada Author", role="author")
        self.moderator = make_member("Mo Moderator", role="moderator")
        self.rita = make_member("Rita")
        self.karl = make_member("Karl")
        self.guest = make_guest("Gil", self.karl.email)
        self.stranger = make_guest("Sam")
        self.post = make_post(authors=[self.author])
        self.other = make_post(authors=[self.author])

    def play(self, name: str, dice: random.Random, now: datetime) -> None:
        getattr(self, f"_{name}")(dice, now)

    def _some(self, dice, **which) -> Comment | None:
        found = list(
            Comment.objects.filter(post__in=[self.post, self.other], **which)
            .select_related("voice", "guest", "user")
            .order_by("pk")
        )
        return dice.choice(found) if found else None

    def _some_voice(self, dice) -> Voice | None:
        comment = self._some(dice, voice__isnull=False)
        return comment.voice if comment else None

    def _say(self, dice, now):
        parent = self._some(dice) if dice.random() < 0.75 else None
        writer = dice.choice(
            [{"by": self.rita}, {"by": self.karl}, {"guest": self.guest}, {"guest": self.stranger}]
        )
        text = dice.choice(["Does it fit?", "Thanks, works!", f"@{self.author.username} why?"])
        post = parent.post if parent else self.post
        post_comment(
            post=post,
            text=f"{text} {dice.random()}",
            parent=parent,
            now=now,
            state=None if "guest" in writer else dice.choice([None, None, "held"]),
            **writer,
        )

    def _answer(self, dice, now):
        parent = self._some(dice) if dice.random() < 0.9 else None
        voice = self._some_voice(dice)
        post_comment(
            post=parent.post if parent else self.post,
            text=f"Here is how. {dice.random()}",
            parent=parent,
            by=dice.choice([self.author, self.moderator]),
            also_answers=[voice.pk] if voice and dice.random() < 0.3 else [],
            keep_open=dice.random() < 0.2,
            now=now,
        )

    def _confirm(self, dice, now):
        comment = self._some(dice, state="unconfirmed")
        if comment:
            confirm(comment)

    def _change(self, dice, verb, **extra):
        comment = self._some(dice)
        if comment:
            verb(comment, by=self.moderator, **extra)

    def _hold(self, dice, now):
        self._change(dice, visibility.hold)

    def _release(self, dice, now):
        comment = self._some(dice, state="held")
        if comment:
            visibility.release(comment, by=self.moderator)

    def _remove(self, dice, now):
        self._change(dice, visibility.remove)

    def _restore(self, dice, now):
        comment = self._some(dice, state="removed")
        if comment:
            visibility.restore(comment, by=self.moderator)

    def _delete(self, dice, now):
        self._change(dice, visibility.delete)

    def _edit(self, dice, now):
        comment = self._some(dice, user__isnull=False)
        if comment:
            editing.edit_comment(
                comment, f"Quite other words than before {dice.random()}?", by=comment.user
            )

    def _decide(self, dice, verb):
        voice = self._some_voice(dice)
        if voice:
            ledger.hold_still(voice.post_id)
            verb(Voice.objects.get(pk=voice.pk))

    def _close(self, dice, now):
        reason = dice.choice(["thanks", "other"])
        self._decide(dice, lambda v: ledger.close(v, by=self.author, reason=reason, at=now))

    def _reopen(self, dice, now):
        self._decide(dice, lambda v: ledger.reopen(v, by=self.author, at=now))

    def _snooze(self, dice, now):
        until = dice.choice([None, now + timedelta(hours=dice.randint(1, 60))])
        self._decide(dice, lambda v: ledger.snooze(v, by=self.author, at=now, until=until))

    def _like(self, dice, now):
        comment = self._some(dice)
        if comment:
            verb = dice.choice([liking.like, liking.like, liking.unlike])
            verb(comment, by=dice.choice([self.author, self.rita]))

    def _accept(self, dice, now):
        comment = self._some(dice, parent_id__gt=0)
        if comment:
            accepting.accept(comment, by=self.author)

    def _unaccept(self, dice, now):
        comment = self._some(dice, is_accepted=True)
        if comment:
            accepting.unaccept(comment, by=self.author)

    def _move(self, dice, now):
        comment = self._some(dice)
        if comment:
            to_parent = self._some(dice) if dice.random() < 0.7 else None
            to_post = to_parent.post if to_parent else dice.choice([self.post, self.other])
            moving.move(comment, to_post=to_post, to_parent=to_parent, by=self.moderator)

    def _answer_everything(self, dice, now):
        self.post.refresh_from_db()
        set_answer_everything(self.post, not self.post.answer_everything, by=self.author)

    def _withdraw(self, dice, now):
        withdraw(self.post, by=self.author)

    def _publish(self, dice, now):
        publish(self.post, by=self.author)

    def _merge(self, dice, now):
        merge_guests(self.karl)

    def _promise(self, dice, now):
        parent = self._some(dice, voice__isnull=False)
        if parent:
            post_comment(
                post=parent.post,
                text=f"By then I know more. {dice.random()}",
                parent=parent,
                by=self.author,
                promised=now + timedelta(hours=dice.randint(1, 60)),
                now=now,
            )

    def _act(self, dice, now):
        """At the desk, with several at once, and half of the time undone."""
        voices = [self._some_voice(dice) for _ in range(dice.randint(1, 4))]
        ids = {voice.pk for voice in voices if voice}
        by = dice.choice([self.author, self.moderator])
        done = dice.choice(
            [
                lambda: settling.close(ids, by=by, reason="duplicate"),
                lambda: settling.reopen(ids, by=by),
                lambda: settling.snooze(ids, by=by, until=now + timedelta(hours=5)),
                lambda: settling.assign(ids, by=by, to=self.moderator, note="you know"),
                lambda: settling.hand_back(ids, by=by),
                lambda: settling.heart(ids, by=by),
                lambda: settling.feature(ids, by=by),
            ]
        )()
        if done.act is not None and dice.random() < 0.5:
            undoing.undo(done.act.pk, by=by)

    def _rules(self, dice, now):
        rules.set_rules(by=self.author, first_minutes=dice.choice([60, 480, 1000]))
        while recounting.recount_due(most=3):
            pass

    def _role(self, dice, now):
        from community.members.roles import set_role

        set_role(self.rita, dice.choice(["reader", "author"]), by=self.moderator)


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    # A failing sequence of forty events takes longer to shrink than to read.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    events=st.lists(
        st.tuples(st.sampled_from(NAMES), st.integers(0, 40), st.integers(0, 2**32)),
        min_size=5,
        max_size=40,
    )
)
def test_what_is_stored_is_what_the_facts_say(events):
    world, now = World(), START
    for name, hours, seed in events:
        now += timedelta(hours=hours, seconds=1)
        with time_machine.travel(now, tick=False):
            ledger.tick(now)
            try:
                world.play(name, random.Random(seed), now)
            except Refused:
                pass
            wrong = check_post(world.post.pk, now=now) + check_post(world.other.pk, now=now)
        assert wrong == [], name


@pytest.mark.django_db
def test_the_checker_finds_and_mends_what_is_wrong():
    world = World()
    for number in range(3):
        post_comment(post=world.post, text=f"Question {number}?", by=world.rita)
    broken = Voice.objects.filter(post=world.post).order_by("pk")
    Voice.objects.filter(pk=broken[0].pk).update(
        state="answered", lane="done", owed=False, waiting_since=None, due_at=None
    )
    Voice.objects.filter(pk=broken[1].pk).update(visible=False)
    Comment.objects.filter(voice=broken[2]).update(is_shown=False)
    now = datetime.now(UTC)
    found = {wrong.what.split()[0] for wrong in check_post(world.post.pk, now=now)}
    assert {"state", "visible", "is_shown"} <= found
    check_post(world.post.pk, now=now, repair=True)
    assert check_post(world.post.pk, now=now) == []
