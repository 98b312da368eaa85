"""Nobody is answered twice by accident, and nothing that was written gets lost on the way."""

import pytest

from blog.publishing import withdraw
from community.comments import visibility
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.desk.answering import Overtaken, SaidBefore, answer
from community.desk.models import Act, Draft
from community.voices.models import Fact
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    member = make_member("Ada Author", role="author", username="ada")
    client.force_login(member)
    return member


@pytest.fixture
def ben():
    return make_member("Ben", role="moderator")


@pytest.fixture
def asked(ada):
    return make_comment("Does it fit?", post=make_post(authors=[ada]))


def send(client, comment, text="It fits.", act="answer", **fields):
    return client.post(
        f"/desk/voices/{comment.voice_id}/{act}/", {"comment": text, "seen": 0, **fields}
    )


def answers(comment) -> list[str]:
    found = Comment.objects.filter(parent_id=comment.pk).order_by("pk")
    return [answer.text for answer in found]


@pytest.fixture
def overtaken(client, ada, ben, asked):
    """Ada's page, sent after Ben had answered."""
    post_comment(post=asked.post, text="Since 2019.", by=ben, parent=asked)
    return send(client, asked, "It fits, I think.", keep_open="1")


def test_three_ways_out_are_offered_and_no_other(overtaken, asked):
    page = overtaken.content.decode()
    assert overtaken.status_code == 409
    assert "Ben answered" in page and "Since 2019." in page
    assert "It fits, I think.</textarea>" in page
    form = page[page.index('<form class="voice-reply"') :]
    form = form[: form.index("</form>")]
    assert form.count("<button") == 3
    for button in ("Post anyway", "Keep as draft", "Discard"):
        assert f">{button}</button>" in form
    assert answers(asked) == ["Since 2019."]


def test_post_anyway(client, overtaken, asked):
    seen = overtaken.context["opened"].seen
    response = send(client, asked, "It fits, I think.", seen=seen, keep_open="1")
    assert response.status_code == 302
    assert answers(asked) == ["Since 2019.", "It fits, I think."]


def test_keep_as_draft(client, overtaken, ada, asked):
    response = send(client, asked, "It fits, I think.", act="draft")
    page = client.get(response["Location"]).content.decode()
    assert "It fits, I think.</textarea>" in page and "Kept as a draft." in page
    assert answers(asked) == ["Since 2019."]


def test_discard(client, overtaken, ada, asked):
    response = send(client, asked, "It fits, I think.", act="draft", discard="1")
    page = client.get(response["Location"]).content.decode()
    assert "It fits, I think." not in page
    assert answers(asked) == ["Since 2019."]
    assert not Draft.objects.exists()


def test_the_check_is_the_same_for_every_road(ada, ben, asked):
    comment, act = answer(asked.voice, "Since 2019.", by=ben, seen=0)
    assert (act.verb, act.by, act.data["comment"]) == ("reply", ben, comment.pk)
    facts = Fact.objects.filter(voice=asked.voice, code="answered")
    assert list(facts.values_list("act_id", flat=True)) == [act.pk]
    with pytest.raises(Overtaken):
        answer(asked.voice, "It fits.", by=ada, seen=0)
    # The same once more is one, with the same act.
    assert answer(asked.voice, "Since 2019.", by=ben, seen=0) == (comment, act)
    assert Act.objects.count() == 1
    with pytest.raises(TypeError):
        answer(asked.voice, "It fits.", by=ada)  # what was seen has to be told


def test_the_same_words_to_the_same_person_are_noticed(client, ada, ben, asked):
    answer(asked.voice, "It fits, *of course*!", by=ben, seen=0)
    again = make_comment("And now?", post=make_post("Another", authors=[ada]), by=asked.user)
    response = send(client, again, "it fits of  course", keep_open="1")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Ben sent Rita Reader the same words before." in page
    assert "it fits of  course</textarea>" in page and "Send anyway" in page
    assert answers(again) == []
    response = send(client, again, "it fits of  course", again="1", keep_open="1")
    assert response.status_code == 302
    assert answers(again) == ["it fits of  course"]


def test_the_same_words_to_somebody_else_are_nothing(client, ada, asked):
    send(client, asked, "It fits.")
    other = make_comment("Mine too?", post=asked.post, by=make_member("Karl"))
    assert send(client, other, "It fits.").status_code == 302


def test_words_that_were_taken_back_were_not_said(ada, asked):
    comment, _act = answer(asked.voice, "It fits.", by=ada, seen=0)
    visibility.delete(comment, by=ada)
    again = make_comment("And now?", post=asked.post, by=asked.user)
    answer(again.voice, "It fits.", by=ada, seen=0)
    with pytest.raises(SaidBefore):
        answer(make_comment("?", post=asked.post, by=asked.user).voice, "It fits", by=ada, seen=0)


@pytest.mark.parametrize("text", ["My long answer", "x" * 20_000, "A\0B", "****", ""])
def test_an_article_that_was_withdrawn_keeps_the_text(client, ada, asked, text):
    withdraw(asked.post, by=ada)
    response = send(client, asked, text)
    page = response.content.decode()
    assert response.status_code == 422
    assert text.replace("\0", "") + "</textarea>" in page
    assert answers(asked) == []


def test_an_article_that_was_withdrawn_is_said_in_words(client, ada, asked):
    withdraw(asked.post, by=ada)
    assert "isn&#x27;t published" in send(client, asked, "My answer").content.decode()


@pytest.mark.parametrize("act", [visibility.hold, visibility.remove, visibility.delete])
def test_a_comment_that_is_gone_keeps_the_text(client, ada, ben, asked, act):
    more = {"reason": "spam"} if act is visibility.remove else {}
    act(asked, by=asked.user if act is visibility.delete else ben, **more)
    response = send(client, asked, "My long answer")
    page = response.content.decode()
    assert response.status_code == 422
    assert "no longer public" in page and "My long answer</textarea>" in page


def test_who_may_not_answer_any_more_keeps_the_text(client, asked):
    rita = make_member("Rita", role="reader")
    client.force_login(rita)
    response = send(client, asked, "My long answer")
    assert response.status_code == 403
    assert "My long answer</textarea>" in response.content.decode()


def test_a_voice_that_never_was(client, ada, asked):
    response = client.post(f"/desk/voices/{10**18}/answer/", {"comment": "My long answer"})
    assert response.status_code == 404
    assert "My long answer</textarea>" in response.content.decode()
