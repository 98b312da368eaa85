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
    from community.voices.models import Voice

    monkeypatch.setattr(bounded, "MOST", 2)
    assert bounded.counts([Voice.objects.all()]) == [3]


def test_questions_without_an_answer_are_not_asked(some):
    from community.voices.models import Voice

    nothing, all_of_them = Voice.objects.filter(pk__in=[]), Voice.objects.all()
    assert bounded.counts([nothing, all_of_them])[0] == 0
    assert bounded.counts([nothing]) == [0]
    assert bounded.together([nothing.values_list("pk")]) == [[]]
