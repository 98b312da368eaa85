"""The page of the record: what it says, whose it is, and what it refuses."""

import csv
from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest
import time_machine
from django.utils import timezone

from blog.arranging import change_site
from blog.publishing import withdraw
from community.comments.posting import post_comment
from community.desk.models import PublishedAnyway
from community.voices import ledger
from community.voices.rules import set_rules
from tests.makers import make_comment, make_member, make_post

from .telling import MARCH, NOW, ask

pytestmark = pytest.mark.django_db

URL = "/desk/record/"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def april():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ada():
    return make_member("Ada Author", role="author", username="ada")


@pytest.fixture
def bea():
    return make_member("Bea Author", role="author", username="bea")


@pytest.fixture
def post(ada):
    return make_post("A lamp that lasts", author=ada)


@pytest.fixture
def editor(client):
    client.force_login(make_member("Edda", role="editor", username="edda"))
    return client


def close(comment, reason):
    ledger.close(comment.voice, by=None, reason=reason, at=timezone.now())


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def rows(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_sentences_first_then_the_drawing_then_the_table(editor, post):
    for day in range(2, 7):
        ask(post, day, answered_after=3 * HOUR)
    for day in range(9, 12):
        ask(post, day, answered_after=timedelta(days=3))
    close(ask(post, 12), "thanks")
    ask(post, 13)
    page = text(editor.get(f"{URL}?{MARCH}"))
    said = page.index("We answered 8 of 10 comments in March 2026, half of them within 3 hours.")
    assert "5 of 10 (50%) were answered within the target of 8 working hours." in page
    assert "1 was closed because no reply was needed; that is not an answer." in page
    assert "Without them, 8 of 9 were answered." in page
    drawn = page.index('<svg class="record-drawing" role="img"')
    assert said < drawn < page.index('<table class="record-table">')
    assert "2 – 8 Mar 2026: 5 asked, 5 answered in time" in page
    assert " style=" not in page


def test_small_numbers_are_said_as_such(editor, post):
    for day in (2, 3, 4):
        ask(post, day, answered_after=HOUR)
    page = text(editor.get(f"{URL}?{MARCH}"))
    assert "We answered 3 of 3 comments in March 2026, half of them within 1 hour." in page
    assert "Those are only 3 comments: too few to say how we usually do." in page
    assert "Nine in ten answers" not in page


def test_one_comment(editor, post):
    ask(post, 2, answered_after=40 * timedelta(minutes=1))
    page = text(editor.get(f"{URL}?{MARCH}"))
    assert "We answered 1 of 1 comment in March 2026, within 40 minutes." in page
    assert "That is only 1 comment" in page


def test_nobody_answered(editor, post):
    ask(post, 2)
    page = text(editor.get(f"{URL}?{MARCH}"))
    assert "We answered 0 of 1 comment in March 2026." in page
    assert "1 comment waits for an answer now" in page


def test_nothing_to_show(editor):
    answer = editor.get(URL)
    assert answer.status_code == 200
    page = text(answer)
    assert "No reader waited for an answer in the last 30 days." in page
    assert "Nobody is waiting." in page
    assert "<figure" not in page


def test_readers_among_themselves(editor, post):
    rita = make_member("Rita")
    asked = ask(post, 2, by=rita)
    answer = make_comment(
        "Like this.", parent=asked, by=make_member("Karl"), said_at=NOW - 28 * 24 * HOUR
    )
    ledger.accept(asked.voice, comment_id=answer.pk, by=rita, at=NOW)
    page = text(editor.get(f"{URL}?{MARCH}"))
    assert "1 was answered by another reader." in page
    assert "1 of 2 comments (50%) were from reader to reader." in page
    assert "1 comment has an accepted answer by another reader." in page


def test_who_comes_back(editor, post):
    rita = make_member("Rita")
    ask(post, 2, by=rita, answered_after=HOUR)
    ask(post, 20, by=rita, answered_after=HOUR)
    ask(post, 3)
    page = text(editor.get(f"{URL}?{MARCH}"))
    assert "1 of 1 who were answered in time came back, and 0 of 1 who were not." in page
    assert "That is so far" in page
    assert "too few people to compare" in page


def test_why_articles_came_out_while_readers_waited(editor, post, ada):
    PublishedAnyway.objects.create(
        post=post, by=ada, at=NOW - 5 * 24 * HOUR, waiting=4, reason="<b>A recall</b> can't wait."
    )
    page = text(editor.get(f"{URL}?{MARCH}"))
    assert "&lt;b&gt;A recall&lt;/b&gt; can&#x27;t wait." in page
    assert "4 waited" in page
    assert "A recall" not in text(editor.get(f"{URL}?period=2026-02"))


def test_an_author_sees_their_own_articles(client, post, ada, bea):
    others = make_post("Another lamp", author=bea)
    ask(post, 2, answered_after=HOUR)
    ask(others, 3)
    client.force_login(ada)
    page = text(client.get(f"{URL}?{MARCH}"))
    assert "1 of 1 comment under your articles was answered in March 2026" in page
    assert "Another lamp" not in page and "Whose turn" not in page
    assert client.get(f"{URL}?post={others.slug}").status_code == 404
    assert client.get(f"{URL}?author=bea").status_code == 404
    assert client.get(f"{URL}?author=ada").status_code == 200


def test_a_moderator_chooses_article_and_person(client, post, bea):
    client.force_login(make_member("Mo", role="moderator"))
    others = make_post("Another lamp", author=bea)
    ask(post, 2, answered_after=HOUR)
    ask(others, 3)
    page = text(client.get(f"{URL}?{MARCH}&post={others.slug}"))
    assert "Under “Another lamp”, 0 of 1 comment was answered in March 2026." in page
    page = text(client.get(f"{URL}?{MARCH}&author=bea"))
    assert "0 of 1 comment for Bea Author was answered in March 2026." in page
    page = text(client.get(f"{URL}?{MARCH}&author=ada&post={others.slug}"))
    assert "No reader waited for an answer in March 2026." in page


@pytest.mark.parametrize(
    "query",
    [
        "post=nowhere",
        "post=a%00b",
        "author=nobody",
        "author=a%00b",
        "author=" + "x" * 5000,
        "period=%00",
    ],
)
def test_what_is_not_there(editor, query):
    assert editor.get(f"{URL}?{query}").status_code == 404
    assert editor.get(f"/desk/record.csv?{query}").status_code == 404


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=2026-03-10&to=2026-03-01", "The last day is before the first one."),
        ("from=2026-03-10", "Say both days, please."),
        ("period=custom", "Say both days, please."),
        ("from=10.3.&to=2026-03-10", "Write a day like 2026‑03‑31."),
        ("from=2020-01-01&to=2026-03-10", "That is more than two years."),
        ("from=1900-01-01&to=1900-03-10", "Choose days from the year 2000 on."),
        ("from=9999-12-31&to=9999-12-31", "Choose days from the year 2000 on."),
        ("period=never", "There is no such period."),
        ("period=2026-13", "There is no such period."),
        ("period=0001-01", "There is no such period."),
        ("period=9999-12", "There is no such period."),
        ("period=" + "9" * 400, "at most 10 characters"),
    ],
)
def test_days_that_nobody_understands(editor, query, sentence):
    answer = editor.get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert sentence in text(answer)
    file = editor.get(f"/desk/record.csv?{query}")
    assert file.status_code == 400
    assert sentence in file.content.decode()


def test_what_was_typed_is_kept(editor):
    page = text(editor.get(f"{URL}?from=2026-03-10&to=2026-03-01"))
    assert 'value="2026-03-10"' in page and 'value="2026-03-01"' in page
    assert '<option value="custom" selected>' in page


def test_days_are_the_sites(editor, post):
    """Half past eleven at night in London is already the next month in Brussels."""
    change_site(by=None, time_zone="Europe/Brussels")
    late = ask(post, 31, hour=23)
    assert late.voice.said_at.day == 31
    assert "No reader waited" in text(editor.get(f"{URL}?{MARCH}"))
    assert "0 of 1 comment" in text(editor.get(f"{URL}?from=2026-04-01&to=2026-04-01"))


def test_targets_are_the_rules(editor, post):
    ask(post, 2, answered_after=3 * HOUR)
    assert "1 of 1 (100%) was answered" in text(editor.get(f"{URL}?{MARCH}"))
    set_rules(by=None, first_minutes=120)
    assert "0 of 1 (0%) were answered" in text(editor.get(f"{URL}?{MARCH}"))


def test_the_file_has_the_same_numbers(editor, post):
    for day in (2, 3, 10):
        ask(post, day, answered_after=2 * HOUR)
    close(ask(post, 11), "duplicate")
    answer = editor.get(f"/desk/record.csv?{MARCH}")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="record-2026-03-01-2026-03-31.csv"' in answer.headers["Content-Disposition"]
    table = rows(answer)
    assert [row["row"] for row in table] == ["week"] * 6 + ["total"]
    assert [row["asked"] for row in table] == ["0", "2", "2", "0", "0", "0", "4"]
    total = table[-1]
    assert (total["from"], total["to"]) == ("2026-03-01", "2026-03-31")
    assert (total["answered_in_time"], total["no_reply_needed"]) == ("3", "1")
    assert (total["share_in_time"], total["median_minutes"]) == ("0.7500", "120")
    assert (total["closed_duplicate"], total["closed_thanks"]) == ("1", "0")
    assert table[0]["median_minutes"] == table[0]["share_in_time"] == ""
    for before, after in pairwise(table[:-1]):
        assert before["to"] < after["from"]


def test_a_long_time_is_cut_into_months(editor, post):
    ask(post, 2)
    long = "from=2025-11-15&to=2026-04-01"
    table = rows(editor.get(f"/desk/record.csv?{long}"))
    assert [row["row"] for row in table] == ["month"] * 6 + ["total"]
    assert [row["asked"] for row in table] == ["0", "0", "0", "0", "1", "0", "1"]
    assert 'href="?period=2026-03' in text(editor.get(f"{URL}?{long}"))


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(editor, start):
    bold = make_member(f"{start}", role="author", username="bold")
    ask(make_post("Ünder", author=bold), 2)
    table = rows(editor.get(f"/desk/record.csv?{MARCH}&author=bold"))
    assert {row["about"][:1] for row in table} == {"'"}


def test_titles_are_quoted_in_the_file(editor, ada):
    make_post('=cmd|" /C calc"!A0', author=ada, slug="formula")
    table = rows(editor.get(f"/desk/record.csv?{MARCH}&post=formula"))
    assert all(row["about"] == '“=cmd|" /C calc"!A0”' for row in table)


@pytest.mark.parametrize("count", [2, 20])
def test_queries(editor, post, count, django_assert_num_queries):
    for n in range(count):
        ask(post, 1 + n, answered_after=HOUR if n % 2 else None)
    editor.get(f"{URL}?{MARCH}")
    # Session, member with abilities; site; rules; the record, who waits, published anyway; articles
    # and people to choose from; the numbers at the lanes.
    with django_assert_num_queries(10):
        editor.get(f"{URL}?{MARCH}")
    with django_assert_num_queries(5):
        editor.get(f"/desk/record.csv?{MARCH}")


def test_what_is_not_public_does_not_count(editor, post):
    held = ask(post, 2, state="held")
    assert held.voice is not None
    ask(post, 3)
    assert "0 of 1 comment" in text(editor.get(f"{URL}?{MARCH}"))
    withdraw(post, by=None)
    assert "No reader waited" in text(editor.get(f"{URL}?{MARCH}"))


def test_talk_between_readers_counts_from_when_it_rose(editor, post, ada):
    """Answered by us before it rose, it counts for nobody; afterwards, from the rising on."""
    asked = ask(post, 2, answered_after=HOUR)
    for hours in (3, 26):
        make_comment(
            f"And after {hours}?", parent=asked, by=make_member("Kai"), said_at=NOW - 29 * 24 * HOUR
        )
        talk = post.comments.order_by("pk").last()
        make_comment("Same here.", parent=talk, by=make_member("Lea"), said_at=NOW - 29 * 24 * HOUR)
        post_comment(
            post=post, text="So.", by=ada, parent=talk, said_at=talk.said_at + hours * HOUR
        )
    total = rows(editor.get(f"/desk/record.csv?{MARCH}"))[-1]
    # The first question, the talk answered late, and two that nobody replied to.
    assert (total["asked"], total["answered_in_time"], total["not_answered"]) == ("4", "2", "2")
    assert total["p90_minutes"] == "120"
