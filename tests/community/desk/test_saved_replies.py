"""Texts that are written often: kept, changed, filled in, and put into the box."""

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from community.desk.models import SavedReply
from community.desk.saved_replies import VARIABLES, save_reply, unknown_variables, variables
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    member = make_member("Ada Author", role="author", username="ada")
    client.force_login(member)
    return member


def save(by, title="Fits", text="It fits.", is_shared=False):
    return save_reply(None, title=title, text=text, is_shared=is_shared, by=by)


def test_made_changed_and_deleted_on_one_page(client, ada):
    client.post("/desk/replies/", {"title": "Fits", "text": "It fits, {first_name}."})
    reply = SavedReply.objects.get()
    assert (reply.title, reply.by, reply.is_shared) == ("Fits", ada, False)

    path = f"/desk/replies/{reply.pk}/"
    assert "It fits, {first_name}.</textarea>" in client.get(path).content.decode()
    client.post(path, {"title": "Fits!", "text": "Yes.", "is_shared": "on"})
    reply.refresh_from_db()
    assert (reply.title, reply.text, reply.is_shared) == ("Fits!", "Yes.", True)

    client.post(f"{path}delete/")
    assert not SavedReply.objects.exists()


def test_an_unknown_variable_is_named_and_the_text_stays(client, ada):
    text = "Dear {nme}, about {article} and {wat}: { not one }"
    response = client.post("/desk/replies/", {"title": "Fits", "text": text})
    page = response.content.decode()
    assert response.status_code == 422
    assert "{nme}, {wat}" in page and "Dear {nme}" in page
    assert not SavedReply.objects.exists()


def test_every_variable_is_explained():
    assert tuple(variables()) == VARIABLES
    assert unknown_variables(" ".join(f"{{{name}}}" for name in VARIABLES)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "", "text": "x"},
        {"title": "x", "text": ""},
        {"title": "x" * 81, "text": "x"},
        {"title": "x", "text": "x" * 5001},
        {"title": "x", "text": "a\0b"},
        {"title": "a\0b", "text": "x"},
    ],
)
def test_bad_input_is_refused(client, ada, fields):
    assert client.post("/desk/replies/", fields).status_code == 422
    assert not SavedReply.objects.exists()


def test_filled_in_for_a_reader(client, ada, settings):
    post = make_post("The seal", authors=[ada])
    asked = make_comment("Does it fit?", post=post, by=make_member("Rita Reader"))
    reply = save(ada, text="{name} {first_name} {article} {link} {asked} {me} {site} {other}")
    response = client.get(f"/desk/voices/{asked.voice_id}/replies/{reply.pk}/")
    assert response["Content-Type"].startswith("text/plain")
    day = date_format(timezone.localtime(asked.said_at), "DATE_FORMAT")
    link = settings.SITE_URL + post.get_absolute_url()
    site = client.get("/desk/").context["site"].name
    expected = f"Rita Reader Rita The seal {link} {day} Ada Author {site} {{other}}"
    assert response.content.decode() == expected


def test_in_the_box_without_scripts_below_what_was_typed(client, ada):
    asked = make_comment("Does it fit?", post=make_post(authors=[ada]))
    reply = save(ada, text="It fits, {first_name}.")
    page = client.get("/desk/").content.decode()
    assert f"&amp;reply={reply.pk}" in page
    page = client.get(f"/desk/?voice={asked.voice_id}&reply={reply.pk}").content.decode()
    assert "It fits, Rita.</textarea>" in page
    client.post(f"/desk/voices/{asked.voice_id}/draft/", {"comment": "Dear you"})
    page = client.get(f"/desk/?voice={asked.voice_id}&reply={reply.pk}").content.decode()
    assert "Dear you\n\nIt fits, Rita.</textarea>" in page


@pytest.mark.parametrize("number", ["0", "x", "9" * 40, "9" * 18])
def test_a_saved_reply_that_is_none_leaves_the_box_alone(client, ada, number):
    asked = make_comment("Does it fit?", post=make_post(authors=[ada]))
    response = client.get(f"/desk/?voice={asked.voice_id}&reply={number}")
    assert response.status_code == 200


def test_shared_ones_are_everybodys_to_use_and_their_makers_and_editors_to_change(client, ada):
    mine, shared = save(ada, "Mine"), save(ada, "Ours", is_shared=True)
    mo, eve = make_member("Mo", role="moderator"), make_member("Eve", role="editor")
    asked = make_comment("Hi", post=make_post(authors=[ada]))
    for member, may_change in [(mo, False), (eve, True)]:
        client.force_login(member)
        page = client.get("/desk/replies/").content.decode()
        assert "Ours" in page and "Mine" not in page
        assert client.get(f"/desk/replies/{mine.pk}/").status_code == 404
        assert client.get(f"/desk/voices/{asked.voice_id}/replies/{mine.pk}/").status_code == 404
        assert client.get(f"/desk/voices/{asked.voice_id}/replies/{shared.pk}/").status_code == 200
        found = client.get(f"/desk/replies/{shared.pk}/").status_code
        assert found == (200 if may_change else 404)
    response = client.post(f"/desk/replies/{shared.pk}/", {"title": "Ours", "text": "x"})
    assert response.status_code == 422, "an editor can't take it away from the team by a tick"
    client.post(f"/desk/replies/{shared.pk}/delete/")
    assert SavedReply.objects.get() == mine


def test_a_maker_who_left(client, ada):
    mo = make_member("Mo", role="moderator")
    save(mo, "Ours", is_shared=True)
    mo.delete()
    assert "Ours" in client.get("/desk/replies/").content.decode()


def test_what_was_written_as_the_log_in_ended_is_given_back(client, ada):
    reply = save(ada)
    client.logout()
    for path in ("/desk/replies/", f"/desk/replies/{reply.pk}/"):
        response = client.post(path, {"title": "Fits", "text": "Measured with care."})
        page = response.content.decode()
        assert response.status_code == 403
        assert ">Measured with care.</textarea>" in page
        assert "/accounts/login/?next=/desk/replies/" in page
        assert client.get(path).status_code == 302
    reply.refresh_from_db()
    assert reply.text == "It fits." and SavedReply.objects.count() == 1


def test_what_was_written_for_one_that_is_gone_is_given_back(client, ada):
    response = client.post("/desk/replies/4711/", {"title": "Fits", "text": "Measured."})
    assert response.status_code == 404
    assert ">Measured.</textarea>" in response.content.decode()
