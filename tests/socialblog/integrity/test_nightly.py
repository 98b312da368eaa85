"""The checker at night: a little at a time, by one worker, and the editors see what it found."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from blog.models import SiteSettings
from community.events.models import Event
from socialblog.integrity import nightly
from socialblog.schedule import JOBS
from tests.makers import make_comment, make_member

from .world import run

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 3, 10, 2, 30, tzinfo=UTC)
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_round_of_another_test(monkeypatch):
    monkeypatch.setattr(nightly, "_round", None)


def rounds() -> list[dict]:
    return list(Event.objects.filter(code="integrity.checked").values_list("data", flat=True))


def all_night(now: datetime, **how) -> int:
    """Turns of the job until it has no more to do; how many."""
    turns = 0
    while turns == 0 or nightly._round is not None:
        nightly.check_a_little(now, **how)
        turns += 1
    return turns


def test_it_is_a_job():
    assert "socialblog.integrity.nightly.check_a_little" in {job.run for job in JOBS}


def test_at_noon_nobody_begins():
    nightly.check_a_little(NOON)
    assert not Event.objects.filter(code__startswith="integrity").exists()


def test_night_is_where_the_site_is():
    SiteSettings.objects.update(time_zone="Asia/Tokyo")
    nightly.check_a_little(NIGHT)
    assert rounds() == []
    all_night(NIGHT.replace(hour=17))
    assert len(rounds()) == 1


def test_once_a_night_and_again_the_next(caplog):
    caplog.set_level(logging.INFO, "socialblog.integrity")
    make_comment()
    for minutes in (0, 1, 60):
        all_night(NIGHT + timedelta(minutes=minutes))
    assert [data["found"] for data in rounds()] == [{}]
    assert "agrees with itself" in caplog.text
    all_night(NIGHT + timedelta(days=1))
    assert len(rounds()) == 2


def test_it_takes_many_turns_and_begins_once():
    make_comment()
    assert all_night(NIGHT, seconds=0) > 20
    assert Event.objects.filter(code="integrity.begun").count() == 1
    assert len(rounds()) == 1


def test_another_worker_leaves_it_to_the_first(monkeypatch):
    nightly.check_a_little(NIGHT, seconds=0)
    monkeypatch.setattr(nightly, "_round", None)  # as another process has it
    nightly.check_a_little(NIGHT + timedelta(minutes=1))
    assert Event.objects.filter(code="integrity.begun").count() == 1
    assert rounds() == []


def test_a_worker_that_died_leaves_it_to_the_next_night(monkeypatch):
    nightly.check_a_little(NIGHT, seconds=0)
    monkeypatch.setattr(nightly, "_round", None)
    all_night(NIGHT + timedelta(days=1))
    assert len(rounds()) == 1


def test_after_days_without_a_worker_any_hour_is_right():
    all_night(NIGHT)
    all_night(NOON + timedelta(days=1))
    assert len(rounds()) == 1
    all_night(NOON + timedelta(days=3))
    assert len(rounds()) == 2


def test_a_check_that_fails_is_not_tried_again_and_again(monkeypatch):
    def broken():
        yield []
        raise OSError("the store of pictures is away")

    monkeypatch.setattr(nightly, "check_all", broken)
    with pytest.raises(OSError):
        nightly.check_a_little(NIGHT)
    assert nightly.check_a_little(NIGHT) == 0
    assert rounds() == []


def test_what_is_found_is_logged_and_seen_by_editors(client, caplog):
    comment = make_comment()
    run("UPDATE comments_comment SET like_count = 7")
    all_night(NIGHT)
    assert rounds()[0]["found"] == {"hearts": 1}
    assert rounds()[0]["first"] == [["hearts", comment.pk]]
    assert f"Comment {comment.pk} under post {comment.post_id} has 7 hearts" in caplog.text
    client.force_login(make_member("Eve", role="editor"))
    page = client.get("/site/check/").text
    assert "check_integrity --repair" in page
    assert "hearts" in page and f"{comment.pk}" in page


def test_editors_see_that_all_is_well_or_that_nobody_looked(client):
    client.force_login(make_member("Eve", role="editor"))
    assert "hasn’t looked yet" in client.get("/site/check/").text
    all_night(NIGHT)
    assert "agrees with itself" in client.get("/site/check/").text
