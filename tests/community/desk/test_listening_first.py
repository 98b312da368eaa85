"""Publish: first the readers who wait, then the article."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import Post
from blog.publishing import publish, withdraw
from community.comments import visibility
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.desk.drafting import MOST_LETTERS
from community.desk.models import Draft, PublishedAnyway
from community.members.absences import away
from community.members.roles import set_role
from community.voices.models import Voice
from community.voices.rules import set_rules
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    member = make_member("Ada Author", role="author", username="ada")
    client.force_login(member)
    return member


@pytest.fixture
def lamp(ada):
    return make_post("A lamp", authors=[ada])


@pytest.fixture
def draft(ada):
    return make_post("Six euros", authors=[ada], published=False)


def ask(post, text="Does it fit?", *, days=3, name="Rita Reader", **more):
    said_at = timezone.now() - timedelta(days=days)
    return make_comment(text, post=post, by=make_member(name), said_at=said_at, **more)


def press_publish(client, post=None, **changes):
    """What the editor's form sends."""
    form = {"title": "Six euros", "summary": "", "body": "We *count*.", "comments_open": "on"}
    if post is None:
        return client.post("/write/new/", form | {"publish": "1"} | changes)
    post.refresh_from_db()
    form |= {"title": post.title, "slug": post.slug, "seen": post.updated_at.isoformat()}
    return client.post(f"/write/{post.pk}/", form | {"publish": "1"} | changes)


def first(post) -> str:
    return f"/desk/before-publishing/{post.pk}/"


def seen(client, post) -> dict[int, int]:
    return {box.voice.pk: box.seen for box in client.get(first(post)).context["boxes"]}


def send(client, post, *, texts=(), press="", value="1", **more):
    """Press one of the page's buttons, with texts for comments typed into their boxes."""
    form = {f"seen-{pk}": fact for pk, fact in seen(client, post).items()}
    form |= {f"text-{comment.voice_id}": text for comment, text in dict(texts).items()}
    return client.post(first(post), form | {press: value} | more)


def is_public(post) -> bool:
    return Post.objects.get(pk=post.pk).is_public


def mode(name: str) -> None:
    set_rules(by=None, listen_first=name)


def test_nobody_waits_and_it_is_published_at_once(client, ada, draft):
    response = press_publish(client, draft)
    assert response["Location"] == draft.get_absolute_url()
    assert is_public(draft)


def test_who_waits_is_seen_first_and_everything_typed_is_saved(client, ada, lamp):
    ask(lamp, "Is there a battery?", days=1, name="Karl")
    ask(lamp, "Does it fit?", days=5)
    response = press_publish(client, title="Seven euros", body="We counted again.")
    post = Post.objects.get(title="Seven euros")
    assert response["Location"] == first(post)
    assert (post.body, post.state) == ("We counted again.", "draft")
    page = client.get(first(post))
    text = page.content.decode()
    assert "2 readers wait for you" in text
    assert text.index("Does it fit?") < text.index("Is there a battery?")
    assert "waiting 5\xa0days" in text
    assert 'name="reason"' not in text
    response = client.post(first(post), {"publish": "1"})
    assert response["Location"] == post.get_absolute_url()
    assert is_public(post)
    assert not PublishedAnyway.objects.exists()


def test_not_yet_leads_back_to_the_article(client, lamp, draft):
    ask(lamp)
    response = send(client, draft, press="back")
    assert response["Location"] == f"/write/{draft.pk}/"
    assert not is_public(draft)


def test_an_answer_from_there(client, ada, lamp, draft):
    asked, other = ask(lamp, days=5), ask(lamp, "And this?", name="Karl")
    response = send(
        client, draft, texts={asked: "It *fits*."}, press="answer", value=asked.voice_id
    )
    assert response["Location"] == first(draft)
    answer = Comment.objects.get(parent_id=asked.pk)
    assert (answer.by_team, answer.user, answer.state) == (True, ada, "public")
    page = client.get(first(draft))
    assert "Answered." in page.content.decode()
    assert [box.comment for box in page.context["boxes"]] == [other]
    assert "One reader waits for you" in page.content.decode()
    assert not is_public(draft)


def test_when_all_are_answered_nothing_is_asked(client, lamp, draft):
    mode("require")
    asked = ask(lamp)
    send(client, draft, texts={asked: "It fits."}, press="answer", value=asked.voice_id)
    assert "Nobody waits for you" in client.get(first(draft)).content.decode()
    assert send(client, draft, press="publish")["Location"] == draft.get_absolute_url()
    assert is_public(draft)
    assert not PublishedAnyway.objects.exists()


def test_what_stands_in_other_boxes_is_kept(client, ada, lamp, draft):
    asked, other = ask(lamp, days=5), ask(lamp, "And this?", name="Karl")
    texts = {asked: "It fits.", other: "Let me look"}
    send(client, draft, texts=texts, press="answer", value=asked.voice_id)
    assert Draft.objects.get(member=ada).text == "Let me look"
    assert "Let me look</textarea>" in client.get(first(draft)).content.decode()
    send(client, draft, texts={other: "Let me look it up"}, press="back")
    assert Draft.objects.get(member=ada).text == "Let me look it up"
    response = send(client, draft, texts={other: "Let me"}, press="publish")
    assert "kept as drafts" in client.get(response["Location"]).content.decode()
    assert Draft.objects.get(member=ada).text == "Let me"
    assert Comment.objects.filter(parent_id=other.pk).count() == 0


def test_an_emptied_box_is_no_draft(client, ada, lamp, draft):
    asked = ask(lamp)
    send(client, draft, texts={asked: "Let me look"}, press="back")
    send(client, draft, texts={asked: " "}, press="back")
    assert not Draft.objects.exists()


@pytest.mark.parametrize("text", ["", "  ", "****"])
def test_nothing_to_read_is_refused_beside_its_box(client, lamp, draft, text):
    asked, other = ask(lamp, days=5), ask(lamp, "And this?", name="Karl")
    texts = {asked: text, other: "Let me look"}
    response = send(client, draft, texts=texts, press="answer", value=asked.voice_id)
    page = response.content.decode()
    assert response.status_code == 422
    assert "There is nothing to read" in page
    assert "Let me look</textarea>" in page


def test_a_colleague_was_quicker(client, lamp, draft):
    asked = ask(lamp)
    before = seen(client, draft)[asked.voice_id]
    ben = make_member("Ben", role="moderator")
    post_comment(post=lamp, text="It fits since 2019.", by=ben, parent=asked)
    form = {f"seen-{asked.voice_id}": before, f"text-{asked.voice_id}": "It fits, I think."}
    response = client.post(first(draft), form | {"answer": asked.voice_id})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Ben answered" in page and "It fits since 2019." in page
    assert "It fits, I think.</textarea>" in page
    assert Comment.objects.filter(parent_id=asked.pk).count() == 1
    box = response.context["boxes"][0]
    form |= {f"seen-{asked.voice_id}": box.seen, "answer": asked.voice_id}
    assert client.post(first(draft), form).status_code == 302
    assert Comment.objects.filter(parent_id=asked.pk).count() == 2


def test_the_same_words_to_the_same_person_are_asked_about(client, lamp, draft):
    earlier = ask(lamp, "Does it fit?", days=5)
    post_comment(post=lamp, text="It fits.", by=lamp.authors.get(), parent=earlier)
    later = make_comment("And on my bike?", post=lamp, by=earlier.user)
    response = send(client, draft, texts={later: "It fits!"}, press="answer", value=later.voice_id)
    assert response.status_code == 409
    assert "Send it anyway" in response.content.decode()
    response = send(
        client,
        draft,
        texts={later: "It fits!"},
        press="answer",
        value=later.voice_id,
        again=later.voice_id,
    )
    assert response.status_code == 302
    assert Comment.objects.filter(parent_id=later.pk).count() == 1


def test_without_asking_it_is_published_at_once(client, lamp, draft):
    mode("off")
    ask(lamp)
    assert press_publish(client, draft)["Location"] == draft.get_absolute_url()
    assert is_public(draft)


@pytest.mark.parametrize("reason", ["", "   ", "\u200b", "\0"])
def test_a_reason_is_required(client, lamp, draft, reason):
    mode("require")
    asked = ask(lamp)
    texts = {asked: "Let me look"}
    response = send(client, draft, texts=texts, press="publish", reason=reason)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Say in a few words why" in page
    assert "Let me look</textarea>" in page
    assert not is_public(draft)


def test_a_reason_is_kept_with_who_and_how_many(client, ada, lamp, draft):
    mode("require")
    ask(lamp)
    ask(lamp, "And this?", name="Karl")
    assert press_publish(client, draft)["Location"] == first(draft)
    response = send(client, draft, press="publish", reason=" The fair\nopens today ")
    assert response["Location"] == draft.get_absolute_url()
    kept = PublishedAnyway.objects.get()
    assert (kept.post, kept.by, kept.waiting) == (draft, ada, 2)
    assert kept.reason == "The fair opens today"
    # Pressed twice, it is one.
    client.post(first(draft), {"publish": "1", "reason": "Again"})
    assert PublishedAnyway.objects.count() == 1


def test_a_reason_that_is_too_long_comes_back(client, lamp, draft):
    mode("require")
    ask(lamp)
    response = send(client, draft, press="publish", reason="because " * 50)
    assert response.status_code == 422
    assert "Shorten it" in response.content.decode()
    assert "because because" in response.content.decode()
    assert not is_public(draft)


@pytest.mark.parametrize("name", ["confirmed", "listened", "published_anyway", "reason"])
def test_no_word_in_the_editor_s_form_skips_it(client, lamp, draft, name):
    mode("require")
    ask(lamp)
    assert press_publish(client, draft, **{name: "1"})["Location"] == first(draft)
    assert not is_public(draft)


def test_also_after_it_was_withdrawn(client, ada, lamp, draft):
    press_publish(client, draft)
    withdraw(draft, by=ada)
    ask(lamp)
    assert press_publish(client, draft)["Location"] == first(draft)


def test_saving_a_public_article_asks_nothing(client, lamp):
    ask(lamp)
    assert press_publish(client, lamp, publish="")["Location"] == lamp.get_absolute_url()


def test_whose_readers_count(client, ada, lamp, draft):
    bens = make_post("Ben's", authors=[make_member("Ben", role="author")])
    ask(bens)
    assert client.get(first(draft)).context["readers"] == 0
    given = ask(bens, "Ask Ada!", name="Karl")
    Voice.objects.filter(pk=given.voice_id).update(owner=ada)
    assert [box.comment for box in client.get(first(draft)).context["boxes"]] == [given]
    today = timezone.localdate()
    away(bens.authors.get(), today, today + timedelta(days=2), ada, by=None)
    assert client.get(first(draft)).context["readers"] == 2


def test_one_box_for_each_reader_and_at_most_five(client, lamp, draft):
    for n in range(7):
        ask(lamp, f"Question {n}", days=20 - n, name=f"Reader {n}")
    rita = ask(lamp, "First of two", days=30)
    make_comment("Second of two", post=lamp, by=rita.user)
    page = client.get(first(draft))
    assert page.context["readers"] == 8
    said = [box.comment.text for box in page.context["boxes"]]
    assert said == ["First of two", "Question 0", "Question 1", "Question 2", "Question 3"]
    assert "All who wait are on the desk" in page.content.decode()


def test_a_public_article_has_no_such_page(client, lamp):
    ask(lamp)
    assert client.get(first(lamp))["Location"] == lamp.get_absolute_url()
    response = client.post(first(lamp), {"publish": "1"}, follow=True)
    assert response.redirect_chain[-1] == (lamp.get_absolute_url(), 302)


def test_a_colleague_published_it_meanwhile_and_the_answer_is_sent(client, lamp, draft):
    asked = ask(lamp)
    form = {f"seen-{pk}": fact for pk, fact in seen(client, draft).items()}
    publish(draft, by=None)
    form |= {f"text-{asked.voice_id}": "It fits.", "answer": asked.voice_id}
    response = client.post(first(draft), form, follow=True)
    assert response.redirect_chain[-1] == (draft.get_absolute_url(), 302)
    assert Comment.objects.filter(parent_id=asked.pk).count() == 1


@pytest.mark.parametrize("what", ["no longer an author", "no longer of the team"])
def test_who_may_not_any_more_gets_the_words_back(client, ada, lamp, draft, what):
    asked = ask(lamp)
    if what == "no longer an author":
        draft.authorships.update(member=make_member("Ben", role="author"))
    else:
        set_role(ada, "reader", by=None)
    form = {f"text-{asked.voice_id}": "It fits.", "publish": "1"}
    response = client.post(first(draft), form)
    assert response.status_code == (404 if what == "no longer an author" else 403)
    assert "It fits.</textarea>" in response.content.decode()
    assert not is_public(draft)


def test_an_article_that_lost_its_text_meanwhile(client, lamp, draft):
    ask(lamp)
    Post.objects.filter(pk=draft.pk).update(body="", body_html="")
    response = send(client, draft, press="publish")
    assert response.status_code == 422
    assert "An article needs a text" in response.content.decode()
    assert not is_public(draft)


@pytest.mark.parametrize("voice", ["0", "x", "", "9" * 30, "-1", "٣"])
def test_an_answer_to_nobody(client, ada, lamp, draft, voice):
    asked = ask(lamp)
    response = send(client, draft, texts={asked: "Let me"}, press="answer", value=voice)
    assert response.status_code == 404
    assert "Let me</textarea>" in response.content.decode()


def test_others_readers_are_out_of_reach(client, ada, draft):
    foreign = ask(make_post("Ben's", authors=[make_member("Ben", role="author")]), days=0)
    form = {f"text-{foreign.voice_id}": "Mine now", "answer": foreign.voice_id}
    response = client.post(first(draft), form)
    assert response.status_code == 404
    assert "Mine now</textarea>" in response.content.decode()
    assert not Comment.objects.filter(parent_id=foreign.pk).exists()
    client.post(first(draft), {f"text-{foreign.voice_id}": "Mine now", "back": "1"})
    assert not Draft.objects.exists()


def test_words_that_were_withdrawn_under_the_hands(client, ada, lamp, draft):
    asked = ask(lamp)
    facts = seen(client, draft)
    visibility.hold(asked, by=make_member("Mo", role="moderator"))
    form = {f"seen-{pk}": fact for pk, fact in facts.items()}
    form |= {f"text-{asked.voice_id}": "It fits.", "answer": asked.voice_id}
    response = client.post(first(draft), form)
    assert response.status_code == 422
    assert "no longer public" in response.content.decode()
    assert "It fits.</textarea>" in response.content.decode()


def test_the_log_in_ended_while_they_wrote(client, lamp, draft):
    asked = ask(lamp)
    form = {f"text-{asked.voice_id}": "It fits.", "reason": "The fair", "publish": "1"}
    response = Client().post(first(draft), form)
    page = response.content.decode()
    assert response.status_code == 403
    assert "It fits.</textarea>" in page and "The fair</textarea>" in page
    assert f"next={first(draft)}" in page
    assert not is_public(draft)


def test_a_lost_token_keeps_the_words(ada, lamp, draft):
    asked = ask(lamp)
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    form = {f"text-{asked.voice_id}": "It fits.", "publish": "1"}
    response = client.post(first(draft), form)
    assert response.status_code == 403
    assert "It fits.</textarea>" in response.content.decode()
    assert not is_public(draft)


@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 40])
def test_no_such_article(client, ada, pk):
    assert client.get(f"/desk/before-publishing/{pk}/").status_code == 404


def test_drafts_of_others_are_no_secret_door(client, lamp):
    other = make_post("Secret", authors=[make_member("Ben", role="author")], published=False)
    assert client.get(first(other)).status_code == 404
    assert client.post(first(other), {"publish": "1"}).status_code == 404
    assert not is_public(other)


def test_hostile_words_stay_words(client, lamp, draft):
    asked = ask(lamp, "<script>alert(1)</script> hello", name="<img src=x>")
    text = "</textarea><script>alert(2)</script>"
    response = send(client, draft, texts={asked: text}, press="answer", value="0")
    page = response.content.decode()
    assert "<script>alert" not in page and "<img src=x>" not in page


def test_the_writers_page_says_how_many_wait(client, ada, lamp):
    assert "wait for you" not in client.get("/write/").content.decode()
    ask(lamp)
    assert "One reader waits for you" in client.get("/write/").content.decode()
    ask(lamp, name="Karl")
    assert "2 readers wait for you" in client.get("/write/").content.decode()


@pytest.mark.parametrize("count", [2, 30])
def test_as_many_queries_however_many_wait(client, lamp, draft, django_assert_num_queries, count):
    for n in range(count):
        ask(lamp, f"Question {n}", name=f"Reader {n}")
    client.get(first(draft))
    with django_assert_num_queries(14):
        client.get(first(draft))


def test_absences_are_those_of_today(client, ada, draft):
    ben = make_member("Ben", role="author")
    ask(make_post("Ben's", authors=[ben]))
    away(ben, date(2024, 1, 1), date(2024, 1, 9), ada, by=None, today=date(2024, 1, 1))
    assert client.get(first(draft)).context["readers"] == 0


@pytest.mark.parametrize("press", ["publish", "back"])
def test_words_that_can_t_be_kept_hold_it_up(client, lamp, draft, press):
    asked, long = ask(lamp), "y" * (MOST_LETTERS + 1)
    response = send(client, draft, texts={asked: long}, press=press)
    assert response.status_code == 422 and not is_public(draft)
    assert f">{long}</textarea>" in response.content.decode()
    assert "Shorten it." in response.content.decode()


@pytest.mark.parametrize("press", ["publish", "back"])
def test_words_for_somebody_out_of_reach_are_shown_once(client, ada, lamp, draft, press):
    theirs = make_post("Theirs", authors=[make_member(role="author")])
    away_from_ada = ask(theirs, days=0)  # too young to be offered to everybody
    asked = ask(lamp, name="Gus Guest")
    texts = {away_from_ada: "All of this.", asked: "Not yet sure."}
    response = send(client, draft, texts=texts, press=press)
    assert response.status_code == 422 and not is_public(draft)
    assert "All of this." in response.content.decode()
    # What can be kept is kept nevertheless, and the next press goes through.
    assert Draft.objects.get(member=ada).text == "Not yet sure."
    assert send(client, draft, press=press).status_code == 302
    assert is_public(draft) == (press == "publish")


def test_an_answer_is_sent_though_other_words_can_t_be_kept(client, lamp, draft):
    asked, other = ask(lamp), ask(lamp, name="Gus Guest")
    long = "y" * (MOST_LETTERS + 1)
    texts = {asked: "It fits.", other: long}
    response = send(client, draft, texts=texts, press="answer", value=str(asked.voice_id))
    assert Comment.objects.filter(comment="It fits.").count() == 1
    assert f">{long}</textarea>" in response.content.decode()
