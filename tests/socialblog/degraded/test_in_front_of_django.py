"""Finished pages are given out before Django is asked: trouble there must not be met unprepared."""

from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler

from blog.page_cache import kept
from blog.page_cache.door import pages_first
from tests.makers import make_post
from tests.socialblog.degraded.databases import gone, read_only
from tests.socialblog.degraded.servers import free_port, that_hangs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def application(settings, monkeypatch):
    """As `socialblog.wsgi` puts it together on a real site."""
    settings.PAGE_CACHE_BYTES = 1_000_000
    kept.forget_all()
    monkeypatch.setitem(_served, "application", pages_first(WSGIHandler()))
    yield
    kept.forget_all()


_served: dict = {}


def get(path: str) -> tuple[str, str]:
    environ = {"PATH_INFO": path, "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1"}
    setup_testing_defaults(environ)
    began: list[str] = []
    answer = _served["application"](environ, lambda status, headers, *more: began.append(status))
    try:
        return began[0][:3], b"".join(answer).decode()
    finally:
        getattr(answer, "close", lambda: None)()


@pytest.fixture
def address():
    """An article that was read before."""
    url = make_post().get_absolute_url()
    assert get(url)[0] == "200"
    assert any(kept_at.path == url for kept_at in kept._memo._pages)
    return url


def test_a_database_that_is_gone_and_comes_back(address):
    with gone():
        status, page = get(address)
        assert status == "503" and "The database of this site" in page
    assert get(address)[0] == "200"


def test_a_database_that_takes_nothing(address):
    with read_only():
        assert get(address)[0] == "200"


def test_a_cache_that_is_gone(address, settings):
    pytest.importorskip("redis", reason="wants the redis package")
    backend = "socialblog.lib.caching.RedisOrMemory"
    redis = f"redis://127.0.0.1:{free_port()}/0"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": redis}}
    other = make_post("Another lamp").get_absolute_url()
    for url in (address, other, other):
        assert get(url)[0] == "200"


def test_a_cache_that_hangs(address, settings):
    pytest.importorskip("redis", reason="wants the redis package")
    backend = "socialblog.lib.caching.RedisOrMemory"
    with that_hangs() as hanging:
        redis = f"redis://127.0.0.1:{hanging.getsockname()[1]}/0"
        settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": redis}}
        other = make_post("Another lamp").get_absolute_url()
        for url in (address, other, other):
            assert get(url)[0] == "200"
