"""The small numbers in the navigation and at the lanes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments import visibility
from community.comments.reporting import report
from community.desk import bounded
from community.desk.counts import counts_of
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


def test_a_moderator_sees_all_in_one_query(some, django_assert_num_queries):
    moderator = make_member("Mo", role="moderator")
    assert moderator.can_moderate
    with django_assert_num_queries(1):
        counts = counts_of(moderator)
    assert (counts.waiting, counts.mine, counts.held, counts.reported) == ("3", "", "1", "1")


def test_an_author_sees_what_waits_on_their_posts(some):
    counts = counts_of(some)
    assert (counts.waiting, counts.mine, counts.held, counts.reported) == ("1", "", "", "")


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
