"""Every recurring job on one screen.

`manage.py worker` runs each job when its seconds have passed. A job is a shell: it finds what
is due, claims it, calls one verb and survives one row's failure, so it may run in several
workers at once, and a killed worker loses nothing.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    name: str
    seconds: int
    run: str


JOBS = [
    Job("send mails that are due", 1, "community.notifications.sending.send_due"),
    Job("tell the team who waits", 60, "community.notifications.mornings.queue_mornings"),
    Job("wake voices whose time has come", 5, "community.voices.ledger.tick"),
    Job("count due times again", 5, "community.voices.recounting.recount_due"),
    Job("forget what can't be undone", 3600, "community.desk.undoing.forget_acts"),
    Job("count how articles are answered", 60, "community.desk.record.public_line.refresh"),
    Job("forget rate windows that have ended", 3600, "community.members.limits.forget_old"),
    Job(
        "forget addresses after thirty days", 3600, "community.comments.forgetting.forget_addresses"
    ),
    Job("forget guests who never spoke", 86400, "community.comments.guests.forget_unused"),
    Job("look for damage at night", 5, "socialblog.integrity.nightly.check_a_little"),
    Job("end sessions that have expired", 86400, "community.members.sessions.forget_expired"),
]
