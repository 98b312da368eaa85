import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.models import Image
from blog.pictures import store_picture
from socialblog.lib.html import render_post
from socialblog.lib.pictures import reencode
from tests.blog.test_write_post import a_picture
from tests.makers import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing(client):
    client.force_login(make_member("Ada", role="author"))
    return client


def test_a_picture_is_added_with_the_line_to_paste(writing):
    data = {"file": a_picture("../../etc/IMG_1.png"), "alt": "A [red] lamp", "credit": 'R. "R"'}
    page = writing.post("/write/pictures/", data, follow=True).text
    image = Image.objects.get()
    assert image.file.name.startswith("pictures/2")
    assert "a-red-lamp" in image.file.name
    assert default_storage.exists(image.file.name)
    assert default_storage.exists(image.name_for(480))
    assert image.srcset.endswith(f"{image.url} 900w")
    html = render_post(image.markdown).html
    assert f'src="{image.url}"' in html
    assert 'alt="A (red) lamp"' in html
    assert "![A (red) lamp](" in page


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"alt": "A lamp"}, "file"),
        ({"file": SimpleUploadedFile("a.png", b"no picture"), "alt": "A lamp"}, "file"),
        ({"file": SimpleUploadedFile("a.png", b""), "alt": "A lamp"}, "file"),
        ({"alt": " "}, "alt"),
        ({"alt": "x" * 301}, "alt"),
    ],
)
def test_what_is_refused(writing, data, field):
    response = writing.post("/write/pictures/", data)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Image.objects.exists()


def test_small_pictures_have_one_size():
    import io

    from PIL import Image as Pillow

    out = io.BytesIO()
    Pillow.new("RGB", (60, 40)).save(out, "PNG")
    image = store_picture(reencode(out.getvalue()), by=None, name="dot.png")
    assert (image.srcset, image.small_url) == ("", image.url)
    assert "/dot-" in image.url
