"""Texts that broke other people's software, as everything that an author can type."""

import json

import pytest

from blog.models import Post
from blog.writing import create_post
from tests.makers import an_author, make_post
from tests.shared_data import shared

pytestmark = pytest.mark.django_db


def naughty_strings() -> list[str]:
    files = sorted(shared("strings").rglob("*.json"))
    found = [text for file in files for text in json.loads(file.read_text())]
    return [text if isinstance(text, str) else text["payload"] for text in found]


def test_every_naughty_string_is_kept_or_refused(client):
    kept = 0
    for text in naughty_strings():
        try:
            post = create_post(
                authors=[an_author()],
                title=text,
                summary=text,
                body=text,
                tags=[text],
                by=None,
            )
        except ValueError as refused:
            assert str(refused)
            continue
        kept += 1
        stored = Post.objects.get(pk=post.pk)
        assert stored.title
        assert stored.slug
        assert len(stored.get_absolute_url()) <= 200
    assert kept > 400


@pytest.mark.parametrize(
    "text",
    ["a\x00b", "\ud83d alone", "\u202eevil\u202c", "x" * 5000, "<script>alert(1)</script>"],
)
def test_a_page_with_them_is_shown(client, text):
    post = make_post(text, summary=text, body=text, tags=[text])
    page = client.get(post.get_absolute_url())
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert client.get("/").status_code == client.get("/feed.xml").status_code == 200
    assert client.get(post.tags.get().get_absolute_url()).status_code == 200
