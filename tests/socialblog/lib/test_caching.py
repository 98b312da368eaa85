"""A cache that is gone is a cache that knows nothing, at once and without a word of complaint."""

import pytest

from tests.socialblog.degraded.servers import a_redis, free_port, that_hangs

caching = pytest.importorskip("socialblog.lib.caching", reason="wants the redis package")


def cache_at(port: int):
    return caching.RedisOrMemory(f"redis://127.0.0.1:{port}/0", {})


@pytest.fixture
def clock(monkeypatch):
    """Moves the end of a pause here."""

    class Clock:
        ahead = 0.0

        def monotonic(self):
            return self.ahead

        def pass_pause(self):
            self.ahead += caching.PAUSE_SECONDS + 0.01

    clock = Clock()
    monkeypatch.setattr(caching, "time", clock)
    return clock


def test_with_redis_all_processes_share():
    with a_redis() as redis:
        cache_at(redis.port).set("word", "lamp")
        assert cache_at(redis.port)._cache.get(":1:word", None) == "lamp"
        assert not cache_at(redis.port).outage.is_on


def test_every_question_has_an_answer_without_redis():
    cache = cache_at(free_port())
    assert cache.get("word") is None
    assert cache.get("word", "none") == "none"
    assert cache.add("word", "lamp") is True  # who waits for a lock gets it
    assert cache.add("word", "lamp") is False
    assert "word" in cache
    cache.set_many({"one": 1, "two": 2})
    assert cache.get_many(["one", "two", "three"]) == {"one": 1, "two": 2}
    assert cache.incr("one") == 2 and cache.decr("one") == 1
    assert cache.get_or_set("made", lambda: "here") == "here"
    assert cache.touch("word") is True
    cache.delete_many(["one", "two"])
    assert cache.delete("word") is True
    cache.clear()
    assert cache.get_many(["one", "word", "made"]) == {}


def test_who_hangs_is_asked_once_in_a_while(clock):
    with that_hangs() as hanging:
        cache = cache_at(hanging.getsockname()[1])
        for number in range(100):
            cache.set(f"word{number}", number)
            assert cache.get(f"word{number}") == number
        assert asked(hanging) == 1
        clock.pass_pause()
        assert cache.get("word7") == 7
        assert cache.get("word8") == 8
        assert asked(hanging) == 1


def asked(hanging) -> int:
    """How often it was called since it was last looked at."""
    hanging.setblocking(False)
    calls = 0
    while True:
        try:
            hanging.accept()[0].close()
        except BlockingIOError:
            return calls
        calls += 1


def test_it_comes_back_by_itself(clock, caplog):
    with a_redis() as redis:
        cache = cache_at(redis.port)
        cache.set("word", "lamp")
        redis.kill()
        assert cache.get("word") is None
        cache.set("word", "lantern")
        assert cache.get("word") == "lantern"
        clock.pass_pause()
        assert cache.get("word") == "lantern"
        redis.start()
        assert cache.get("word") == "lantern"  # still the pause
        clock.pass_pause()
        assert cache.get("word") is None
        cache.set("word", "lamp")
        assert cache._cache.get(":1:word", None) == "lamp"
    said = [record.message.split(":")[0] for record in caplog.records]
    assert said == [
        "The cache doesn't answer, each process remembers for itself",
        "The cache answers again.",
    ]


def test_what_it_missed_is_forgotten_there(clock):
    """Redis hung and isn't empty: a log-out in between must not be undone by it."""
    with a_redis() as redis:
        cache = cache_at(redis.port)
        cache.set_many({"ended": 1, "changed": 2, "kept": 3})
        redis.hang()
        assert cache.get("kept") is None
        cache.delete("ended")
        cache.set("changed", 4)
        redis.go_on()
        clock.pass_pause()
        assert cache.get("kept") == 3
        assert cache_at(redis.port).get_many(["ended", "changed", "kept"]) == {"kept": 3}


def test_nobody_is_logged_in_by_what_one_process_remembers():
    cache = cache_at(free_port())
    cache.set("django.contrib.sessions.cached_dbabc", {"_auth_user_id": "1"})
    assert cache.get("django.contrib.sessions.cached_dbabc") is None
