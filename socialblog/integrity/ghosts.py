"""Comments of which a part is missing. The library's model keeps one comment in three tables."""

from typing import Any

from community.comments.models import Comment

from .check import SqlCheck, execute, ids_of, is_digits

LIBRARY, THREADS, OURS = "django_comments", "django_comments_xtd_xtdcomment", "comments_comment"


def _forget_library_rows(rows: list[dict[str, Any]]) -> None:
    ids = ids_of(rows)
    execute(f"DELETE FROM django_comment_flags WHERE comment_id IN ({ids})")
    execute(f"DELETE FROM {THREADS} WHERE comment_ptr_id IN ({ids})")
    execute(f"DELETE FROM {LIBRARY} WHERE id IN ({ids})")


def _forget_our_rows(rows: list[dict[str, Any]]) -> None:
    ids = [row["id"] for row in rows]
    for relation in Comment._meta.related_objects:
        # Parents of the model aren't about this row.
        if relation.related_model is not None and relation.one_to_many:
            about = {f"{relation.field.name}__in": ids}
            relation.related_model._base_manager.filter(**about).delete()
    execute(f"DELETE FROM {OURS} WHERE xtdcomment_ptr_id IN ({ids_of(rows)})")
    _forget_library_rows(rows)


CHECKS = [
    SqlCheck(
        code="ghost_of_library",
        walks=(LIBRARY, "id"),
        key="d.id",
        sql=f"""
            SELECT d.id AS id, CASE WHEN {is_digits("d.object_pk")}
                THEN CAST(d.object_pk AS bigint) END AS post_id FROM {LIBRARY} d
            LEFT JOIN {OURS} c ON c.xtdcomment_ptr_id = d.id
            WHERE {{batch}} AND c.xtdcomment_ptr_id IS NULL
        """,
        words="Comment {id} is a ghost: the library's row is there without ours, so it has no "
        "place in a thread, no voice and no state.",
        put_right=_forget_library_rows,
    ),
    SqlCheck(
        code="ghost_of_thread",
        walks=(THREADS, "comment_ptr_id"),
        key="x.comment_ptr_id",
        sql=f"""
            SELECT x.comment_ptr_id AS id, c.post_id AS post_id FROM {THREADS} x
            LEFT JOIN {LIBRARY} d ON d.id = x.comment_ptr_id
            LEFT JOIN {OURS} c ON c.xtdcomment_ptr_id = x.comment_ptr_id
            WHERE {{batch}} AND d.id IS NULL AND c.xtdcomment_ptr_id IS NULL
        """,
        words="Comment {id} is a ghost: only its row in the library's table of threads is there.",
        put_right=_forget_library_rows,
    ),
    SqlCheck(
        code="comment_without_library",
        walks=(OURS, "xtdcomment_ptr_id"),
        key="c.xtdcomment_ptr_id",
        sql=f"""
            SELECT c.xtdcomment_ptr_id AS id, c.post_id AS post_id FROM {OURS} c
            LEFT JOIN {LIBRARY} d ON d.id = c.xtdcomment_ptr_id
            LEFT JOIN {THREADS} x ON x.comment_ptr_id = c.xtdcomment_ptr_id
            WHERE {{batch}} AND (d.id IS NULL OR x.comment_ptr_id IS NULL)
        """,
        words="Comment {id} under post {post_id} is half there: its row in one of the library's "
        "tables is missing, so no page can show it.",
        put_right=_forget_our_rows,
    ),
]
