"""All that is needed to answer stands on one page: the thread, the article, the person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments import visibility
from community.comments.posting import post_comment
from community.desk.drafting import keep_draft
from community.desk.noting import add_note
from community.desk.opening import open_voice
from community.desk.saved_replies import save_reply
from community.members.models import Absence
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    member = make_member("Ada Author", role="author", username="ada")
    client.force_login(member)
    return member


def ago(days):
    return timezone.now() - timedelta(days=days)


def opened(client, comment):
    return client.get(f"/desk/voices/{comment.voice_id}/").context["opened"]


def page(client, comment) -> str:
    return client.get(f"/desk/voices/{comment.voice_id}/").content.decode()


def texts(comments) -> list[str]:
    return [comment.text for comment in comments]


def test_what_stands_around_it_in_the_thread(client, ada):
    post = make_post(authors=[ada])
    root = make_comment("Root", post=post, by=make_member("Karl"))
    replies = [make_comment(f"r{n}", parent=root, by=make_member("Lea")) for n in range(12)]
    make_comment("Another thread", post=post)
    asked = replies[5]
    found = opened(client, asked)
    # What it answers is always there, however much was said in between.
    assert texts(found.before) == ["Root", "r3", "r4"]
    assert texts(found.after) == ["r6", "r7", "r8", "r9", "r10"]
    assert asked.get_absolute_url() in page(client, asked)
    assert texts(opened(client, root).before) == []


def test_words_that_were_hidden_are_not_shown_beside_it(client, ada):
    post = make_post(authors=[ada])
    root = make_comment("Rude words", post=post, by=make_member("Karl"))
    asked = make_comment("What a tone", parent=root, by=make_member("Lea"))
    visibility.hold(root, by=None)
    text = page(client, asked)
    assert "Rude words" not in text and "any more" in text


def test_an_answer_is_shown_once_where_it_stands_in_the_thread(client, ada):
    asked = make_comment("Does it fit?", post=make_post(authors=[ada]))
    post_comment(post=asked.post, text="It fits indeed", by=ada, parent=asked, keep_open=True)
    assert page(client, asked).count("It fits indeed") == 1


def test_the_article_is_remembered_by_its_summary_or_its_beginning(client, ada):
    summed = make_post("One", authors=[ada], summary="About seals.")
    plain = make_post("Two", authors=[ada], body="It *begins* here.")
    assert opened(client, make_comment("a", post=summed)).post_excerpt == "About seals."
    assert opened(client, make_comment("b", post=plain)).post_excerpt == "It begins here."


def test_what_else_of_theirs_waits_is_ticked_here_and_linked_elsewhere(client, ada):
    rita = make_member("Rita")
    here, there = make_post("Here", authors=[ada]), make_post("There", authors=[ada])
    asked = make_comment("First", post=here, by=rita, said_at=ago(2))
    other = make_comment("Second", post=here, by=rita, said_at=ago(1))
    far = make_comment("Third", post=there, by=rita)
    hidden = make_comment(
        "Fourth", post=make_post("Otto's", authors=[make_member("Otto")]), by=rita
    )
    found = opened(client, asked)
    assert (found.others, found.elsewhere) == ([other], [far])
    text = page(client, asked)
    assert f"/desk/voices/{far.voice_id}/" in text
    assert "Fourth" not in text and f"/desk/voices/{hidden.voice_id}/" not in text

    client.force_login(make_member("Mo", role="moderator"))
    assert set(opened(client, asked).elsewhere) == {far, hidden}


@pytest.mark.parametrize("role", ["author", "editor"])
def test_two_questions_however_much_stands_around_it(client, ada, role, django_assert_num_queries):
    rita = make_member("Rita")
    post, there = make_post("Here", authors=[ada]), make_post("There", authors=[ada])
    asked = make_comment("First", post=post, by=rita)
    answer = post_comment(post=post, text="Yes", by=ada, parent=asked, keep_open=True).comment
    for n in range(8):
        make_comment(f"r{n}", parent=answer, by=make_member("Lea"))
        make_comment(f"s{n}", post=there, by=rita)
        add_note(asked.voice, f"n{n}", by=ada)
        save_reply(None, title=f"t{n}", text="x", is_shared=True, by=ada)
    keep_draft(asked.voice, "Half", by=ada)
    member = ada if role == "author" else make_member("Eve", role="editor")
    client.force_login(member)
    found = opened(client, asked)
    assert len(found.elsewhere) == 8
    with django_assert_num_queries(2):
        open_voice(found.voice, by=found.member, now=found.now)


def test_what_a_colleague_who_is_away_left_waiting_is_seen_as_well(client, ada):
    otto = make_member("Otto", role="author")
    rita = make_member("Rita")
    asked = make_comment("Mine", post=make_post("Ada's", authors=[ada]), by=rita)
    theirs = make_comment("Yours", post=make_post("Otto's", authors=[otto]), by=rita)
    assert opened(client, asked).elsewhere == []
    today = timezone.localdate()
    Absence.objects.create(
        member=otto, stand_in=ada, starts_on=today - timedelta(1), ends_on=today + timedelta(1)
    )
    assert opened(client, asked).elsewhere == [theirs]


def test_since_when_they_are_here(client, ada):
    rita = make_member("Rita")
    type(rita).objects.update(date_joined=timezone.now().replace(year=2019, month=3, day=5))
    asked = make_comment("Hi", post=make_post(authors=[ada]), by=rita)
    assert "Here since March 2019" in page(client, asked)
    guest = make_guest("Gil")
    old = timezone.now().replace(year=2020, month=7, day=5)
    make_comment("Hello", post=asked.post, guest=guest, said_at=old)
    asked = make_comment("Again", post=asked.post, guest=guest)
    text = page(client, asked)
    assert "Here since July 2020" in text and "2 comments" in text


def test_who_gets_no_mail_is_told(client, ada):
    rita = make_member("Rita")
    asked = make_comment("Hi", post=make_post(authors=[ada]), by=rita)
    assert "get no mail" not in page(client, asked)
    rita.is_active = False
    rita.save(update_fields=["is_active"])
    assert "Their account is closed" in page(client, asked)
    # Answering is still possible: others read it.
    url = f"/desk/voices/{asked.voice_id}/answer/"
    assert client.post(url, {"comment": "Welcome", "seen": 0}).status_code == 302
    rita.delete()
    assert "We have no address of theirs" in page(client, asked)


def test_notes_are_added_read_and_deleted(client, ada):
    asked = make_comment("Hi", post=make_post(authors=[ada]))
    url = f"/desk/voices/{asked.voice_id}/notes/"
    client.post(url, {"text": "Runs a <b>shop</b>\nin Lyon"})
    mo = make_member("Mo", role="moderator")
    theirs = add_note(asked.voice, "Writes at night", by=mo)
    text = page(client, asked)
    assert "Runs a &lt;b&gt;shop&lt;/b&gt;\nin Lyon" in text and "Writes at night" in text
    assert [note.may_delete for note in opened(client, asked).notes] == [False, True]
    assert client.post(f"/desk/notes/{theirs.pk}/delete/").status_code == 404
    mine = opened(client, asked).notes[1]
    client.post(f"/desk/notes/{mine.pk}/delete/")
    assert texts(opened(client, asked).notes) == ["Writes at night"]
    mo.delete()
    assert "Somebody who left" in page(client, asked)


@pytest.mark.parametrize("text", ["", "long " * 500])
def test_a_note_that_is_refused_comes_back_with_its_text(client, ada, text):
    asked = make_comment("Hi", post=make_post(authors=[ada]))
    response = client.post(f"/desk/voices/{asked.voice_id}/notes/", {"text": text})
    assert response.status_code == 422
    assert text.strip() in response.content.decode()
    assert not opened(client, asked).notes


def test_a_note_is_not_lost_with_the_log_in(client, ada):
    asked = make_comment("Hi", post=make_post(authors=[ada]))
    client.logout()
    response = client.post(f"/desk/voices/{asked.voice_id}/notes/", {"text": "Runs a shop"})
    assert response.status_code == 403 and "Runs a shop" in response.content.decode()
