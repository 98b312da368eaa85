"""Answering from the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments import editing, visibility
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.voices.models import Voice
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    member = make_member("Ada Author", role="author", username="ada")
    client.force_login(member)
    return member


@pytest.fixture
def asked(ada):
    return make_comment("Does it fit?", post=make_post(authors=[ada]), said_at=ago(3))


def ago(days):
    return timezone.now() - timedelta(days=days)


def send(client, comment, text="It fits.", query="", **fields):
    """Open the voice, then send the form that was on its page."""
    seen = client.get(f"/desk/voices/{comment.voice_id}/").context["opened"].seen
    return send_seen(client, comment, seen, text, query, **fields)


def send_seen(client, comment, seen, text="It fits.", query="", **fields):
    return client.post(
        f"/desk/voices/{comment.voice_id}/answer/{query}",
        {"comment": text, "seen": seen, **fields},
    )


def state(comment) -> str:
    return Voice.objects.get(pk=comment.voice_id).state


def test_the_answer_is_public_and_the_voice_is_answered(client, ada, asked):
    response = send(client, asked, "It *fits*.")

    answer = Comment.objects.get(parent_id=asked.pk)
    assert (answer.by_team, answer.state, answer.user) == (True, "public", ada)
    assert answer.html == "<p>It <em>fits</em>.</p>"
    assert state(asked) == "answered"
    assert response.status_code == 302
    page = client.get(response["Location"]).content.decode()
    assert f'Answered. <a href="{answer.get_absolute_url()}">See your answer</a>' in page


def test_leads_on_to_who_waits_next_in_the_same_list(client, ada, asked):
    second = make_comment("Second", post=asked.post, said_at=ago(2))
    third = make_comment("Third", post=asked.post, said_at=ago(1))
    query = f"?post={asked.post.slug}"

    response = send(client, second, query=query)
    assert response["Location"] == f"/desk/{query}&voice={third.voice_id}"
    response = send(client, third, query=query)
    assert response["Location"] == f"/desk/{query}&voice={asked.voice_id}"
    response = send(client, asked, query=query)
    assert response["Location"] == f"/desk/{query}"


def test_a_followup_comes_back(client, ada, asked):
    send(client, asked)
    answer = Comment.objects.get(parent_id=asked.pk)
    make_comment("And the old one?", parent=answer, by=asked.user)
    response = client.get("/desk/")
    assert [row.line for row in response.context["rows"]] == ["And the old one?"]
    assert response.context["opened"].parent == answer


def test_kept_open(client, ada, asked):
    response = send(client, asked, "I will look.", keep_open="1")
    assert state(asked) == "open"
    assert Comment.objects.filter(parent_id=asked.pk).count() == 1
    page = client.get(response["Location"]).content.decode()
    assert "Answered, and kept open." in page
    assert "Ada Author opened it again" in page


def test_earlier_words_in_the_thread_are_answered_with_it_and_later_ones_where_ticked(
    client, ada, asked
):
    earlier = make_comment("PS: mine is old", parent=asked, by=asked.user, said_at=ago(2.9))
    later = make_comment("PPS: very old", parent=asked, by=asked.user, said_at=ago(1))
    elsewhere = make_comment("Another thread", post=asked.post, by=asked.user, said_at=ago(5))
    stranger = make_comment("Not mine", post=asked.post, by=make_member("Karl"))

    opened = client.get(f"/desk/voices/{earlier.voice_id}/").context["opened"]
    assert opened.earlier == [asked]
    assert opened.others == [elsewhere, later]

    send(client, earlier, also=[elsewhere.voice_id, stranger.voice_id, "x", "9" * 40])
    assert state(earlier) == state(asked) == state(elsewhere) == "answered"
    assert state(later) == "open"
    assert state(stranger) == "open"


def test_pressed_twice_is_one_answer(client, ada, asked):
    seen = client.get("/desk/").context["opened"].seen
    first = send_seen(client, asked, seen)
    second = send_seen(client, asked, seen)
    assert first.status_code == second.status_code == 302
    assert Comment.objects.filter(parent_id=asked.pk).count() == 1


@pytest.mark.parametrize("text", ["", "   ", "****", "> "])
def test_nothing_to_read_is_refused_and_nothing_is_stored(client, ada, asked, text):
    response = send(client, asked, text)
    assert response.status_code == 422
    assert "There is nothing to read" in response.content.decode()
    assert not Comment.objects.filter(parent_id=asked.pk).exists()


def test_a_character_that_cannot_be_stored_is_taken_out_and_told(client, ada, asked):
    response = send(client, asked, "It\0 fits.")
    page = response.content.decode()
    assert response.status_code == 422
    assert "It fits.</textarea>" in page and "can&#x27;t be stored" in page
    assert not Comment.objects.filter(parent_id=asked.pk).exists()


def test_too_long_comes_back_with_its_text(client, ada, asked):
    response = send(client, asked, "long " * 3000, also=["7"])
    page = response.content.decode()
    assert response.status_code == 422
    assert "long long long" in page and "Shorten it" in page
    assert state(asked) == "open"


def test_preview_shows_and_sends_nothing(client, ada, asked):
    response = send(client, asked, "It *fits*.", preview="1")
    page = response.content.decode()
    assert response.status_code == 200
    assert "<p>It <em>fits</em>.</p>" in page
    assert "It *fits*.</textarea>" in page
    assert not Comment.objects.filter(parent_id=asked.pk).exists()


def test_a_colleague_was_quicker(client, ada, asked):
    seen = client.get("/desk/").context["opened"].seen
    ben = make_member("Ben", role="moderator")
    post_comment(post=asked.post, text="It fits since 2019.", by=ben, parent=asked)

    response = send_seen(client, asked, seen, "It fits, I think.")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Ben answered" in page and "It fits since 2019." in page
    assert "It fits, I think.</textarea>" in page
    assert Comment.objects.filter(parent_id=asked.pk).count() == 1

    again = send_seen(client, asked, response.context["opened"].seen, "It fits, I think.")
    assert again.status_code == 302
    assert Comment.objects.filter(parent_id=asked.pk).count() == 2


def test_a_colleague_who_answered_and_kept_it_open_was_quicker_too(client, ada, asked):
    seen = client.get("/desk/").context["opened"].seen
    ben = make_member("Ben", role="moderator")
    post_comment(post=asked.post, text="I will ask.", by=ben, parent=asked, keep_open=True)
    assert send_seen(client, asked, seen).status_code == 409


def test_a_colleague_closed_it_meanwhile(client, ada, asked):
    seen = client.get("/desk/").context["opened"].seen
    ben = make_member("Ben", role="moderator")
    client.force_login(ben)
    client.post(f"/desk/voices/{asked.voice_id}/close/", {"reason": "duplicate"})
    client.force_login(ada)
    response = send_seen(client, asked, seen)
    assert response.status_code == 409
    assert "Ben decided that no reply is needed: asked twice" in response.content.decode()


def test_the_reader_changed_the_question_meanwhile(client, ada, asked):
    seen = client.get("/desk/").context["opened"].seen
    Comment.objects.filter(pk=asked.pk).update(submit_date=timezone.now())
    asked.refresh_from_db()
    editing.edit_comment(asked, "Does the old one fit, and in which colour?", by=asked.user)
    response = send_seen(client, asked, seen)
    page = response.content.decode()
    assert response.status_code == 409
    assert "The comment was changed" in page and "in which colour?" in page


def test_a_heart_meanwhile_is_no_news(client, ada, asked):
    from community.comments.liking import like

    seen = client.get("/desk/").context["opened"].seen
    like(asked, by=ada)
    assert send_seen(client, asked, seen).status_code == 302


def test_a_comment_that_went_out_of_sight_keeps_the_answers_text(client, ada, asked):
    seen = client.get("/desk/").context["opened"].seen
    visibility.delete(asked, by=asked.user)
    response = send_seen(client, asked, seen, "My long answer")
    page = response.content.decode()
    assert response.status_code == 422
    assert "no longer public" in page
    assert "My long answer</textarea>" in page
    assert "Does it fit?" not in page
    assert not Comment.objects.filter(parent_id=asked.pk).exists()


def test_a_session_that_ended_meanwhile_keeps_the_text(client, ada, asked):
    client.logout()
    response = send_seen(client, asked, 0, "My <long> answer")
    page = response.content.decode()
    assert response.status_code == 403
    assert "My &lt;long&gt; answer</textarea>" in page
    assert f"/accounts/login/?next=/desk/voices/{asked.voice_id}/" in page
    assert not Comment.objects.filter(parent_id=asked.pk).exists()


def test_without_what_was_seen_an_answered_voice_asks_first(client, ada, asked):
    send(client, asked)
    response = client.post(f"/desk/voices/{asked.voice_id}/answer/", {"comment": "And more."})
    assert response.status_code == 409


@pytest.fixture
def offered(client):
    """Nobody answered for long, so that Otto may, under an article that isn't his."""
    comment = make_comment("Does it fit?", said_at=ago(30))
    client.force_login(make_member("Otto", role="author"))
    return comment


def test_what_was_offered_to_all_may_be_sent_twice(client, offered):
    send(client, offered)
    response = send_seen(client, offered, 0)
    assert response.status_code == 302
    assert "See your answer" in client.get(response["Location"]).content.decode()
    assert Comment.objects.filter(parent_id=offered.pk).count() == 1


def test_what_was_offered_to_all_and_a_colleague_was_quicker(client, offered):
    seen = client.get(f"/desk/voices/{offered.voice_id}/").context["opened"].seen
    mo = make_member("Mo", role="moderator")
    post_comment(post=offered.post, text="Yes.", by=mo, parent=offered)
    response = send_seen(client, offered, seen, "My long answer")
    page = response.content.decode()
    assert response.status_code == 404
    assert "Somebody else took care of it" in page and "My long answer" in page
    assert Comment.objects.filter(parent_id=offered.pk).count() == 1


@pytest.mark.parametrize("pk", [10**12, 2**63, 10**40])
def test_a_voice_that_never_was(client, ada, pk):
    assert client.post(f"/desk/voices/{pk}/answer/", {"comment": "Hm."}).status_code == 404
