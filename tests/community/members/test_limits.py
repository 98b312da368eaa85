"""Exactly so many in a window, however many ask at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from community.members.limits import forget_old, take
from community.members.models import RateBucket

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ask(key="k", *, limit=3, seconds=60, after=0.0):
    return take(key, limit=limit, seconds=seconds, now=NOW + timedelta(seconds=after))


@pytest.mark.django_db
def test_so_many_pass_and_the_next_waits():
    assert [ask() for _ in range(3)] == [0, 0, 0]
    assert 60 <= ask() <= 61


@pytest.mark.django_db
def test_wait_shrinks_and_asking_does_not_lengthen_it():
    for _ in range(4):
        ask()
    assert 31 <= ask(after=30) <= 32
    assert 1 <= ask(after=59.5) <= 2
    for _ in range(20):
        ask(after=59.9)
    assert ask(after=60) == 0


@pytest.mark.django_db
def test_window_ends_on_time():
    for _ in range(4):
        ask()
    assert ask(after=59.999) > 0
    assert [ask(after=60 + step) for step in range(3)] == [0, 0, 0]
    assert ask(after=63) > 0


@pytest.mark.django_db
def test_a_new_window_begins_with_its_first_use():
    ask()
    assert ask(after=1000) == 0
    assert RateBucket.objects.get().ends_at == NOW + timedelta(seconds=1060)


@pytest.mark.django_db
def test_limit_of_nothing_lets_nobody_pass():
    assert ask(limit=0) > 0


@pytest.mark.django_db
def test_keys_are_apart():
    for _ in range(4):
        ask("a")
    assert ask("b") == 0


@pytest.mark.django_db
def test_long_keys_are_apart_too():
    common = "x" * 120
    for _ in range(4):
        ask(common + "a")
    assert ask(common + "b") == 0
    assert ask(common + "a") > 0


@pytest.mark.django_db
def test_forget_old_drops_what_has_ended():
    ask("old", seconds=60)
    ask("new", seconds=120)
    assert forget_old(NOW + timedelta(seconds=60)) == 1
    assert list(RateBucket.objects.values_list("key", flat=True)) == ["new"]


@pytest.mark.usefixtures("nothing_is_damaged")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nobody_slips_through_side_by_side():
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite is in memory, where threads share one lock")

    def one(_number: int) -> int:
        try:
            return ask("busy", limit=10)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(one, range(40)))
    assert waits.count(0) == 10
    assert RateBucket.objects.get(key="busy").count == 40
