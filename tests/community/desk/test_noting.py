"""What the team notes about a reader: for the desk alone, and it stays with the person."""

import html
import re

import pytest
from django.http import Http404

from community.comments.refusals import Refused
from community.desk.models import Note
from community.desk.noting import LONGEST, MOST_NOTES, add_note, adopt_notes, get_own_note
from community.events.models import Event
from community.members.merging import merge_guests
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_member("Ada Author", role="author", username="ada")


@pytest.fixture
def asked(ada):
    return make_comment("Does it fit?", post=make_post(authors=[ada]))


def test_is_about_the_reader_and_not_about_one_voice(ada, asked):
    note = add_note(asked.voice, "  Runs a shop in Lyon. ", by=ada)
    assert (note.text, note.by, note.reader_key) == (
        "Runs a shop in Lyon.",
        ada,
        f"m{asked.user_id}",
    )


def test_sent_twice_is_one_note(ada, asked):
    assert add_note(asked.voice, "A shop.", by=ada) == add_note(asked.voice, "A shop.", by=ada)
    assert Note.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  \n ", "\0", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_refused(ada, asked, text):
    with pytest.raises(Refused):
        add_note(asked.voice, text, by=ada)
    assert not Note.objects.exists()


def test_a_character_that_cannot_be_stored_is_left_out(ada, asked):
    assert add_note(asked.voice, "A\0 shop", by=ada).text == "A shop"


def test_no_note_pushes_another_one_out_of_sight(client, ada, asked):
    for n in range(MOST_NOTES):
        add_note(asked.voice, f"Note {n}.", by=ada)
    client.force_login(ada)
    path = f"/desk/voices/{asked.voice_id}/notes/"
    response = client.post(path, {"text": "One more."})
    page = response.content.decode()
    assert response.status_code == 422
    assert "One more.</textarea>" in page and "Delete one of them first." in page
    assert "Note 0." in page
    # Sent twice is still one, and after a deletion there is room.
    assert add_note(asked.voice, "Note 3.", by=ada).text == "Note 3."
    client.post(f"/desk/notes/{Note.objects.earliest('pk').pk}/delete/")
    assert client.post(path, {"text": "One more."}).status_code == 302
    assert Note.objects.count() == MOST_NOTES


def test_deleting_is_for_its_writer_and_for_moderators(ada, asked):
    note = add_note(asked.voice, "A shop.", by=ada)
    assert get_own_note(note.pk, ada) == note
    assert get_own_note(note.pk, make_member("Mo", role="moderator")) == note
    for pk, member in [(note.pk, make_member("Otto", role="author")), (10**30, ada)]:
        with pytest.raises(Http404):
            get_own_note(pk, member)


def test_follows_a_guest_who_becomes_a_member_and_only_once(ada):
    guest = make_guest("Gil", email="gil@example.net")
    comment = make_comment("Hello?", guest=guest)
    note = add_note(comment.voice, "Writes at night.", by=ada)
    gil = make_member("Gil", email="gil@example.net")
    merge_guests(gil)
    note.refresh_from_db()
    assert note.reader_key == f"m{gil.pk}"

    other = add_note(make_comment("Hi", by=gil).voice, "Has two lamps.", by=ada)
    guest.refresh_from_db()
    event = Event.objects.filter(code="guest.merged").get()
    adopt_notes(event, guest)
    adopt_notes(event, guest)
    assert set(Note.objects.filter(reader_key=f"m{gil.pk}")) == {note, other}


def test_stays_when_its_writer_is_gone(ada, asked):
    mo = make_member("Mo", role="moderator")
    note = add_note(asked.voice, "A shop.", by=mo)
    mo.delete()
    note.refresh_from_db()
    assert (note.text, note.by) == ("A shop.", None)


def test_deleting_one_leads_back_to_the_same_place_of_the_list(client, ada, asked):
    add_note(asked.voice, "Likes lamps", by=ada)
    client.force_login(ada)
    page = client.get(f"/desk/?kind=first&voice={asked.voice_id}").content.decode()
    [url] = re.findall(r'form="note-delete" formaction="([^"]+)"', page)
    answer = client.post(html.unescape(url))
    assert answer["Location"] == f"/desk/?kind=first&voice={asked.voice_id}"
    assert not Note.objects.exists()
