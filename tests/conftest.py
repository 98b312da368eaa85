import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def empty_cache():
    """What one test left in the cache lies under versions that another test reaches again."""
    cache.clear()
