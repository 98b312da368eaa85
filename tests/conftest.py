import pytest
from django.core.cache import cache

from blog.page_cache.kept import forget_all
from socialblog.integrity.checking import check_all


@pytest.fixture(autouse=True)
def empty_cache():
    """What one test left in the cache lies under versions that another test reaches again."""
    cache.clear()
    forget_all()


@pytest.fixture
def nothing_is_damaged(transactional_db):
    """For several writers at once: what they left behind agrees with itself."""
    yield
    assert [one.words for found in check_all() for one in found] == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Who commits empties all tables afterwards, and the next one wants the migrations' rows.

    Django brings them back only if every such test says so, so all of them do.
    """
    committing = {"transactional_db", "live_server"}
    for item in items:
        mark = item.get_closest_marker("django_db")
        commits = bool(mark and mark.kwargs.get("transaction"))
        if commits or committing & set(getattr(item, "fixturenames", ())):
            again = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(again, append=False)
