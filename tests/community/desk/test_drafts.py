"""Unsent text is kept per person and voice, on every device, until it is sent or discarded."""

import pytest

from community.comments.models import Comment
from community.comments.refusals import Refused
from community.desk import answering, drafting
from community.desk.models import Draft
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

SCRIPT = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def ada(client):
    member = make_member("Ada Author", role="author", username="ada")
    client.force_login(member)
    return member


@pytest.fixture
def asked(ada):
    return make_comment("Does it fit?", post=make_post(authors=[ada]))


def keep(client, comment, text, **fields):
    url = f"/desk/voices/{comment.voice_id}/draft/"
    return client.post(url, {"comment": text, "seen": 0, **fields}, **SCRIPT)


def kept(comment, member) -> list[str]:
    found = Draft.objects.filter(voice=comment.voice_id, member=member)
    return list(found.values_list("text", flat=True))


def test_what_was_typed_is_in_the_box_wherever_it_is_opened(client, ada, asked):
    response = keep(client, asked, "Half an <ans")
    assert response.json() == {"said": "Kept as a draft"}
    for path in ("/desk/", f"/desk/voices/{asked.voice_id}/"):
        page = client.get(path).content.decode()
        assert "Half an &lt;ans</textarea>" in page and "1 draft<" in page
    assert "Half an &lt;ans" in client.get("/desk/drafts/").content.decode()


def test_is_nobody_elses(client, ada, asked):
    keep(client, asked, "Half an answer")
    client.force_login(make_member("Eve", role="editor"))
    for path in ("/desk/", f"/desk/voices/{asked.voice_id}/", "/desk/drafts/"):
        assert "Half an answer" not in client.get(path).content.decode()


def test_the_last_one_counts_and_an_emptied_box_is_no_draft(client, ada, asked):
    keep(client, asked, "One")
    keep(client, asked, "Two")
    assert kept(asked, ada) == ["Two"]
    emptied = client.post(f"/desk/voices/{asked.voice_id}/draft/", {"comment": ""}, follow=True)
    assert "Discarded." in emptied.content.decode()
    keep(client, asked, "Two")
    assert keep(client, asked, " \n").json() == {"said": ""}
    assert kept(asked, ada) == []


def test_sending_ends_it(client, ada, asked):
    keep(client, asked, "It fits.")
    client.post(f"/desk/voices/{asked.voice_id}/answer/", {"comment": "It fits.", "seen": 0})
    assert kept(asked, ada) == []


def test_a_save_that_comes_after_the_sending_does_not_bring_it_back(client, ada, asked):
    client.post(f"/desk/voices/{asked.voice_id}/answer/", {"comment": "It fits.", "seen": 0})
    keep(client, asked, "It fit")
    assert kept(asked, ada) == []
    # From a page that shows the answer it is a new one.
    seen = client.get(f"/desk/voices/{asked.voice_id}/").context["opened"].seen
    keep(client, asked, "One more thing", seen=seen)
    assert kept(asked, ada) == ["One more thing"]


def test_discarding_without_scripts_leads_back(client, ada, asked):
    keep(client, asked, "Half an answer")
    url = f"/desk/voices/{asked.voice_id}/draft/"
    response = client.post(url, {"comment": "Half an answer", "discard": "1"}, follow=True)
    assert response.status_code == 200 and "Discarded." in response.content.decode()
    assert kept(asked, ada) == []
    keep(client, asked, "Another")
    response = client.post(f"{url}?from=drafts", {"discard": "1"})
    assert response["Location"] == "/desk/drafts/"


def test_too_long_and_too_many_are_refused_and_the_text_stays(client, ada, asked, monkeypatch):
    response = keep(client, asked, "x" * (drafting.MOST_LETTERS + 1))
    assert response.status_code == 422 and "too long" in response.json()["error"]

    monkeypatch.setattr(drafting, "MOST_DRAFTS", 1)
    keep(client, make_comment("Another", post=asked.post), "First")
    response = client.post(f"/desk/voices/{asked.voice_id}/draft/", {"comment": "Second"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "You have 1 drafts already" in page and "Second</textarea>" in page
    assert kept(asked, ada) == []


def test_longer_than_an_answer_is_kept_all_the_same(client, ada, asked):
    text = "long " * 3000
    assert keep(client, asked, text).status_code == 200
    assert kept(asked, ada) == [text]


def test_a_nul_character_is_left_out(client, ada, asked):
    keep(client, asked, "A\0B")
    assert kept(asked, ada) == ["AB"]


def test_who_lost_the_log_in_is_told_and_keeps_the_words(client, ada, asked):
    client.logout()
    response = client.post(f"/desk/voices/{asked.voice_id}/draft/", {"comment": "My words"})
    assert response.status_code == 403
    assert "My words</textarea>" in response.content.decode()
    assert not Draft.objects.exists()


def test_an_old_form_keeps_its_words(ada, asked):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    for act in ("answer", "draft"):
        url = f"/desk/voices/{asked.voice_id}/{act}/"
        response = client.post(url, {"comment": "My words", "seen": 0})
        page = response.content.decode()
        assert response.status_code in (403, 422)
        assert "My words</textarea>" in page and "send them once more" in page
    assert not Draft.objects.exists()
    assert not Comment.objects.filter(by_team=True).exists()


def test_a_voice_that_is_out_of_reach_by_now(client, asked):
    otto = make_member("Otto", role="author")
    Draft.objects.create(
        voice=asked.voice, member=otto, text="Mine", saved_at=asked.said_at, active_at=asked.said_at
    )
    client.force_login(otto)
    assert "Mine" not in client.get("/desk/drafts/").content.decode()
    response = client.post(f"/desk/voices/{asked.voice_id}/answer/", {"comment": "My words"})
    assert response.status_code == 404
    assert "My words</textarea>" in response.content.decode()


def test_the_limit_is_the_same_for_every_road(ada, asked):
    with pytest.raises(Refused):
        drafting.keep_draft(asked.voice, "x" * 60_000, by=ada)
    drafting.keep_draft(asked.voice, "It fits.", by=ada)
    answering.answer(asked.voice, "It fits.", by=ada, seen=0)
    assert kept(asked, ada) == []
