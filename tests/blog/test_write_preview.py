import pytest

from blog.models import Post, Tag
from tests.makers import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing(client):
    client.force_login(make_member("Ada", role="author", bio_html="<p>Draws lamps</p>"))
    return client


def test_the_whole_page_as_it_will_look(writing):
    typed = {
        "title": "Six euros",
        "summary": "Where they go",
        "body": "We *count*. <script>alert(1)</script>",
        "tags": "Money",
        "language": "de",
    }
    page = writing.post("/write/preview/", typed).text
    for part in ("Six euros", "Where they go", "<em>count</em>", "Money", "Ada", 'lang="de"'):
        assert part in page
    assert "<script>alert" not in page
    assert "data-preview-result" in page
    assert not Post.objects.exists()
    assert not Tag.objects.exists()


def test_something_unfinished_has_a_preview_too(writing):
    assert writing.post("/write/preview/", {}).status_code == 200
    odd = {"title": "\x00", "cover_id": "x" * 99, "authors": ["x", "9" * 40], "first_author": "²"}
    assert writing.post("/write/preview/", odd).status_code == 200


def test_a_text_that_is_too_hard_says_so(writing):
    response = writing.post("/write/preview/", {"body": "x" * 200_001})
    assert response.status_code == 422
    assert "too long" in response.text


def test_strangers(client):
    assert client.post("/write/preview/", {"body": "x"}).status_code == 302
