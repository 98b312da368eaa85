from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from community.members.session_store import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    store = SessionStore()
    store["colour"] = "blue"
    store.create()
    return store


def test_what_was_put_in_comes_back_by_one_query(kept, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert SessionStore(kept.session_key)["colour"] == "blue"


def test_one_that_is_over_or_was_never_there_is_empty_and_gets_another_key(kept):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    for key in (kept.session_key, "x" * 32, "' OR 1=1 --", "é" * 32):
        store = SessionStore(key)
        assert store.get("colour") is None
        assert store.session_key is None


def test_one_that_was_ended_is_ended(kept):
    SessionStore(kept.session_key).flush()
    assert SessionStore(kept.session_key).get("colour") is None
