"""The worker writes down that it is at work, and what it fails at."""

import pytest
from django.core.management import call_command

from socialblog import sweeping
from socialblog.management.commands import worker
from socialblog.models import JobRun
from socialblog.schedule import JOBS, Job
from socialblog.sweeping import last_sweep

# The worker closes connections that trouble it, which ends a test's own transaction.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_noted(monkeypatch):
    monkeypatch.setattr(sweeping, "_noted_at", {})


def test_one_round_notes_every_job():
    call_command("worker", "--once")
    assert JobRun.objects.exclude(done_at=None).count() == len(JOBS)
    at, late, failing = last_sweep()
    assert at is not None and late == [] and failing == []


def test_a_job_of_every_second_is_written_down_now_and_then(django_assert_num_queries):
    job = Job("look", 1, "socialblog.health.checks.disk")
    worker.run(job)
    with django_assert_num_queries(0):
        worker.run(job)


def test_a_failure_stays_until_the_job_is_done_again(monkeypatch):
    broken = Job("break", 1, "no.such.thing")
    mended = Job("break", 1, "socialblog.health.checks.disk")
    monkeypatch.setattr(sweeping, "JOBS", [broken])
    worker.run(broken)
    assert last_sweep()[2] == [broken]
    assert JobRun.objects.get().trouble.startswith("ModuleNotFoundError")
    worker.run(mended)
    assert last_sweep()[2] == []
