"""The cache is gone: everybody reads and writes as always, only less quickly."""

import pytest
from django.core.cache import cache
from django.test import Client

from community.comments.models import Comment
from tests.makers import PASSWORD, make_member, make_post
from tests.socialblog.degraded.servers import a_redis, free_port, that_hangs
from tests.socialblog.degraded.visits import AS_ALWAYS, logged_in, looked
from tests.test_permissions import world  # noqa: F401  # the fixture

pytest.importorskip("redis", reason="wants the redis package")
pytestmark = pytest.mark.django_db


def use(settings, port: int) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "socialblog.lib.caching.RedisOrMemory",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
        }
    }


def test_refused_everybody_reads(settings, world):  # noqa: F811
    people, at = world
    clients = logged_in(people)
    use(settings, free_port())
    assert looked(clients, at) == AS_ALWAYS
    cache.set("anything", 1)
    assert cache.outage.is_on  # it was asked, and it wasn't there
    assert looked(clients, at) == AS_ALWAYS


def test_hanging_everybody_reads(settings, world):  # noqa: F811
    people, at = world
    clients = logged_in(people)
    with that_hangs() as hanging:
        use(settings, hanging.getsockname()[1])
        assert looked(clients, at) == AS_ALWAYS
        cache.set("anything", 1)
        assert cache.outage.is_on
        assert looked(clients, at) == AS_ALWAYS


def test_gone_in_the_middle_of_a_visit(settings):
    """Logged in before, at work while it is away, still logged in when it is back and empty."""
    member = make_member("Rita")
    post = make_post()
    client = Client()
    with a_redis() as redis:
        use(settings, redis.port)
        address = post.get_absolute_url()
        client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
        assert client.get("/accounts/profile/").status_code == 200
        redis.kill()
        assert "Rita" in client.get(address).text
        said = client.post(f"/comments/on/{post.slug}/", {"comment": "Does it fit?"})
        assert said.status_code == 302
        assert Comment.objects.get().comment == "Does it fit?"
        redis.start()
        assert client.get("/accounts/profile/").status_code == 200


def test_attempts_to_log_in_are_still_counted(settings, client):
    """Without the shared count each process counts for itself: guessing stays slow."""
    member = make_member("Rita")
    use(settings, free_port())
    said = [
        client.post("/accounts/login/", {"login": member.email, "password": f"guess {number}"}).text
        for number in range(6)
    ]
    assert "Too many attempts" in said[-1]
    assert "Too many attempts" not in said[0]


def test_people_log_in_and_out(settings, client):
    member = make_member("Rita")
    use(settings, free_port())
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert client.get("/accounts/profile/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/accounts/profile/").status_code == 302
