"""No room for pictures: a sentence, the words that came with it, and nothing half stored."""

import io
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Pillow

from blog.models import Image, Post
from community.members.models import Member
from tests.makers import make_member

pytestmark = pytest.mark.django_db


class FullDisk(FileSystemStorage):
    """Takes the first bytes of a second file, and then the system itself says ENOSPC."""

    kept = 1

    def _save(self, name, content):
        if self.kept:
            self.kept -= 1
            return super()._save(name, content)
        super()._save(name, ContentFile(b"half of it"))
        with Path("/dev/full").open("wb") as full:
            full.write(b"the rest")
        return name


@pytest.fixture
def full(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    backend = f"{__name__}.FullDisk"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend}}
    return tmp_path


@pytest.fixture
def quite_full(full, monkeypatch):
    monkeypatch.setattr(FullDisk, "kept", 0)
    return full


def a_picture() -> SimpleUploadedFile:
    file = io.BytesIO()
    Pillow.new("RGB", (1200, 800), "teal").save(file, "PNG")
    return SimpleUploadedFile("lamp.png", file.getvalue(), "image/png")


def logged_in(member: Member) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(member)
    return client


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_picture_for_a_text(full):
    client = logged_in(make_member("Ada", role="author"))
    form = {"file": a_picture(), "alt": "A lamp on a table"}
    response = client.post("/write/pictures/", form)
    assert response.status_code == 503 and response["Retry-After"]
    assert "There is no room for pictures right now" in response.text
    assert "A lamp on a table" in response.text
    assert files(full) == [] and not Image.objects.exists()


def test_an_hour_of_writing_comes_back(full):
    client = logged_in(make_member("Ada", role="author"))
    form = {"title": "A lamp", "body": "An hour of writing.", "cover_file": a_picture()}
    response = client.post("/write/new/", form | {"comments_open": "on"})
    assert response.status_code == 503
    assert "An hour of writing." in response.text
    assert not Post.objects.exists() and files(full) == []
    # Without the picture it can be saved now, and with it when there is room.
    del form["cover_file"]
    assert client.post("/write/new/", form).status_code == 302
    assert site.STORAGES["default"]["BACKEND"].endswith("FullDisk")


def test_a_portrait(quite_full):
    member = make_member("Rita")
    form = {"name": "Rita", "username": member.username, "bio": "I mend lamps."}
    response = logged_in(member).post("/accounts/profile/", form | {"picture": a_picture()})
    assert response.status_code == 503
    assert "I mend lamps." in response.text


def test_a_script_is_told_in_its_own_way(full):
    client = logged_in(make_member("Ada", role="author"))
    response = client.post(
        "/comments/pictures/",
        {"file": a_picture(), "alt": "A lamp"},
        headers={"Accept": "application/json"},
    )
    assert response.status_code == 503
    assert response.json()["error"].startswith("There is no room for pictures right now.")


def test_reading_goes_on(full, client):
    assert client.get("/").status_code == 200
