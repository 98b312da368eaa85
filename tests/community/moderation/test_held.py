"""Held comments: the longest held first, until a moderator decides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments import visibility
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.comments.reporting import report
from community.moderation import deciding
from community.voices.models import Voice
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client):
    member = make_member("Mo Moderator", role="moderator")
    client.force_login(member)
    return member


def held(text="Buy my <b>lamp</b>", **more) -> Comment:
    return make_comment(text, state="held", reason="links", **more)


def texts(response) -> list[str]:
    return [item.comment.text for item in response.context["items"]]


def test_shows_what_is_held_and_why(client, moderator):
    post = make_post("The seal on batch seven")
    question = make_comment("Does it fit?", post=post)
    held("Second", post=post, parent=question, said_at=timezone.now() - timedelta(hours=1))
    held("First", post=post, said_at=timezone.now() - timedelta(hours=2))
    make_comment("Waits for its writer", post=post, guest=make_guest(), state="unconfirmed")

    response = client.get("/desk/held/")
    page = response.content.decode()
    assert texts(response) == ["First", "Second"]
    assert "It has many links" in page
    assert "The seal on batch seven" in page
    assert "Does it fit?" in page
    assert "Waits for its writer" not in page


def test_its_markup_is_shown_as_text(client, moderator):
    held("<script>alert(1)</script><b>lamp</b>")
    page = client.get("/desk/held/").content.decode()
    assert "<script>alert" not in page and "<b>lamp" not in page


def test_published_with_its_original_clock(client, moderator):
    said_at = timezone.now() - timedelta(days=2)
    comment = held(said_at=said_at)
    response = client.post(f"/desk/comments/{comment.pk}/approve/?from=held", follow=True)

    assert response.redirect_chain == [("/desk/held/", 302)]
    assert "Published." in response.content.decode()
    assert texts(response) == []
    comment.refresh_from_db()
    assert (comment.state, comment.reason) == ("public", "")
    voice = Voice.objects.get(pk=comment.voice_id)
    assert voice.owed and voice.waiting_since == said_at


def test_removed_with_a_reason_and_made_public_again(client, moderator):
    comment = held("Buy my lamp")
    fields = {"reason": "spam", "note": "No shop."}
    response = client.post(f"/desk/comments/{comment.pk}/remove/", fields, follow=True)
    comment.refresh_from_db()
    assert (comment.state, comment.reason, comment.reason_note) == ("removed", "spam", "No shop.")
    assert Voice.objects.get(pk=comment.voice_id).state == "withdrawn"

    address = f"/desk/voices/{comment.voice_id}/"
    assert f'<a href="{address}">Look at it again</a>' in response.content.decode()
    page = client.get(address).content.decode()
    assert "Removed by a moderator: advertising or spam (No shop.)" in page
    assert "Buy my lamp" in page
    assert f'action="/desk/comments/{comment.pk}/restore/"' in page

    client.post(f"/desk/comments/{comment.pk}/restore/")
    comment.refresh_from_db()
    assert (comment.state, comment.reason) == ("public", "")
    assert Voice.objects.get(pk=comment.voice_id).owed


def test_what_its_writer_deleted_is_not_made_public_again(client, moderator):
    comment = make_comment()
    visibility.delete(comment, by=comment.user)
    client.post(f"/desk/comments/{comment.pk}/restore/")
    comment.refresh_from_db()
    assert comment.state == "deleted"
    assert "restore" not in client.get(f"/desk/voices/{comment.voice_id}/").content.decode()


@pytest.mark.parametrize("fields", [{}, {"reason": "x"}, {"reason": "spam", "note": "x" * 301}])
def test_is_not_removed_without_a_good_reason(client, moderator, fields):
    comment = held()
    response = client.post(f"/desk/comments/{comment.pk}/remove/?from=held", fields, follow=True)
    assert "Choose why" in response.content.decode()
    comment.refresh_from_db()
    assert comment.state == "held"


def test_reports_are_read_with_it_and_settled_by_the_decision(client, moderator):
    comment = make_comment("Rude words")
    report(comment, by=make_member("Karl"), reason="rude", note="He swears")
    client.post(f"/desk/comments/{comment.pk}/hold/?from=reported")

    page = client.get("/desk/held/").content.decode()
    assert "rude or hurtful: “He swears”" in page and "Karl" in page
    assert client.get("/desk/reported/").context["items"] == []

    client.post(f"/desk/comments/{comment.pk}/approve/")
    comment.refresh_from_db()
    assert (comment.state, comment.report_count) == ("public", 0)
    assert comment.reports.get().settled_by == moderator


@pytest.mark.parametrize("act", ["approve", "hold", "remove", "keep"])
def test_the_second_of_two_is_told_that_it_was_done(client, moderator, act):
    comment = make_comment("Rude words")
    if act == "approve":
        visibility.hold(comment, by=None)
    if act == "keep":
        report(comment, by=make_member("Karl"), reason="rude")
    said = []
    for _ in range(2):
        response = client.post(
            f"/desk/comments/{comment.pk}/{act}/", {"reason": "rude"}, follow=True
        )
        said.append("that was done already" in response.content.decode())
    assert said == [False, True]


@pytest.mark.parametrize("state", ["removed", "deleted"])
def test_what_was_decided_meanwhile_is_not_published(client, moderator, state):
    comment = held()
    visibility.change_state(comment, state, by=None)
    response = client.post(f"/desk/comments/{comment.pk}/approve/", follow=True)
    assert "This was decided meanwhile" in response.content.decode()
    comment.refresh_from_db()
    assert comment.state == state


def test_an_unconfirmed_one_is_nobodys_to_judge(client, moderator):
    comment = make_comment(guest=make_guest(), state="unconfirmed")
    assert client.post(f"/desk/comments/{comment.pk}/approve/").status_code == 404
    comment.refresh_from_db()
    assert comment.state == "unconfirmed"


def test_published_twice_is_published_once(client, moderator):
    comment = held()
    for _twice in (1, 2):
        client.post(f"/desk/comments/{comment.pk}/approve/")
    comment.refresh_from_db()
    assert comment.state == "public"


def test_nobody_judges_their_own_comment_while_others_can(client, moderator):
    mine = post_comment(
        post=make_post(), text="Mine", by=moderator, state="held", reason="moderator"
    ).comment
    other = make_member("Eve", role="editor")
    response = client.post(f"/desk/comments/{mine.pk}/approve/", follow=True)
    assert "your own comment" in response.content.decode()
    mine.refresh_from_db()
    assert mine.state == "held"

    other.groups.clear()
    client.post(f"/desk/comments/{mine.pk}/approve/")
    mine.refresh_from_db()
    assert mine.state == "public"


def test_pages(client, moderator):
    post, rita = make_post(), make_member("Rita")
    start = timezone.now() - timedelta(days=1)
    for n in range(45):
        held(f"{n}", post=post, by=rita, said_at=start + timedelta(minutes=n))
    met, url = [], "/desk/held/"
    while url:
        response = client.get(url)
        met += texts(response)
        url = response.context["page"].next_url
    assert met == [f"{n}" for n in range(45)]
    assert client.get("/desk/held/?after=forged").status_code == 404


def test_questions_to_the_database(client, moderator, django_assert_num_queries):
    rita = make_member("Rita")
    question = make_comment("Does it fit?", by=rita)
    for n in range(10):
        comment = held(f"{n}", parent=question, by=rita)
        Comment.objects.filter(pk=comment.pk).update(report_count=1)
    client.get("/desk/held/")
    with django_assert_num_queries(7):
        client.get("/desk/held/")


def test_empty(client, moderator):
    assert "Nothing is held." in client.get("/desk/held/").content.decode()


def test_what_a_moderator_held_says_so_with_the_note(client, moderator):
    comment = make_comment("Quarrel")
    other = make_member("Mia", role="moderator")
    deciding.hold(comment, by=other, note="Let us wait for the police.")
    page = client.get("/desk/held/").content.decode()
    assert "A moderator held it. “Let us wait for the police.”" in page
    assert "A moderator is looking at it" not in page


def test_only_of_one_article_or_one_person(client, moderator):
    lamp, karl = make_post("Lamp"), make_member("Karl")
    held("On the lamp", post=lamp, by=make_member("Rita"))
    held("Karl there", post=lamp, by=karl)
    held("Karl elsewhere", post=make_post("Other"), by=karl)
    assert texts(client.get("/desk/held/?post=lamp")) == ["On the lamp", "Karl there"]
    response = client.get(f"/desk/held/?post=lamp&person=m{karl.pk}")
    assert texts(response) == ["Karl there"]
    assert [(chip.words, chip.url) for chip in response.context["chips"]] == [
        ("Lamp", f"/desk/held/?person=m{karl.pk}"),
        ("one person", "/desk/held/?post=lamp"),
    ]
    guest = make_guest("Gil")
    held("Gil", guest=guest)
    assert texts(client.get(f"/desk/held/?person=g{guest.pk}")) == ["Gil"]
    assert "Nothing here is like that." in client.get("/desk/held/?person=m99999").content.decode()


@pytest.mark.parametrize("lane", ["held", "reported"])
@pytest.mark.parametrize(
    ("query", "status"),
    [("post=unknown", 404), ("post=%00", 404), ("person=x", 200), ("person=m" + "9" * 40, 200)],
)
def test_a_bad_narrowing_is_no_failure(client, moderator, lane, query, status):
    assert client.get(f"/desk/{lane}/?{query}").status_code == status
