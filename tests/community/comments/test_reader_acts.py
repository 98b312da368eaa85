"""Hearts, reports, accepted answers, previews: what members do with the words of others."""

import pytest
from django.test import Client
from django.urls import reverse

from community.comments.models import Comment, Report
from tests.community.comments.pages import said_on, text_of, tree
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def karl():
    return make_member("Karl")


@pytest.fixture
def comment():
    return make_comment("Does it float?", by=make_member("Rita"))


def url(name: str, comment) -> str:
    return reverse(f"comments:{name}", args=[comment.pk])


def hearts(comment) -> int:
    return Comment.objects.get(pk=comment.pk).like_count


# --- hearts -------------------------------------------------------------------------------------


def test_a_heart_is_given_and_taken_back(client, karl, comment):
    client.force_login(karl)
    response = client.post(url("like", comment), {"liked": "1"}, follow=True)
    button = said_on(response)[0].buttons["Like 1"]
    assert (button["aria-pressed"], button["value"]) == ("true", "0")
    response = client.post(url("like", comment), {"liked": "0"}, follow=True)
    button = said_on(response)[0].buttons["Like"]
    assert (button["aria-pressed"], button["value"]) == ("false", "1")


def test_twice_is_once(client, karl, comment):
    client.force_login(karl)
    for _ in range(2):
        client.post(url("like", comment), {"liked": "1"})
    assert hearts(comment) == 1
    for _ in range(2):
        client.post(url("like", comment), {"liked": "0"})
    assert hearts(comment) == 0


def test_a_script_gets_the_figures(client, karl, comment):
    client.force_login(karl)
    response = client.post(
        url("like", comment), {"liked": "1"}, headers={"accept": "application/json"}
    )
    assert response.json() == {"liked": True, "count": 1}


def test_everybody_sees_how_many(client, karl, comment):
    client.force_login(karl)
    client.post(url("like", comment))
    assert (
        "Log in to like this 1" in said_on(Client().get(comment.post.get_absolute_url()))[0].links
    )


# --- reports ------------------------------------------------------------------------------------


def test_a_report_with_reason_and_words(client, karl, comment):
    client.force_login(karl)
    assert "Does it float?" in text_of(tree(client.get(url("report", comment))))
    response = client.post(
        url("report", comment), {"reason": "rude", "note": "See the tone."}, follow=True
    )
    assert "A moderator will look at it." in text_of(tree(response))
    report = Report.objects.get()
    assert (report.by, report.reason, report.note) == (karl, "rude", "See the tone.")
    assert Comment.objects.get().report_count == 1


def test_reporting_twice_is_one_report(client, karl, comment):
    client.force_login(karl)
    for _ in range(2):
        client.post(url("report", comment), {"reason": "spam"})
    assert Comment.objects.get().report_count == 1


@pytest.mark.parametrize("bad", [{}, {"reason": "nonsense"}, {"reason": "spam", "note": "x" * 501}])
def test_an_incomplete_report_keeps_its_words(client, karl, comment, bad):
    client.force_login(karl)
    response = client.post(url("report", comment), bad)
    assert response.status_code == 422
    assert bad.get("note", "") in response.content.decode()
    assert not Report.objects.exists()


def test_a_report_survives_a_session_that_ended(client, comment):
    response = client.post(url("report", comment), {"reason": "spam", "note": "Buy pills."})
    assert response.status_code == 403
    assert "Buy pills." in response.content.decode()
    assert not Report.objects.exists()


# --- accepted answers ---------------------------------------------------------------------------


@pytest.fixture
def reply(comment, karl):
    return make_comment("It does.", parent=comment, by=karl)


def test_the_asker_accepts_and_changes_their_mind(client, comment, reply):
    client.force_login(comment.user)
    page = client.get(comment.post.get_absolute_url())
    assert said_on(page)[1].buttons["This answers it"]["value"] == "1"
    page = client.post(url("accept", reply), {"accepted": "1"}, follow=True)
    assert "Accepted answer" in said_on(page)[1].whole
    page = client.post(url("accept", reply), {"accepted": "0"}, follow=True)
    assert "Accepted answer" not in said_on(page)[1].whole


def test_the_team_accepts_for_them(client, comment, reply):
    client.force_login(make_member("Ada", role="author"))
    client.post(url("accept", reply))
    assert Comment.objects.get(pk=reply.pk).is_accepted


def test_others_cannot(client, comment, reply):
    client.force_login(make_member("Somebody"))
    page = client.get(comment.post.get_absolute_url())
    assert "This answers it" not in said_on(page)[1].buttons
    assert client.post(url("accept", reply)).status_code == 403
    assert not Comment.objects.get(pk=reply.pk).is_accepted


def test_a_comment_that_answers_nobody_is_no_answer(client, comment):
    client.force_login(comment.user)
    page = client.post(url("accept", comment), follow=True)
    assert page.status_code == 200
    assert "no question above" in text_of(tree(page))
    assert not Comment.objects.get(pk=comment.pk).is_accepted


# --- previews for scripts -----------------------------------------------------------------------


def test_a_preview_is_what_would_be_stored(client):
    response = client.post(reverse("comments:preview"), {"comment": "**Hi** <script>x</script>"})
    assert response.content.decode() == (
        "<p><strong>Hi</strong> &lt;script&gt;x&lt;/script&gt;</p>"
    )
    assert not Comment.objects.exists()
    assert not response.cookies


def test_a_preview_says_what_is_wrong(client):
    response = client.post(reverse("comments:preview"), {"comment": "x" * 10_001})
    assert response.status_code == 422
    assert response["Content-Type"] == "text/plain"
    assert "longer than a comment can be" in response.content.decode()


def test_previews_are_guarded_like_posts(karl):
    client = Client(enforce_csrf_checks=True)
    url = reverse("comments:preview")
    foreign = {"origin": "https://evil.example"}
    assert client.post(url, {"comment": "x"}, headers=foreign).status_code == 403
    client.force_login(karl)
    assert client.post(url, {"comment": "x"}).status_code == 403
    assert client.get(url).status_code == 405


def test_previews_are_limited(client):
    url = reverse("comments:preview")
    answers = [client.post(url, {"comment": "x"}).status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]


# --- the fences ---------------------------------------------------------------------------------

ACTS = ["like", "report", "accept"]


@pytest.mark.parametrize("name", ACTS)
def test_strangers_are_asked_to_log_in(client, comment, name):
    response = client.post(url(name, comment), {"reason": "spam"})
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))
    assert hearts(comment) == 0
    assert not Report.objects.exists()


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("state", ["held", "removed", "deleted", "unconfirmed"])
def test_hidden_ones_are_not_found(client, karl, name, state):
    hidden = make_comment("Hidden.", guest=make_guest("Gil"), state=state)
    client.force_login(karl)
    response = client.post(url(name, hidden), {"reason": "spam"})
    assert response.status_code == 404
    assert not Report.objects.exists()


@pytest.mark.parametrize("name", ACTS)
def test_under_a_withdrawn_article_too(client, karl, comment, name):
    from blog.publishing import withdraw

    withdraw(comment.post, by=None)
    client.force_login(karl)
    assert client.post(url(name, comment), {"reason": "spam"}).status_code == 404


@pytest.mark.parametrize("name", ["like", "accept"])
def test_looking_changes_nothing(client, karl, comment, name):
    client.force_login(karl)
    assert client.get(url(name, comment)).status_code == 405


# --- the old site's addresses -------------------------------------------------------------------


def test_the_old_anchor_stands_beside_the_new_and_is_found_from_elsewhere(client):
    post = make_post()
    comment = make_comment("From 2009.", post=post, legacy_key="wp:old.example:4711")
    page = client.get(post.get_absolute_url())
    assert b'<span id="comment-4711"></span>' in page.content
    found = client.get(reverse("comments:legacy", args=[post.slug, 4711]))
    assert found["Location"] == comment.get_absolute_url()


def test_an_old_number_of_another_article_is_not_found(client):
    make_comment("From 2009.", post=make_post(), legacy_key="wp:old.example:4711")
    other = make_post("Another")
    for number in (4711, 711, 1):
        url = reverse("comments:legacy", args=[other.slug, number])
        assert client.get(url).status_code == 404
