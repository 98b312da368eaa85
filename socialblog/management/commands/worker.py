import logging
import signal
import threading
import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connections
from django.utils.module_loading import import_string

from socialblog.schedule import JOBS, Job
from socialblog.sweeping import note_done, note_failed

log = logging.getLogger("socialblog.worker")


class Command(BaseCommand):
    help = "Do what happens outside requests: mails, clocks, clean-up. Run one or several."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, and end")

    def handle(self, *, once: bool, **options) -> None:
        if once:
            for job in JOBS:
                run(job)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        log.info("worker started with %s jobs", len(JOBS))
        due = dict.fromkeys(JOBS, 0.0)
        while not stop.is_set():
            for job in JOBS:
                if due[job] <= time.monotonic() and not stop.is_set():
                    run(job)
                    due[job] = time.monotonic() + job.seconds
            stop.wait(max(0.05, min(due.values()) - time.monotonic()))
        log.info("worker stopped")


def run(job: Job) -> None:
    """One job; its failure is logged and must not stop the others."""
    close_old_connections()
    try:
        import_string(job.run)()
        note_done(job)
    except Exception as error:
        log.exception("job failed: %s", job.name)
        # A broken connection is opened anew next time.
        connections.close_all()
        try:
            note_failed(job, error)
        except DatabaseError:
            connections.close_all()  # the database itself is the trouble
