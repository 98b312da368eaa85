import pytest


@pytest.fixture(autouse=True)
def pages_are_kept(settings):
    settings.PAGE_CACHE_BYTES = 4_000_000
