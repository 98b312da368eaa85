"""Who else is writing to the same reader, and what happened while one wrote."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.posting import post_comment
from community.desk.drafting import WRITING, keep_draft
from community.desk.models import Draft
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    member = make_member("Ada Author", role="author", username="ada")
    client.force_login(member)
    return member


@pytest.fixture
def ben():
    return make_member("Ben", role="moderator")


@pytest.fixture
def asked(ada):
    return make_comment("Does it fit?", post=make_post(authors=[ada]))


def present(client, comment, seen=0) -> str:
    response = client.get(f"/desk/voices/{comment.voice_id}/presence/", {"seen": seen})
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def test_nobody_is_nothing(client, ada, asked):
    assert "<p" not in present(client, asked)


def test_who_writes_now(client, ada, ben, asked):
    keep_draft(asked.voice, "It f", by=ben)
    keep_draft(asked.voice, "I think", by=ada)
    page = present(client, asked)
    assert "Ben is writing…" in page
    assert "Ada" not in page and "It f" not in page
    # Without scripts the page says so when it is made.
    assert "Ben is writing…" in client.get("/desk/").content.decode()


def test_who_stopped_writing_is_not_there(client, ada, ben, asked):
    keep_draft(asked.voice, "It f", by=ben)
    long_ago = timezone.now() - WRITING - timedelta(seconds=1)
    Draft.objects.update(active_at=long_ago)
    assert "Ben" not in present(client, asked)
    assert "is writing" not in client.get("/desk/").content.decode()


def test_who_was_quicker_with_a_link_to_look(client, ada, ben, asked):
    post_comment(post=asked.post, text="Yes.", by=ben, parent=asked)
    page = present(client, asked)
    assert "Ben answered." in page
    assert f"voice={asked.voice_id}" in page
    seen = client.get(f"/desk/voices/{asked.voice_id}/").context["opened"].seen
    assert "<p" not in present(client, asked, seen)


@pytest.mark.parametrize("seen", ["", "x", "9" * 40, "-1"])
def test_nonsense_is_as_if_nothing_was_seen(client, ada, asked, seen):
    assert "<p" not in present(client, asked, seen)


def test_asks_little(client, ada, ben, asked, django_assert_max_num_queries):
    keep_draft(asked.voice, "It f", by=ben)
    present(client, asked)
    with django_assert_max_num_queries(8):
        present(client, asked)
