"""The law of the ledger with eight writers at once, on the database where they really race."""

import random
import threading
import traceback

import pytest
from django.db import close_old_connections, connection, connections, transaction
from django.utils import timezone

from community.comments import screening
from community.comments.checking import check_post
from community.comments.models import Comment
from community.comments.refusals import Refused
from community.voices import ledger
from tests.community.comments.test_law import NAMES, World

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("nothing_is_damaged"),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite lets one write at a time: there is nothing to race",
    ),
]
WRITERS, EVENTS = 8, 35
# Due times are counted again by one job, which a writer of the same second may escape.
RACING = [name for name in NAMES if name != "rules"]


def test_eight_writers_leave_a_true_ledger_and_a_whole_tree(monkeypatch):
    # Screening would soon find them too fast.
    monkeypatch.setattr(screening, "RULES", [])
    world = World()
    troubles: list[str] = []

    def write(seed: int) -> None:
        dice = random.Random(seed)
        try:
            for _ in range(EVENTS):
                now = timezone.now()
                try:
                    in_its_transaction(world, dice.choice(RACING), dice, now)
                except Refused:
                    pass
                if dice.random() < 0.2:
                    ledger.tick(timezone.now())
        except BaseException:
            troubles.append(traceback.format_exc())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=[seed]) for seed in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    close_old_connections()
    assert troubles == []
    now = timezone.now()
    ledger.tick(now)
    for post in (world.post, world.other):
        assert check_post(post.pk, now=now) == []
    assert Comment.objects.count() > WRITERS * EVENTS / 10, "hardly anything raced"
    paths = list(Comment.objects.in_reading_order().values_list("path", flat=True))
    assert len(set(paths)) == len(paths)


def in_its_transaction(world: World, name: str, dice: random.Random, now) -> None:
    if name in ("close", "reopen", "snooze"):
        # These act on the ledger directly, inside the caller's transaction.
        with transaction.atomic():
            world.play(name, dice, now)
    else:
        world.play(name, dice, now)
        if name == "withdraw":
            # For a moment only: below a withdrawn article there is nothing left to race.
            world.play("publish", dice, now)
