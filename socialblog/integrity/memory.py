"""The site's memory: events about what is never deleted, and comments that nothing tells of."""

from typing import Any

from .check import SqlCheck, execute, ids_of


def _forget(rows: list[dict[str, Any]]) -> None:
    """Nothing can read them: the log is append-only for what happened to something."""
    execute(f"DELETE FROM events_event WHERE id IN ({ids_of(rows)})")


SUBJECTS = {
    "comment": "comments_comment WHERE xtdcomment_ptr_id",
    "post": "blog_post WHERE id",
    "voice": "voices_voice WHERE id",
    "member": "members_member WHERE id",
}
_GONE = " OR ".join(
    f"(e.subject = '{name}' AND NOT EXISTS (SELECT 1 FROM {rows} = e.subject_id))"
    for name, rows in SUBJECTS.items()
)
CHECKS = [
    SqlCheck(
        code="event",
        walks=("events_event", "id"),
        key="e.id",
        sql=f"""
            SELECT e.id AS id, NULL AS post_id, e.code AS code, e.subject AS subject,
                e.subject_id AS subject_id FROM events_event e WHERE {{batch}} AND ({_GONE})
        """,
        words="Event {id} ({code}) tells of {subject} {subject_id}, which isn't there, though "
        "such things are never deleted.",
        put_right=_forget,
    ),
]
