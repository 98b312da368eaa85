"""What readers reported: the worst first."""

import pytest

from community.comments import visibility
from community.comments.models import Comment
from community.comments.reporting import report
from tests.makers import make_comment, make_member, make_post

from .test_held import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client):
    member = make_member("Mo Moderator", role="moderator")
    client.force_login(member)
    return member


@pytest.fixture
def readers():
    return [make_member(f"Reader {n}") for n in range(3)]


def test_the_most_reported_first_then_the_oldest(client, moderator, readers):
    post = make_post()
    once, twice, later = (make_comment(text, post=post) for text in ("Once", "Twice", "Later"))
    for comment in (once, twice, later):
        report(comment, by=readers[0], reason="rude", note="He <swears>")
    report(twice, by=readers[1], reason="spam")

    response = client.get("/desk/reported/")
    page = response.content.decode()
    assert texts(response) == ["Twice", "Once", "Later"]
    assert "rude or hurtful: “He &lt;swears&gt;”" in page
    assert "advertising or spam" in page and "Reader 1" in page


def test_kept_as_it_is(client, moderator, readers):
    comment = make_comment("Fine words")
    report(comment, by=readers[0], reason="rude")
    response = client.post(f"/desk/comments/{comment.pk}/keep/?from=reported", follow=True)
    assert response.redirect_chain == [("/desk/reported/", 302)]
    assert texts(response) == []
    comment.refresh_from_db()
    assert (comment.state, comment.report_count) == ("public", 0)
    assert comment.reports.get().settled_by == moderator


def test_held_and_removed(client, moderator, readers):
    first, second = make_comment("First"), make_comment("Second")
    for comment in (first, second):
        report(comment, by=readers[0], reason="rude")
    client.post(f"/desk/comments/{first.pk}/hold/")
    client.post(f"/desk/comments/{second.pk}/remove/", {"reason": "rude"})
    states = Comment.objects.values_list("state", "report_count").order_by("pk")
    assert list(states) == [("held", 1), ("removed", 0)]
    assert "Readers reported it" in client.get("/desk/held/").content.decode()


def test_nobody_settles_their_own_report_while_others_can(client, moderator):
    make_member("Eve", role="editor")
    comment = make_comment("Rude words")
    report(comment, by=moderator, reason="rude")
    for act in ("keep", "hold", "remove"):
        response = client.post(
            f"/desk/comments/{comment.pk}/{act}/", {"reason": "rude"}, follow=True
        )
        assert "You reported this yourself" in response.content.decode()
    comment.refresh_from_db()
    assert (comment.state, comment.report_count) == ("public", 1)


def test_the_only_moderator_may(client, moderator):
    comment = make_comment("Fine words")
    report(comment, by=moderator, reason="rude")
    client.post(f"/desk/comments/{comment.pk}/keep/")
    comment.refresh_from_db()
    assert comment.report_count == 0


def test_what_its_writer_deleted_needs_no_judgement(client, moderator, readers):
    comment = make_comment("Rude words")
    report(comment, by=readers[0], reason="rude")
    visibility.delete(comment, by=comment.user)
    assert texts(client.get("/desk/reported/")) == []
    response = client.post(f"/desk/comments/{comment.pk}/hold/", follow=True)
    assert "This was decided meanwhile: deleted by its writer" in response.content.decode()


def test_pages_meet_each_once_while_some_are_settled(client, moderator, readers):
    post, rita = make_post(), make_member("Rita")
    for n in range(45):
        comment = make_comment(f"{n}", post=post, by=rita)
        for reader in readers[: n % 3 + 1]:
            report(comment, by=reader, reason="spam")
    met, url = [], "/desk/reported/"
    while url:
        response = client.get(url)
        met += texts(response)
        for item in response.context["items"][::4]:
            client.post(f"/desk/comments/{item.comment.pk}/keep/")
        url = response.context["page"].next_url
    assert met == [f"{n}" for count in (2, 1, 0) for n in range(45) if n % 3 == count]


@pytest.mark.parametrize("place", ["x", "1", "1-", "-1-2", "1-2-3", "٣-٤", "9" * 10 + "-1", "1 -2"])
def test_a_made_up_place_is_not_found(client, moderator, place):
    assert client.get(f"/desk/reported/?after={place}").status_code == 404


def test_empty(client, moderator):
    assert "Nothing was reported." in client.get("/desk/reported/").content.decode()
