from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let every verb of the site act as if it were `moment`.

    The demo tells of eight months, and its events and facts must carry the day on which they
    happened, whichever room writes them. Only for a command that has the process to itself.
    """
    present = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = present
