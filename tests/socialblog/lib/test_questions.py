from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import DateTimeField, TextField
from django.test.utils import CaptureQueriesContext

from blog.models import Post
from community.members.models import Member
from socialblog.lib.questions import Given, Question
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(monkeypatch):
    """How often SQL was put together."""
    made = []

    def counting(make):
        def made_once():
            made.append(make)
            return make()

        return Question(made_once), made

    return counting


def test_it_is_put_together_once_and_asked_with_other_values(counted):
    ada, ben = make_member("Ada"), make_member("Ben")
    question, made = counted(lambda: Member.objects.filter(pk=Given("who")))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert question.ask(who=ada.pk) == [ada]
        assert question.ask(who=ben.pk) == [ben]
        assert question.ask(who=0) == []
    assert (len(made), len(captured)) == (1, 3)


def test_objects_come_with_what_was_selected_and_prefetched_with_them(django_assert_num_queries):
    ada = make_member("Ada", role="author")
    post = make_post("On lamps", authors=[ada])
    question = Question(lambda: Post.objects.for_page().filter(slug=Given("slug", TextField())))
    question.ask(slug="nothing")
    with django_assert_num_queries(3):  # the post, its authors, its subjects
        [found] = question.ask(slug=post.slug)
        assert (found, found.cover, found.author_list, found.tag_list) == (post, None, [ada], [])


def test_values_come_as_python_has_them():
    post = make_post("On lamps")
    question = Question(
        lambda: (
            Post.objects.filter(published_at__lte=Given("now", DateTimeField()))
            .order_by("pk")
            .values_list("title", "published_at", "comments_open")
        )
    )
    assert question.ask(now=post.published_at) == [("On lamps", post.published_at, True)]
    assert question.ask(now=post.published_at - timedelta(seconds=1)) == []


def test_several_values_and_their_order():
    posts = [make_post(f"Post {n}") for n in range(4)]
    wanted = [posts[3].pk, posts[1].pk]
    question = Question(
        lambda: (
            Post.objects.filter(pk__in=[Given("first"), Given("second")])
            .exclude(slug=Given("slug", TextField()))
            .order_by("pk")
        )
    )
    first, second = wanted
    assert question.ask(slug="", first=first, second=second) == [posts[1], posts[3]]
    assert question.ask(slug=posts[1].slug, first=first, second=second) == [posts[3]]


def test_a_value_that_looks_like_sql_is_a_value():
    make_post("On lamps")
    question = Question(lambda: Post.objects.filter(slug=Given("slug", TextField())))
    assert question.ask(slug="' OR 1=1 --") == []
    assert question.ask(slug="%s") == []


def test_a_value_that_is_forgotten_is_an_error():
    question = Question(lambda: Post.objects.filter(created_at=Given("at", DateTimeField())))
    assert question.ask(at=datetime(2030, 1, 1, tzinfo=UTC)) == []
    with pytest.raises(KeyError):
        question.ask()


@pytest.mark.django_db(transaction=True)
def test_another_thread_asks_through_its_own_connection():
    question = Question(lambda: Member.objects.filter(pk=Given("pk")).values_list("name"))
    member = make_member("Ada")

    def ask() -> list:
        try:
            return question.ask(pk=member.pk)
        finally:
            connection.close()

    assert question.ask(pk=member.pk) == [("Ada",)]
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(ask).result() == [("Ada",)]
