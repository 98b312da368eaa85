"""What the worker tells about itself, so that others see whether it is at work."""

import time
from datetime import datetime, timedelta

from django.utils import timezone

from .models import JobRun
from .schedule import JOBS, Job

# A job of every second needn't be written down each time.
NOTED_EVERY_SECONDS = 15
# Beside three turns of its own, a job may wait for another one that takes long.
PATIENCE = timedelta(minutes=2)

_noted_at: dict[str, float] = {}


def note_done(job: Job) -> None:
    last = _noted_at.get(job.name)
    if last is None or time.monotonic() >= last + NOTED_EVERY_SECONDS:
        _keep(JobRun(name=job.name, done_at=timezone.now()), "done_at")
        _noted_at[job.name] = time.monotonic()


def note_failed(job: Job, error: Exception) -> None:
    trouble = f"{type(error).__name__}: {error}"[:300]
    _keep(JobRun(name=job.name, failed_at=timezone.now(), trouble=trouble), "failed_at", "trouble")
    _noted_at.pop(job.name, None)


def last_sweep() -> tuple[datetime | None, list[Job], list[Job]]:
    """When a worker last did anything; which jobs are late; which ones failed when last tried."""
    now = timezone.now()
    runs = {run.name: run for run in JobRun.objects.all()}
    late, failing = [], []
    for job in JOBS:
        run = runs.get(job.name)
        done_at = run.done_at if run else None
        if done_at is None or now - done_at > timedelta(seconds=3 * job.seconds) + PATIENCE:
            late.append(job)
        if run and run.failed_at and (done_at is None or run.failed_at > done_at):
            failing.append(job)
    moments = [run.done_at for run in runs.values() if run.done_at]
    return max(moments, default=None), late, failing


def _keep(run: JobRun, *fields: str) -> None:
    JobRun.objects.bulk_create(
        [run], update_conflicts=True, unique_fields=["name"], update_fields=fields
    )
