"""The tree: each comment's place follows from its parent's, and from nothing else."""

from typing import Any

from django.db import connection

from community.comments.models import Comment
from community.comments.models.path_field import (
    MAX_DEPTH,
    SEGMENT,
    seat_below,
    segment,
    successor,
)
from community.comments.visibility import settle_shown

from .check import SqlCheck, execute, ids_of, is_digits, padded

WALKS = ("comments_comment", "xtdcomment_ptr_id")
KEY = "c.xtdcomment_ptr_id"
LONGEST = SEGMENT * MAX_DEPTH
DEEPEST = 32_000

ROWS = """
    comments_comment c
    JOIN django_comments d ON d.id = c.xtdcomment_ptr_id
    JOIN django_comments_xtd_xtdcomment x ON x.comment_ptr_id = c.xtdcomment_ptr_id
"""
WITH_PARENT = f"""
    {ROWS}
    LEFT JOIN comments_comment p ON p.xtdcomment_ptr_id = x.parent_id AND x.parent_id <> 0
    LEFT JOIN django_comments_xtd_xtdcomment px ON px.comment_ptr_id = p.xtdcomment_ptr_id
"""
WHAT = f"{KEY} AS id, c.post_id AS post_id, x.parent_id AS parent_id, c.path AS path"
# A path that doesn't end with its own comment says nothing about what lies below that.
BELOW_ITSELF = (
    f"x.parent_id = {KEY} OR (c.path LIKE '%' || {padded(KEY)} "
    "AND substr(p.path, 1, length(c.path)) = c.path)"
)
SEATED = f"(x.parent_id = 0 OR (p.post_id = c.post_id AND NOT ({BELOW_ITSELF})))"
SEAT = (
    f"CASE WHEN x.parent_id = 0 THEN '' WHEN length(p.path) >= {LONGEST} "
    f"THEN substr(p.path, 1, length(p.path) - {SEGMENT}) ELSE p.path END"
)
ROOT = f"CASE WHEN x.parent_id = 0 THEN {KEY} ELSE p.root_id END"
LEVEL = (
    f"CASE WHEN x.parent_id = 0 THEN 0 WHEN px.level >= {DEEPEST} THEN {DEEPEST} "
    "ELSE px.level + 1 END"
)


def _hang_higher(rows: list[dict[str, Any]]) -> None:
    """Below the nearest comment of its own path that is there, else at the top level."""
    for row in rows:
        path = row["path"]
        ids = [
            int(path[i : i + SEGMENT])
            for i in range(0, len(path) - SEGMENT, SEGMENT)
            if path[i : i + SEGMENT].isdigit()
        ]
        there = Comment.objects.filter(pk__in=ids, post_id=row["post_id"])
        there = there.exclude(path__startswith=path).exclude(pk=row["id"])
        nearest = there.order_by("-path").values_list("pk", flat=True).first()
        execute(
            f"UPDATE django_comments_xtd_xtdcomment SET parent_id = {nearest or 0} "
            f"WHERE comment_ptr_id = {row['id']}"
        )


def _seat_anew(rows: list[dict[str, Any]]) -> None:
    """And all that is seated below it, which may be right already or be the next to be found."""
    for row in sorted(rows, key=lambda row: len(row["path"])):
        parent = Comment.objects.filter(pk=row["parent_id"]).values_list("path", flat=True).first()
        old, new = row["path"], seat_below(parent or "") + segment(row["id"])
        Comment.objects.filter(pk=row["id"]).update(path=new, root_id=int(new[:SEGMENT]))
        if old.endswith(segment(row["id"])) and old.isdigit() and len(old) % SEGMENT == 0:
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE comments_comment SET path = %s || substr(path, %s), root_id = %s "
                    "WHERE post_id = %s AND path > %s AND path < %s AND length(path) <= %s",
                    [
                        *(new, len(old) + 1, int(new[:SEGMENT]), row["post_id"]),
                        *(old, successor(old), LONGEST - len(new) + len(old)),
                    ],
                )


def _name_root(rows: list[dict[str, Any]]) -> None:
    for row in sorted(rows, key=lambda row: len(row["path"])):
        parent = Comment.objects.filter(pk=row["parent_id"])
        root = parent.values_list("root_id", flat=True).first()
        Comment.objects.filter(pk=row["id"]).update(root_id=root or row["id"])


def _count_level(rows: list[dict[str, Any]]) -> None:
    for row in sorted(rows, key=lambda row: len(row["path"])):
        parent = Comment.objects.filter(pk=row["parent_id"]).values_list("level", flat=True).first()
        level = 0 if parent is None else min(parent + 1, DEEPEST)
        execute(
            f"UPDATE django_comments_xtd_xtdcomment SET level = {level} "
            f"WHERE comment_ptr_id = {row['id']}"
        )


def _name_post(rows: list[dict[str, Any]]) -> None:
    execute(
        "UPDATE django_comments SET object_pk = CAST((SELECT c.post_id FROM comments_comment c "
        "WHERE c.xtdcomment_ptr_id = django_comments.id) AS varchar(64)) "
        f"WHERE id IN ({ids_of(rows)})"
    )


def _move_to_object(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        Comment.objects.filter(pk=row["id"]).update(post_id=int(row["object_pk"]))


def _show(rows: list[dict[str, Any]]) -> None:
    ids = [row["id"] for row in rows]
    # The deepest first: what is shown above follows from it.
    for comment in Comment.objects.filter(pk__in=ids).order_by("-path"):
        settle_shown(comment)


# Upper bound of a branch; digits alone, as `successor` has it.
_ABOVE = f"substr(c.path, 1, length(c.path) - {SEGMENT})"
_NEXT = padded(f"CAST(substr(c.path, length(c.path) - {SEGMENT - 1}) AS bigint) + 1")
_AFTER = (
    f"CASE WHEN length(c.path) >= {SEGMENT} AND {is_digits('c.path')} "
    f"THEN {_ABOVE} || {_NEXT} ELSE c.path END"
)
CHECKS = [
    SqlCheck(
        code="object",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, d.object_pk AS object_pk FROM {WITH_PARENT}
            WHERE {{batch}} AND d.object_pk <> CAST(c.post_id AS varchar(64))
            AND d.object_pk = CAST(p.post_id AS varchar(64))
        """,
        words="Comment {id} says it is under post {post_id}, and the library's row and its "
        "parent {parent_id} say it is under post {object_pk}.",
        put_right=_move_to_object,
    ),
    SqlCheck(
        code="library_object",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, d.object_pk AS object_pk FROM {ROWS}
            WHERE {{batch}} AND d.object_pk <> CAST(c.post_id AS varchar(64))
        """,
        words="Comment {id} is under post {post_id}, and the library's row says {object_pk}.",
        put_right=_name_post,
    ),
    SqlCheck(
        code="orphan",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT} FROM {WITH_PARENT}
            WHERE {{batch}} AND x.parent_id <> 0 AND p.xtdcomment_ptr_id IS NULL
        """,
        words="Comment {id} under post {post_id} is an orphan: it replies to comment {parent_id}, "
        "which isn't there.",
        put_right=_hang_higher,
    ),
    SqlCheck(
        code="parent_elsewhere",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, p.post_id AS elsewhere FROM {WITH_PARENT}
            WHERE {{batch}} AND p.post_id <> c.post_id
        """,
        words="Comment {id} under post {post_id} replies to comment {parent_id}, which is under "
        "post {elsewhere}.",
        put_right=_hang_higher,
    ),
    SqlCheck(
        code="parent_below",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT} FROM {WITH_PARENT}
            WHERE {{batch}} AND p.post_id = c.post_id AND ({BELOW_ITSELF})
        """,
        words="Comment {id} under post {post_id} replies to comment {parent_id}, which is itself "
        "or lies below it.",
        put_right=_hang_higher,
    ),
    SqlCheck(
        code="path",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT} FROM {WITH_PARENT}
            WHERE {{batch}} AND {SEATED} AND c.path <> ({SEAT}) || {padded(KEY)}
        """,
        words="Comment {id} under post {post_id} is seated at {path!r}, which isn't the place "
        "below its parent {parent_id}.",
        put_right=_seat_anew,
    ),
    SqlCheck(
        code="root",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, c.root_id AS root_id FROM {WITH_PARENT}
            WHERE {{batch}} AND {SEATED} AND c.root_id <> {ROOT}
        """,
        words="Comment {id} under post {post_id} names {root_id} as its thread's root, which its "
        "parent {parent_id} doesn't.",
        put_right=_name_root,
    ),
    SqlCheck(
        code="level",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, x.level AS level FROM {WITH_PARENT}
            WHERE {{batch}} AND {SEATED} AND x.level <> {LEVEL}
        """,
        words="Comment {id} under post {post_id} has level {level}, which isn't one below its "
        "parent {parent_id}.",
        put_right=_count_level,
    ),
    SqlCheck(
        code="shown",
        walks=WALKS,
        key=KEY,
        sql=f"""
            SELECT {WHAT}, c.is_shown AS is_shown, c.state AS state FROM comments_comment c
            JOIN django_comments_xtd_xtdcomment x ON x.comment_ptr_id = c.xtdcomment_ptr_id
            WHERE {{batch}} AND (
                (c.state = 'public' AND NOT c.is_shown) OR (c.state <> 'public' AND c.is_shown <>
                    EXISTS (SELECT 1 FROM comments_comment r WHERE r.post_id = c.post_id
                        AND r.is_shown AND r.path > c.path AND r.path < {_AFTER})))
        """,
        words="Comment {id} under post {post_id} ({state}) has is_shown={is_shown}, which isn't "
        "what it and the comments below it say.",
        put_right=_show,
    ),
]
