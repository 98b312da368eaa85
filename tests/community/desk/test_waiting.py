"""Who still waits for an answer, the longest first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments import visibility
from community.comments.posting import post_comment
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


def rows(response) -> list[str]:
    return [row.line for row in response.context["rows"]]


def ago(**span):
    return timezone.now() - timedelta(**span)


@pytest.fixture
def moderator(client):
    member = make_member("Mo Moderator", role="moderator")
    client.force_login(member)
    return member


def test_shows_who_waits_the_longest_first(client, moderator):
    post = make_post("The seal on batch seven")
    rita = make_member("Rita Reader")
    make_comment("Second question", post=post, by=rita, said_at=ago(hours=5))
    make_comment("First question", post=post, said_at=ago(days=3))

    response = client.get("/desk/")

    assert rows(response) == ["First question", "Second question"]
    page = response.content.decode()
    assert "The seal on batch seven" in page
    assert "waiting 3" in page and "Rita Reader" in page


def test_the_longest_waiting_is_open_with_all_to_answer_it(client, moderator):
    ada = make_member("Ada Author", role="author")
    post = make_post(authors=[ada])
    rita = make_member("Rita Reader")
    first = make_comment("Does it fit?", post=post, by=rita, said_at=ago(days=4))
    answer = post_comment(post=post, text="It fits *very* well.", by=ada, parent=first).comment
    make_comment("And the old one?", parent=answer, by=rita, said_at=ago(days=3))

    response = client.get("/desk/")
    opened = response.context["opened"]

    assert opened.comment.text == "And the old one?"
    assert opened.parent == answer
    assert opened.kind_words == "follow-up"
    assert opened.history.words == "2 comments, 1 answered, 1 waiting"
    page = response.content.decode()
    assert "It fits <em>very</em> well." in page
    assert f'action="/desk/voices/{opened.voice.pk}/answer/"' in page
    assert not response.context["chose"]


def test_another_voice_is_opened_by_its_address(client, moderator):
    post = make_post()
    make_comment("First", post=post, said_at=ago(days=2))
    second = make_comment("Second", post=post, said_at=ago(days=1))

    response = client.get(f"/desk/?voice={second.voice_id}")

    assert response.context["opened"].comment == second
    assert response.context["chose"]
    assert rows(response) == ["First", "Second"]


def test_a_voice_that_waits_no_more_can_still_be_opened_beside_the_list(client, moderator):
    first = make_comment("First")
    make_comment("Second", post=first.post)
    post_comment(post=first.post, text="Yes.", by=moderator, parent=first)

    response = client.get(f"/desk/?voice={first.voice_id}")

    assert rows(response) == ["Second"]
    assert response.context["opened"].voice.state == "answered"
    assert "Mo Moderator answered" in response.content.decode()


@pytest.mark.parametrize("voice", ["999999", "x", "-1", "9" * 30, "٣"])
def test_an_unknown_voice_is_not_found(client, moderator, voice):
    make_comment()
    assert client.get(f"/desk/?voice={voice}").status_code == 404


def test_peer_talk_is_not_here_unless_it_names_the_team(client, moderator):
    post = make_post()
    first = make_comment("First", post=post)
    make_comment("Dear reader", parent=first, by=make_member("Karl"))
    assert rows(client.get("/desk/")) == ["First"]

    make_comment("@mo-moderator, is that so?", parent=first, by=make_member("Lea"))
    response = client.get("/desk/")
    assert rows(response) == ["First", "@mo-moderator, is that so?"]
    lea = response.context["rows"][1]
    assert "mentions you" in client.get(f"/desk/?voice={lea.pk}").content.decode()


def test_a_withdrawn_voice_is_told_without_its_words(client):
    ada = make_member("Ada", role="author")
    client.force_login(ada)
    comment = make_comment("Something rude and secret", post=make_post(authors=[ada]))
    visibility.hold(comment, by=None)

    response = client.get(f"/desk/voices/{comment.voice_id}/")

    page = response.content.decode()
    assert response.status_code == 200
    assert "any more, so it can" in page
    assert "rude and secret" not in page
    assert "Nothing public yet" in page
    assert 'name="comment"' not in page


def test_a_guest_has_no_link_and_no_address_on_the_page(client, moderator):
    guest = make_guest("Gil Guest", "gil@example.net")
    make_comment("Hello", guest=guest)
    page = client.get("/desk/").content.decode()
    assert "Gil Guest" in page
    assert "gil@example.net" not in page


def test_hostile_words_stay_words(client, moderator):
    rita = make_member("<script>alert(1)</script>")
    post = make_post("<img src=x onerror=alert(2)>")
    make_comment("<script>alert(3)</script> hello", post=post, by=rita)
    page = client.get("/desk/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_nobody_is_waiting(client, moderator):
    page = client.get("/desk/").content.decode()
    assert "Nobody is waiting." in page
    assert "The last answer took" not in page


def test_the_last_answer_is_told_when_nobody_is_waiting(client, moderator):
    comment = make_comment(said_at=ago(minutes=40, seconds=5))
    post_comment(post=comment.post, text="Yes.", by=moderator, parent=comment)
    assert "The last answer took 40\xa0minutes." in client.get("/desk/").content.decode()


def test_an_old_answer_is_not_boasted_with(client, moderator):
    comment = make_comment(said_at=ago(days=50))
    post_comment(post=comment.post, text="Yes.", by=moderator, parent=comment, said_at=ago(days=49))
    assert "The last answer took" not in client.get("/desk/").content.decode()
