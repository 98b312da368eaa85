"""Pictures at our own address, whoever keeps the files."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return default_storage.url(default_storage.save("pictures/lamp.webp", ContentFile(b"RIFF")))


def test_a_picture_comes_with_its_type_and_may_not_act(client, url):
    response = client.get(url)
    assert response.getvalue() == b"RIFF"
    assert response["Content-Type"] == "image/webp"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=604800"
    assert not response.cookies


def test_what_a_browser_has_is_not_sent_again(client, url):
    etag = client.get(url)["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        "pictures/none.webp",
        "pictures",
        "pictures/",
        "pictures/lamp.webp/more",
        "../secret.txt",
        "pictures/../../secret.txt",
        "%2e%2e/secret.txt",
        "/etc/passwd",
        ".restoring-abc/lamp.webp",
        "pictures/.hidden.webp",
        "p" * 300,
    ],
)
def test_nothing_else_is_there(client, url, tmp_path, name):
    (tmp_path.parent / "secret.txt").write_text("secret")
    (tmp_path / ".restoring-abc").mkdir()
    (tmp_path / ".restoring-abc" / "lamp.webp").write_text("half")
    assert client.get(f"/media/{name}").status_code == 404


def test_a_store_that_is_away_says_so(client, url, tmp_path):
    (tmp_path / "pictures" / "loop.webp").symlink_to("loop.webp")
    response = client.get("/media/pictures/loop.webp")
    assert response.status_code == 503
    assert "can't be read just now" in response.text


def test_the_operator_may_send_browsers_elsewhere(client, url, settings):
    settings.MEDIA_S3_PUBLIC_URL = "https://bucket.example.org/blog"
    response = client.get("/media/pictures/a lamp.webp")
    assert response.status_code == 302
    assert response["Location"] == "https://bucket.example.org/blog/pictures/a%20lamp.webp"
