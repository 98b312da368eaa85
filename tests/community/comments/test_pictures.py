"""Pictures in what the team writes: sent from the reply, shown in the thread."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow

from blog.models import Image
from community.comments.editing import edit_comment
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.members.models import Member
from tests.community.comments.pages import form_on, said_on, text_of, tree, with_class
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db

URL = "/comments/pictures/"
JSON = {"accept": "application/json"}
WORDS = "Like so:\n\n![The seal](/media/pictures/2026/seal.webp)"
SHOWN = '<img alt="The seal" src="/media/pictures/2026/seal.webp" loading="lazy">'


def a_photo(name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    """With a place in it, as cameras write one."""
    exif = Pillow.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Cameramaker"
    out = io.BytesIO()
    Pillow.new("RGB", (2400, 900), "teal").save(out, "JPEG", exif=exif)
    assert b"Cameramaker" in out.getvalue()
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


@pytest.fixture
def ada():
    return make_member("Ada", role="author")


@pytest.fixture
def team(client, ada):
    client.force_login(ada)
    return client


# --- sending one --------------------------------------------------------------------------------


def test_a_script_gets_the_line_that_shows_it(team, ada):
    response = team.post(URL, {"file": a_photo(), "alt": "The [seal]"}, headers=JSON)
    image = Image.objects.get()
    assert response.json() == {"markdown": f"![The (seal)]({image.url})"}
    assert image.uploaded_by == ada
    line = response.json()["markdown"]
    reply = make_comment(line, by=ada)
    assert f'src="{image.url}"' in reply.html


def test_words_that_no_line_of_markdown_can_hold(team):
    alt = "a\0b\n](javascript:alert(1)) \\"
    line = team.post(URL, {"file": a_photo(), "alt": alt}, headers=JSON).json()["markdown"]
    assert "\0" not in line and "\n" not in line and line.count("](") == 1


def test_what_is_kept_was_drawn_anew(team):
    team.post(URL, {"file": a_photo("../../evil.php.jpg")}, headers=JSON)
    image = Image.objects.get()
    assert image.file.name.startswith("pictures/2") and image.file.name.endswith(".webp")
    assert (image.width, image.height) == (1600, 600)
    for name in (image.file.name, image.name_for(480)):
        content = default_storage.open(name).read()
        assert content[8:12] == b"WEBP" and b"Cameramaker" not in content


def test_without_scripts_the_page_shows_the_line_to_copy(team):
    page = tree(team.get(URL))
    assert with_class(page, "form")[0].get("enctype") == "multipart/form-data"
    page = tree(team.post(URL, {"file": a_photo(), "alt": "The seal"}, follow=True))
    image = Image.objects.get()
    area = next(element for element in page.iter("textarea"))
    assert area.text == f"![The seal]({image.url})"
    # Looking at the page again sends nothing again.
    team.get(f"{URL}?added={image.pk}")
    assert Image.objects.count() == 1


@pytest.mark.parametrize("added", ["0", "x", "99999999999", "-1"])
def test_the_page_shows_no_picture_that_is_not_there(team, added):
    response = team.get(f"{URL}?added={added}")
    assert response.status_code == 200
    assert not with_class(tree(response), "picture-added")


def test_nor_one_of_somebody_else(team):
    other = Client()
    other.force_login(make_member("Otto", role="author"))
    other.post(URL, {"file": a_photo()})
    response = team.get(f"{URL}?added={Image.objects.get().pk}")
    assert not with_class(tree(response), "picture-added")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "required"),
        ({"file": SimpleUploadedFile("a.png", b"no picture")}, "Please use a JPEG"),
        ({"file": SimpleUploadedFile("a.png", b"")}, "empty"),
        ({"file": SimpleUploadedFile("a.svg", b"<svg onload='alert(1)'/>")}, "Please use a JPEG"),
        ({"file": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 99)}, "be read"),
        ({"file": SimpleUploadedFile("a.png", b"x" * (10 * 1024 * 1024 + 1))}, "10 MB"),
        ({"alt": "x" * 301, "file": None}, "300"),
    ],
)
@pytest.mark.parametrize("headers", [JSON, {}])
def test_what_is_refused_and_the_words_for_it(team, data, words, headers):
    data = dict(data)
    if data.get("file", "") is None:
        data["file"] = a_photo()
    elif "file" in data:
        data["file"].seek(0)
    response = team.post(URL, data, headers=headers)
    assert response.status_code == 422
    said = response.json()["error"] if headers else text_of(tree(response))
    assert words in said
    assert not Image.objects.exists()


def test_there_is_a_pace(team):
    answers = [team.post(URL, {}, headers=JSON) for _ in range(21)]
    assert [answer.status_code for answer in answers] == [422] * 20 + [429]
    assert "faster than we can read" in answers[-1].json()["error"]
    page = team.post(URL, {})
    assert page.status_code == 429
    assert "faster than we can read" in text_of(tree(page))


# --- who may ------------------------------------------------------------------------------------


def test_readers_are_refused_with_a_sentence(client):
    client.force_login(make_member("Rita"))
    for response in (client.get(URL), client.post(URL, {"file": a_photo()}, headers=JSON)):
        assert response.status_code == 403
    assert "This is for the team" in text_of(tree(client.get(URL)))
    assert not Image.objects.exists()


def test_a_reader_who_wrote_an_article_is_of_the_team_there(client):
    gustav = make_member("Gustav")
    post = make_post(authors=[gustav])
    client.force_login(gustav)
    assert client.post(URL, {"file": a_photo()}, headers=JSON).status_code == 200
    assert SHOWN in make_comment(WORDS, post=post, by=gustav).html
    assert "<img" not in make_comment(WORDS, post=make_post("Another"), by=gustav).html


def test_strangers_log_in_first(client):
    assert client.post(URL, {"file": a_photo()})["Location"].startswith(reverse("account_login"))
    assert not Image.objects.exists()


def test_the_token_is_asked_for(ada):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert client.post(URL, {"file": a_photo()}, headers=JSON).status_code == 403
    assert not Image.objects.exists()


# --- in the conversation ------------------------------------------------------------------------


def test_the_teams_are_shown_and_readers_are_words(ada):
    theirs = make_comment(WORDS, by=make_member("Rita"))
    guests = make_comment(WORDS, post=theirs.post, guest=make_guest())
    ours = make_comment(WORDS, parent=theirs, by=ada)
    assert SHOWN in ours.html
    assert "<img" not in theirs.html + guests.html
    page = Client().get(theirs.post.get_absolute_url()).content.decode()
    assert page.count(SHOWN) == 1


def test_a_reply_of_nothing_but_a_picture_is_one(ada):
    reply = make_comment("![](/media/pictures/seal.webp)", by=ada)
    assert "<img" in reply.html


def test_who_left_the_team_keeps_the_pictures_they_wrote(ada):
    reply = make_comment(WORDS, by=ada)
    ada.groups.clear()
    edited = edit_comment(reply, f"{WORDS}\n\nSo.", by=Member.objects.get(pk=ada.pk))
    assert SHOWN in edited.html


def test_who_joined_the_team_adds_none_to_what_they_wrote_as_a_reader():
    rita = make_member("Rita")
    comment = make_comment("Hello.", by=rita)
    rita.is_superuser = True
    rita.save(update_fields=["is_superuser"])
    edited = edit_comment(comment, WORDS, by=Member.objects.get(pk=rita.pk))
    assert "<img" not in edited.html


def test_rendering_anew_keeps_them_where_they_were(ada):
    ours = make_comment(WORDS, by=ada)
    theirs = make_comment(WORDS, post=ours.post, by=make_member("Rita"))
    Comment.objects.update(body_html="<p>old</p>")
    call_command("render", verbosity=0)
    assert SHOWN in Comment.objects.get(pk=ours.pk).body_html
    assert "<img" not in Comment.objects.get(pk=theirs.pk).body_html


def test_an_importer_says_itself_what_it_looked_like():
    post = make_post()
    old = post_comment(
        post=post, text=WORDS, name="Ada", html="<p>x</p>", by_team=True, origin="import"
    )
    assert old.comment.body_html == "<p>x</p>"


def test_previews_show_what_will_be_stored(client, ada):
    question = make_comment("How?", by=make_member("Rita"))
    on_post = reverse("comments:post", args=[question.post.slug])
    asked = {"comment": WORDS, "parent": question.pk, "preview": "1"}
    for member, shown in ((ada, True), (question.user, False)):
        client.force_login(member)
        script = client.post(reverse("comments:preview"), {"comment": WORDS})
        assert (SHOWN in script.content.decode()) is shown
        assert (SHOWN in client.post(on_post, asked).content.decode()) is shown


def test_a_preview_while_editing_shows_it_too(team, ada):
    reply = make_comment(WORDS, by=ada)
    page = team.post(reverse("comments:edit", args=[reply.pk]), {"comment": WORDS, "preview": "1"})
    assert SHOWN in page.content.decode()


def test_the_way_to_add_one_is_in_the_teams_forms_alone(client, ada):
    comment = make_comment("How?", by=make_member("Rita"))
    article = comment.post.get_absolute_url()
    reply = reverse("comments:reply", args=[comment.pk])
    for member, offered in ((ada, True), (comment.user, False)):
        client.force_login(member)
        for url in (article, reply):
            page = client.get(url).content.decode()
            assert (f'data-picture-upload="{URL}"' in page) is offered
            assert ("js/pictures.js" in page) is offered
    assert "data-picture-upload" not in Client().get(article).content.decode()


def test_a_reply_with_a_picture_from_the_form(team):
    question = make_comment("How?", by=make_member("Rita"))
    url = reverse("comments:reply", args=[question.pk])
    fields = form_on(team, url) | {"comment": WORDS}
    page = team.post(reverse("comments:post", args=[question.post.slug]), fields, follow=True)
    assert SHOWN in page.content.decode()
    assert said_on(page)[1].text == "Like so:"
