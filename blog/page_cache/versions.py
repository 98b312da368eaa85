"""The versions of what a page rests on, as the database has them now: one query."""

from functools import cache, lru_cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string

from socialblog.lib import statements

Versions = tuple[int | None, ...]  # site, lists, the sum of posts' pages, witness


def current(posts: tuple[int, ...], lists: bool, witness: str) -> Versions | None:
    """None where the database doesn't answer, or doesn't know the site."""
    # This query is its own proof that the connection lives: Django would ask another one first.
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        found = statements.rows(_sql(len(posts), lists, witness), posts)
    except DatabaseError:
        if not connection.in_atomic_block:
            connection.close()  # whoever asks next gets a new one
        return None
    return tuple(found[0]) if found else None


@lru_cache(maxsize=256)
def _sql(posts: int, lists: bool, witness: str) -> str:
    pages = "NULL"
    if posts:
        # Each only ever rises, so the sum is the same only if each is. An article that is gone
        # has none.
        marks = ", ".join(["%s"] * posts)
        pages = f"(SELECT CAST(SUM(page_version) AS BIGINT) FROM blog_post WHERE id IN ({marks}))"
    saw = f"({_witnesses()[witness]})" if witness else "NULL"
    listed = "list_version" if lists else "NULL"
    return f"SELECT site_version, {listed}, {pages}, {saw} FROM blog_sitesettings WHERE id = 1"


@cache
def _witnesses() -> dict[str, str]:
    """One SELECT of one whole number for each name."""
    names: dict[str, str] = import_string(settings.PAGE_WITNESSES)
    return {name: import_string(path) for name, path in names.items()}
