"""What is stored beside the rows that it follows from: flags, hearts, reports, acceptance."""

from typing import Any

from django.utils import timezone

from community.comments.models import Comment
from community.voices import ledger
from community.voices.models import Fact, Voice

from .check import SqlCheck, execute, ids_of
from .threads import KEY, ROWS, WALKS

HEARTS = (
    "(SELECT count(*) FROM django_comment_flags f "
    "WHERE f.comment_id = {id} AND f.flag = 'I liked it')"
)
REPORTS = (
    "(SELECT count(*) FROM comments_report r WHERE r.comment_id = {id} AND r.settled_at IS NULL)"
)
WHAT = f"{KEY} AS id, c.post_id AS post_id"
COUNTED = "comments_comment.xtdcomment_ptr_id"


def _follow_state(rows: list[dict[str, Any]]) -> None:
    state = "(SELECT c.state {} FROM comments_comment c WHERE c.xtdcomment_ptr_id = d.id)"
    public, removed = state.format("= 'public'"), state.format("IN ('removed', 'deleted')")
    execute(
        f"UPDATE django_comments AS d SET is_public = {public}, is_removed = {removed} "
        f"WHERE d.id IN ({ids_of(rows)})"
    )


def _count(column: str, counted: str):
    def put_right(rows: list[dict[str, Any]]) -> None:
        execute(
            f"UPDATE comments_comment SET {column} = {counted.format(id=COUNTED)} "
            f"WHERE xtdcomment_ptr_id IN ({ids_of(rows)})"
        )

    return put_right


def _settle_acceptance(rows: list[dict[str, Any]]) -> None:
    """The comment's row says what was decided; without any fact nobody accepted it."""
    now = timezone.now()
    for comment in Comment.objects.filter(pk__in=[row["id"] for row in rows]):
        facts = Fact.objects.filter(comment_id=comment.pk, code=Fact.Code.ACCEPTED)
        holds = comment.is_accepted and comment.state == Comment.State.PUBLIC
        if holds and not facts.exists():
            Comment.objects.filter(pk=comment.pk).update(is_accepted=False)
            continue
        voices = list(Voice.objects.filter(facts__in=facts).distinct())
        facts.update(visible=holds)
        ledger.rejudge(voices, now)


CHECKS = [
    SqlCheck(
        code="flags",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, c.state AS state, d.is_public AS is_public, d.is_removed AS is_removed
            FROM {ROWS} WHERE {{batch}} AND (d.is_public <> (c.state = 'public')
                OR d.is_removed <> (c.state IN ('removed', 'deleted')))
        """,
        words="Comment {id} under post {post_id} is {state}, and the library's flags say "
        "is_public={is_public}, is_removed={is_removed}.",
        put_right=_follow_state,
    ),
    SqlCheck(
        code="hearts",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, c.like_count AS stored, {HEARTS.format(id=KEY)} AS counted
            FROM comments_comment c
            WHERE {{batch}} AND c.like_count <> {HEARTS.format(id=KEY)}
        """,
        words="Comment {id} under post {post_id} has {stored} hearts in its own row, and "
        "{counted} people gave it one.",
        put_right=_count("like_count", HEARTS),
    ),
    SqlCheck(
        code="reports",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, c.report_count AS stored, {REPORTS.format(id=KEY)} AS counted
            FROM comments_comment c
            WHERE {{batch}} AND c.report_count <> {REPORTS.format(id=KEY)}
        """,
        words="Comment {id} under post {post_id} has {stored} open reports in its own row, and "
        "{counted} are open.",
        put_right=_count("report_count", REPORTS),
    ),
    SqlCheck(
        code="accepted",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, c.is_accepted AS is_accepted, c.state AS state FROM comments_comment c
            WHERE {{batch}} AND (c.is_accepted AND c.state = 'public') <> EXISTS (
                SELECT 1 FROM voices_fact f WHERE f.comment_id = {KEY}
                AND f.code = 'accepted' AND f.visible)
        """,
        words="Comment {id} under post {post_id} ({state}) has is_accepted={is_accepted}, which "
        "isn't what the facts of the question say.",
        put_right=_settle_acceptance,
    ),
]
