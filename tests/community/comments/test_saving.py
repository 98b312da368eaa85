"""What saving a reply costs, and that the same request has one effect however often it comes."""

import threading

import pytest
from django.db import close_old_connections, connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from community.comments.checking import check_post
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.events.models import Event
from community.members.models import RateBucket
from tests.makers import make_comment, make_member, make_post
from tests.seeding import seed_conversation

ASIDE = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def statements(client, parent, words: str) -> int:
    url = reverse("comments:post", args=[parent.post.slug])
    with CaptureQueriesContext(connection) as captured:
        response = client.post(url, {"comment": words, "parent": parent.pk})
    assert response.status_code == 302
    return len([q for q in captured.captured_queries if not q["sql"].startswith(ASIDE)])


@pytest.mark.django_db
def test_a_reply_costs_the_same_under_few_and_under_many(client):
    people = [make_member(f"Person {n}") for n in range(5)]
    counts = set()
    client.force_login(make_member("Rita"))
    for replies in (1, 60):
        post = make_post()
        seed_conversation(post, people=people, roots=10, replies=replies)
        parent = Comment.objects.filter(post=post, parent_id=0).order_by("path").last()
        statements(client, parent, "What is remembered between requests.")
        counts.add(statements(client, parent, f"Does it float? {replies}"))
    assert len(counts) == 1


@pytest.mark.django_db
def test_the_same_request_again_leaves_no_trace():
    post, rita = make_post(), make_member("Rita")
    first = post_comment(post=post, text="Does it float?", by=rita)
    post.refresh_from_db(fields=["page_version"])
    before = (post.page_version, Event.objects.count(), RateBucket.objects.get().count)
    again = post_comment(post=post, text="Does it float?", by=rita)
    post.refresh_from_db(fields=["page_version"])
    assert (first.created, again.created, again.comment.pk) == (True, False, first.comment.pk)
    after = (post.page_version, Event.objects.count(), RateBucket.objects.get().count)
    assert after == before


@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="SQLite lets one write at a time: there is nothing to race",
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_same_request_thrice_at_once_has_one_effect():
    parent, rita = make_comment("Who knows?", by=make_member("Karl")), make_member("Rita")
    ready = threading.Barrier(3)
    answers: list[int] = []
    troubles: list[BaseException] = []

    def send() -> None:
        try:
            ready.wait(timeout=30)
            posted = post_comment(post=parent.post, text="I do.", by=rita, parent=parent)
            answers.append(posted.comment.pk)
        except BaseException as trouble:
            troubles.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    close_old_connections()
    assert troubles == []
    assert len(answers) == 3
    assert len(set(answers)) == 1
    assert Comment.objects.filter(user=rita).count() == 1
    assert check_post(parent.post_id, now=timezone.now()) == []
