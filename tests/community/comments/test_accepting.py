"""Answered by the community: who accepts, what is said about it, and who is credited."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.publishing import withdraw
from community.comments import visibility
from community.comments.accepting import accept, unaccept
from community.comments.models import Comment
from community.comments.refusals import Refused
from community.events.models import Event
from community.voices.models import Voice
from tests.community.comments.pages import said_on, text_of, tree, with_class
from tests.makers import make_comment, make_guest, make_member, make_post
from tests.seeding import seed_conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_member("Ada", role="author")


@pytest.fixture
def rita():
    return make_member("Rita")


@pytest.fixture
def karl():
    return make_member("Karl")


@pytest.fixture
def question(rita):
    return make_comment("Does it float?", by=rita)


@pytest.fixture
def reply(question, karl):
    return make_comment("It does.", parent=question, by=karl)


def url(comment) -> str:
    return reverse("comments:accept", args=[comment.pk])


def said(response) -> str:
    return " ".join(text_of(row) for row in with_class(tree(response), "messages"))


def voice_of(comment) -> Voice:
    return Voice.objects.get(comment=comment)


def profile(member, **query) -> object:
    return Client().get(reverse("comments:person", args=[member.username]), query)


# --- the verbs ----------------------------------------------------------------------------------


def test_each_verb_says_whether_it_changed_anything(rita, question, reply):
    assert [accept(reply, by=rita), accept(reply, by=rita)] == [True, False]
    assert voice_of(question).state == "answered"
    assert [unaccept(reply, by=rita), unaccept(reply, by=rita)] == [True, False]
    assert voice_of(question).state == "open"
    codes = Event.objects.filter(code__contains="accepted").order_by("pk")
    assert list(codes.values_list("code", flat=True)) == ["comment.accepted", "comment.unaccepted"]


def test_the_team_accepts_for_a_guest_who_cannot(ada, karl):
    asked = make_comment("Does it float?", guest=make_guest("Gil"))
    answer = make_comment("It does.", parent=asked, by=karl)
    assert accept(answer, by=ada)
    assert voice_of(asked).state == "answered"


def test_a_guests_answer_can_be_accepted_too(rita, question):
    answer = make_comment("It does.", parent=question, guest=make_guest("Gil"))
    assert accept(answer, by=rita)
    asked, answered = said_on(Client().get(question.post.get_absolute_url()))
    assert "Answered by Gil" in asked.links and "Accepted answer" in answered.whole


def test_held_it_answers_nothing_and_released_it_does_again(ada, rita, question, reply):
    accept(reply, by=rita)
    visibility.hold(reply, by=ada)
    assert voice_of(question).state == "open"
    visibility.release(reply, by=ada)
    assert voice_of(question).state == "answered"
    asked, answered = said_on(Client().get(question.post.get_absolute_url()))
    assert "Answered by Karl" in asked.links and "Accepted answer" in answered.whole


def test_its_writer_does_not_see_a_held_one_as_accepted(client, ada, rita, karl, reply):
    accept(reply, by=rita)
    visibility.hold(reply, by=ada)
    client.force_login(karl)
    _asked, held = said_on(client.get(reply.post.get_absolute_url()))
    assert held.text == "It does." and "Accepted answer" not in held.whole


def test_what_nobody_can_read_is_no_answer(ada, rita, reply):
    visibility.hold(reply, by=ada)
    for verb in (accept, unaccept):
        with pytest.raises(Refused) as refused:
            verb(reply, by=rita)
        assert refused.value.code == "not_public"


# --- the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["rita", "ada"])
def test_asker_and_team_accept_and_take_back_with_words(client, request, who, reply):
    client.force_login(request.getfixturevalue(who))
    button = said_on(client.get(reply.post.get_absolute_url()))[1].buttons["This answers it"]
    page = client.post(button["formaction"], {"accepted": button["value"]}, follow=True)
    assert "Marked as the answer, with thanks to Karl." in said(page)
    again = client.post(url(reply), {"accepted": "1"}, follow=True)
    assert "It was marked as the answer already." in said(again)

    button = said_on(page)[1].buttons["Not the answer after all"]
    page = client.post(button["formaction"], {"accepted": button["value"]}, follow=True)
    assert "No longer marked as the answer." in said(page)
    again = client.post(url(reply), {"accepted": "0"}, follow=True)
    assert "It wasn't marked." in said(again)


def test_the_team_is_offered_it_under_a_guests_question(client, ada, karl):
    asked = make_comment("Does it float?", guest=make_guest("Gil"))
    make_comment("It does.", parent=asked, by=karl)
    client.force_login(ada)
    page = client.get(asked.post.get_absolute_url())
    assert "This answers it" in said_on(page)[1].buttons
    client.force_login(karl)
    assert "This answers it" not in said_on(client.get(asked.post.get_absolute_url()))[1].buttons


def test_others_are_refused_with_a_sentence(client, karl, reply):
    client.force_login(make_member("Somebody"))
    response = client.post(url(reply))
    assert response.status_code == 403
    assert "Only the person who asked, or the team" in text_of(tree(response))


def test_an_answer_far_below_is_accepted_from_the_page_that_shows_it(client, rita, karl):
    post = make_post()
    seed_conversation(post, roots=1, replies=30, people=[karl])
    root = Comment.objects.filter(post=post).order_by("path").first()
    Comment.objects.filter(pk=root.pk).update(user=rita)
    client.force_login(rita)
    rows = said_on(client.get(post.get_absolute_url()))
    more = next(link for row in rows for text, link in row.links.items() if "more repl" in text)
    rows = [row for row in said_on(client.get(more)) if row.depth == 2]
    assert len(rows) > 5
    assert all("This answers it" in row.buttons for row in rows)


# --- the profile --------------------------------------------------------------------------------


def test_the_profile_credits_what_was_accepted(karl, rita, question, reply):
    make_comment("I have one.", post=question.post, by=karl)
    assert "Accepted answer" not in profile(karl).content.decode()
    accept(reply, by=rita)
    page = profile(karl)
    assert "Accepted answers: 1" in text_of(tree(page))
    rows = {
        text_of(with_class(row, "said")[0]): text_of(row)
        for row in with_class(tree(page), "said-row")
    }
    assert "Accepted answer" in rows["It does."]
    assert "Accepted answer" not in rows["I have one."]
    unaccept(reply, by=rita)
    assert "Accepted answer" not in profile(karl).content.decode()


def test_the_askers_profile_says_who_answered(ada, rita, question, reply):
    accept(reply, by=rita)
    assert "Answered by another reader" in text_of(tree(profile(rita)))
    make_comment("Indeed.", parent=question, by=ada)
    assert "Answered by the team" in text_of(tree(profile(rita)))


def test_what_is_hidden_is_not_credited(ada, rita, karl, reply):
    accept(reply, by=rita)
    visibility.hold(reply, by=ada)
    assert "Accepted answer" not in profile(karl).content.decode()
    visibility.release(reply, by=ada)
    assert "Accepted answers: 1" in text_of(tree(profile(karl)))
    withdraw(reply.post, by=None)
    assert "Accepted answer" not in profile(karl).content.decode()


def test_many_are_counted_to_999(karl, django_assert_num_queries):
    post = make_post()
    seed_conversation(post, roots=1, replies=1_010, people=[karl])
    Comment.objects.filter(post=post, parent_id__gt=0).update(is_accepted=True)
    profile(karl)
    with django_assert_num_queries(7):
        page = profile(karl)
    assert "Accepted answers: 999+" in text_of(tree(page))
