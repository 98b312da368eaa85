"""The line above an article's conversation, and the job that counts it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.publishing import withdraw
from community.comments.posting import post_comment
from community.comments.visibility import hold, release
from community.desk.models import ReplyRecord
from community.desk.record import public_line, words
from community.desk.record.public_line import refresh
from community.voices.rules import set_rules
from tests.makers import make_member, make_post

from .telling import NOW, ask

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
LINE = "Answered 4 of 5, usually within 3 hours"


@pytest.fixture(autouse=True)
def april():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def post():
    post = make_post()
    for day in range(2, 6):
        ask(post, day, answered_after=2.5 * HOUR)
    ask(post, 6)
    return post


@pytest.fixture
def wanted():
    set_rules(by=None, public_line=True)


def page(client, post) -> str:
    return client.get(post.get_absolute_url()).content.decode()


def version(post) -> int:
    post.refresh_from_db(fields=["page_version"])
    return post.page_version


def test_it_stands_above_the_conversation(client, post, wanted):
    refresh()
    shown = page(client, post)
    assert shown.index(LINE) > shown.index('id="conversation"')
    assert shown.index(LINE) < shown.index('class="thread"')


def test_only_where_the_rules_want_it(client, post):
    assert refresh() == 0
    assert "Answered" not in page(client, post)


def test_it_goes_at_once(client, post, wanted):
    refresh()
    assert LINE in page(client, post)
    set_rules(by=None, public_line=False)
    assert LINE not in page(client, post)
    refresh()
    assert not ReplyRecord.objects.exists()


def test_not_below_five(client, wanted):
    post = make_post()
    for day in range(2, 6):
        ask(post, day, answered_after=HOUR)
    refresh()
    assert "Answered" not in page(client, post)
    ask(post, 6, answered_after=HOUR)
    refresh()
    assert "Answered 5 of 5, usually within an hour" in page(client, post)


def test_an_answer_changes_it(client, post, wanted, april):
    refresh()
    assert LINE in page(client, post)
    april.shift(timedelta(minutes=1))
    late = post.comments.order_by("pk").filter(by_team=False).last()
    post_comment(post=post, text="At last.", by=post.author_list[0], parent=late)
    refresh()
    assert "Answered 5 of 5, usually within 3 hours" in page(client, post)


def test_what_is_held_changes_it_too(client, post, wanted, april):
    refresh()
    april.shift(timedelta(minutes=1))
    answer = post.comments.filter(by_team=True).first()
    hold(answer, by=make_member("Mo", role="moderator"))
    refresh()
    assert "Answered 3 of 5" in page(client, post)
    release(answer, by=None)
    refresh()
    assert LINE in page(client, post)


def test_the_page_is_raised_only_when_the_words_change(post, wanted, april):
    refresh()
    before = version(post)
    assert refresh() == 1
    assert version(post) == before
    answered = post.comments.filter(by_team=True).last()
    post_comment(post=post, text="And more.", by=post.author_list[0], parent=answered)
    before = version(post)
    refresh()
    assert version(post) == before


def test_only_changed_and_long_uncounted_articles(wanted, april, monkeypatch):
    posts = [make_post(f"Post {n}") for n in range(4)]
    april.shift(timedelta(hours=1))
    assert refresh() == 4
    monkeypatch.setattr(public_line, "MOST_OLD", 0)
    april.shift(timedelta(hours=1))
    assert refresh() == 0
    ask(posts[2], 2)
    # Said in March, but told now.
    assert refresh() == 1
    monkeypatch.setattr(public_line, "MOST_OLD", 2)
    april.shift(timedelta(hours=1))
    assert refresh() == 3  # the last change is looked at twice
    april.shift(timedelta(hours=1))
    assert refresh() == 2


def test_all_are_counted_at_last(wanted, april, monkeypatch):
    monkeypatch.setattr(public_line, "MOST_NEW", 2)
    for n in range(5):
        make_post(f"Post {n}")
    april.shift(timedelta(hours=1))
    for counted in (2, 4, 5):
        refresh()
        assert ReplyRecord.objects.count() == counted


def test_one_article_that_fails_leaves_the_others(post, wanted, monkeypatch, caplog):
    other = make_post("Another")
    counting = public_line.count

    def count(post_id, **more):
        if post_id == post.pk:
            raise RuntimeError("broken")
        counting(post_id, **more)

    monkeypatch.setattr(public_line, "count", count)
    refresh()
    assert list(ReplyRecord.objects.values_list("post_id", flat=True)) == [other.pk]
    assert f"article {post.pk} could not be counted" in caplog.text


def test_an_article_that_was_taken_back(post, wanted, april):
    refresh()
    april.shift(timedelta(minutes=1))
    withdraw(post, by=None)
    refresh()
    assert ReplyRecord.objects.get(post=post).asked == 0


def test_what_it_costs(client, post):
    """Nothing while it is off, and one query while it is on."""
    other = make_post("Another")

    def tables() -> list[str]:
        cache.clear()
        page(client, other)
        with CaptureQueriesContext(connection) as captured:
            page(client, post)
        asked = " ".join(query["sql"] for query in captured)
        return re.findall(r'FROM "(desk_replyrecord|voices_answerrules)"', asked)

    assert tables() == []
    set_rules(by=None, public_line=True)
    refresh()
    assert tables() == ["desk_replyrecord"]


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ((5, 0, None), "Answered 0 of 5"),
        ((52, 47, 1), "Answered 47 of 52, usually within an hour"),
        ((52, 47, 60), "Answered 47 of 52, usually within an hour"),
        ((52, 47, 61), "Answered 47 of 52, usually within 2 hours"),
        ((52, 47, 300), "Answered 47 of 52, usually within 5 hours"),
        ((52, 47, 48 * 60), "Answered 47 of 52, usually within 48 hours"),
        ((52, 47, 48 * 60 + 1), "Answered 47 of 52, usually within 3 days"),
    ],
)
def test_its_words(numbers, line):
    assert words.public_line(*numbers) == line
