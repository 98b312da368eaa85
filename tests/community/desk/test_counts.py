"""The small numbers in the navigation and at the lanes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.comments import visibility
from community.comments.reporting import report
from community.desk import bounded
from community.desk.counts import counts_at_the_desk, counts_of
from community.members.absences import away
from community.members.models import Member
from community.voices.models import Voice
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def some():
    ada = make_member("Ada", role="author", username="ada")
    post = make_post(authors=[ada])
    make_comment("On hers", post=post)
    other = make_post("Other", authors=[make_member("Ben", role="author")])
    rita = make_member("Rita")
    make_comment("On his", post=other, by=rita)
    held = make_comment("Held", post=other)
    visibility.hold(held, by=None)
    report(make_comment("Reported", post=other), by=rita, reason="rude")
    return ada


def test_a_moderator_sees_every_lane_in_one_query(some, django_assert_num_queries):
    moderator = make_member("Mo", role="moderator")
    assert moderator.can_moderate
    with django_assert_num_queries(1):
        counts = counts_at_the_desk(moderator, "everyone")
    assert {name: count for name, count in counts.items() if count} == {
        "waiting": "3",
        "lane_waiting": "3",
        "lane_held": "1",
        "lane_reported": "1",
        "who_everyone": "3",
    }
    with django_assert_num_queries(1):
        assert counts_of(moderator) == {"waiting": "3"}


def test_an_author_sees_what_waits_on_their_posts(some, django_assert_num_queries):
    assert some.can_write
    with django_assert_num_queries(1):
        counts = counts_at_the_desk(some, "articles")
    assert {name: count for name, count in counts.items() if count} == {
        "waiting": "1",
        "lane_waiting": "1",
        "who_mine": "1",
        "who_articles": "1",
    }
    assert "lane_held" not in counts
    assert counts_of(some) == {"waiting": "1"}


def test_what_they_stand_in_for_counts_as_theirs(some):
    ben = Member.objects.get(name="Ben")
    today = timezone.localdate()
    away(ben, today, today, some, by=ben)
    counts = counts_at_the_desk(some, "mine")
    assert counts["who_mine"] == counts["lane_waiting"] == "3"
    assert counts["waiting"] == counts["who_articles"] == "1"


def test_they_stand_in_the_navigation_of_every_page_for_the_team_only(client, some):
    client.force_login(some)
    page = client.get("/").content.decode()
    assert '<a href="/desk/">' in page and '<span class="count count-owed">1<' in page

    for role in ("reader", None):
        client.logout()
        if role:
            client.force_login(make_member("Rita Two", role=role))
        with CaptureQueriesContext(connection) as asked:
            assert '"/desk/"' not in client.get("/").content.decode()
        assert not [q for q in asked if "voices_voice" in q["sql"] and "COUNT(*)" in q["sql"]]


def test_exact_to_999_and_then_no_more():
    assert [bounded.label(n) for n in (0, 1, 999, 1000)] == ["", "1", "999", "999+"]


def test_no_more_is_read_than_is_shown(some, monkeypatch):
    monkeypatch.setattr(bounded, "MOST", 2)
    asked = bounded.Together(lambda: ({"all": [Voice.objects.all()]}, {}))
    assert asked.ask().counts == {"all": 3}


def test_questions_without_an_answer_are_not_asked(some, django_assert_num_queries):
    nothing, all_of_them = Voice.objects.filter(pk__in=[]), Voice.objects.all()
    some_of_it = bounded.Together(
        lambda: ({"none": [nothing], "all": [all_of_them]}, {"rows": bounded.few(nothing, 3, "pk")})
    )
    found = some_of_it.ask()
    assert found.counts["none"] == 0 and found.counts["all"] > 0
    assert found.rows == {"rows": []}
    with django_assert_num_queries(0):
        found = bounded.Together(lambda: ({"none": [nothing]}, {})).ask()
    assert (found.counts, found.rows) == ({"none": 0}, {})


def test_what_is_counted_twice_is_asked_once(some):
    all_of_them = Voice.objects.all()
    asked = bounded.Together(lambda: ({"a": [all_of_them], "b": [all_of_them]}, {}))
    with CaptureQueriesContext(connection) as captured:
        counts = asked.ask().counts
    assert counts["a"] == counts["b"] > 0
    assert captured[0]["sql"].count("COUNT(*)") == 1
