"""Whose pages may come from a replica. A real one is tried in tests/topology."""

import pytest
from django.test import RequestFactory

from blog.models import Post
from socialblog import replica

ask = RequestFactory()


@pytest.mark.parametrize("path", ["/", "/articles/a-lamp/", "/feed.xml", "/sitemap.xml"])
def test_what_many_strangers_read(path):
    assert replica.is_for_replica(ask.get(path))
    assert replica.is_for_replica(ask.head(path))
    assert not replica.is_for_replica(ask.post(path))


@pytest.mark.parametrize(
    "path", ["/desk/", "/accounts/login/", "/comments/1/", "/write/", "/no/such/place/", "/site/"]
)
def test_everything_else_reads_what_was_written(path):
    assert not replica.is_for_replica(ask.get(path))


@pytest.mark.parametrize("cookie", ["sessionid", "messages", "wrote"])
def test_who_is_known_or_wrote_just_now_reads_what_was_written(cookie):
    request = ask.get("/")
    request.COOKIES[cookie] = "anything"
    assert not replica.is_for_replica(request)


def test_writes_always_go_to_the_primary():
    router = replica.Router()
    assert router.db_for_read(Post) == router.db_for_write(Post) == "default"
    token = replica._reads_replica.set(True)
    try:
        assert router.db_for_read(Post) == "replica"
        assert router.db_for_write(Post) == "default"
    finally:
        replica._reads_replica.reset(token)
    assert router.allow_migrate("replica", "blog") is False
