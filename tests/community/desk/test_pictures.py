"""Pictures in answers from the desk: what is posted and what the preview shows are the same."""

import pytest

from community.comments.models import Comment
from tests.makers import make_comment, make_member

pytestmark = pytest.mark.django_db

WORDS = "Like so:\n\n![The seal](/media/pictures/2026/seal.webp)"
SHOWN = '<img alt="The seal" src="/media/pictures/2026/seal.webp" loading="lazy">'


@pytest.fixture
def asked(client):
    ada = make_member("Ada", role="author")
    client.force_login(ada)
    return make_comment("Does it fit?")


def send(client, asked, **more):
    seen = client.get(f"/desk/voices/{asked.voice_id}/").context["opened"].seen
    fields = {"comment": WORDS, "seen": seen, **more}
    return client.post(f"/desk/voices/{asked.voice_id}/answer/", fields)


def test_an_answer_shows_them(client, asked):
    send(client, asked)
    answer = Comment.objects.get(parent_id=asked.pk)
    assert answer.by_team and SHOWN in answer.html


def test_its_preview_does_too(client, asked):
    assert SHOWN in send(client, asked, preview="1").content.decode()
    assert not Comment.objects.filter(parent_id=asked.pk).exists()


def test_the_way_to_add_one_stands_beside_the_answer(client, asked):
    page = client.get(f"/desk/voices/{asked.voice_id}/").content.decode()
    assert 'data-picture-upload="/comments/pictures/"' in page
    assert "js/pictures.js" in page
