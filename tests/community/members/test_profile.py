"""The own profile: told, shown safely, kept when something is wrong."""

import io
import json
import os
import re
from pathlib import Path

import html5lib
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.urls import reverse
from PIL import Image

from blog.site import current
from community.events.models import Event
from community.members.forms.profile import ProfileForm
from community.members.models import Member
from tests.makers import make_member

pytestmark = pytest.mark.django_db
URL = reverse("members:profile_edit")
SHARED = Path(os.environ.get("SOCIALBLOG_SHARED_DATA", Path(__file__).parents[4] / "shared/data"))


@pytest.fixture
def rita(client) -> Member:
    member = make_member("Rita Reader")
    client.force_login(member)
    return member


def save(client, **changes):
    form = {"name": "Rita Reader", "username": "rita-reader", "mail_replies": "on"}
    return client.post(URL, form | changes)


def a_picture(size=(600, 300), *, form="JPEG", exif=None) -> SimpleUploadedFile:
    out = io.BytesIO()
    image = Image.new("RGB", size, "teal")
    image.save(out, form, **({"exif": exif} if exif else {}))
    return SimpleUploadedFile("../../holiday.php.jpg", out.getvalue(), "image/jpeg")


def test_all_of_it(client, rita):
    response = save(
        client,
        name="  Rita  Berg ",
        bio="I mend *lamps*.\n\nhttps://lamps.example/",
        website="rita.example",
        username="Rita-Berg",
        mail_replies="",
    )
    assert response["Location"] == URL
    rita.refresh_from_db()
    assert (rita.name, rita.username) == ("Rita Berg", "rita-berg")
    assert rita.bio == "I mend *lamps*.\r\n\r\nhttps://lamps.example/".replace("\r", "")
    assert "<em>lamps</em>" in rita.bio_html
    assert 'rel="nofollow ugc noopener"' in rita.bio_html
    assert rita.website == "https://rita.example"
    assert rita.mail_replies is False
    assert "Saved." in client.get(URL).content.decode()
    assert client.get("/people/rita-berg/").status_code == 200
    assert client.get("/people/rita-reader/")["Location"] == "/people/rita-berg/"


def test_cached_pages_are_made_anew_only_when_something_shown_changes(client, rita):
    before = current().site_version
    save(client)
    save(client, mail_replies="")
    assert current().site_version == before
    save(client, name="Rita Berg")
    assert current().site_version == before + 1
    event = Event.objects.get(code="member.profile")
    assert event.actor == rita and event.data == {"fields": ["mail_replies", "name"]}
    assert "Berg" not in json.dumps(event.data)


def test_picture(client, rita, settings):
    exif = Image.Exif()
    exif[0x010E] = "my garden"
    save(client, picture=a_picture(exif=exif))
    rita.refresh_from_db()
    assert re.fullmatch(r"people/[\w-]{16}\.webp", rita.picture.name)
    with default_storage.open(rita.picture.name) as stored:
        content = stored.read()
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("WEBP", (256, 256))
    assert b"my garden" not in content and not image.getexif()
    assert rita.picture_url in client.get("/people/rita-reader/").content.decode()


def test_another_picture_replaces_it_and_none_removes_it(
    client, rita, django_capture_on_commit_callbacks
):
    save(client, picture=a_picture())
    rita.refresh_from_db()
    first = rita.picture.name
    with django_capture_on_commit_callbacks(execute=True):
        save(client, picture=a_picture((300, 300)))
    rita.refresh_from_db()
    second = rita.picture.name
    assert first != second
    assert not default_storage.exists(first) and default_storage.exists(second)
    with django_capture_on_commit_callbacks(execute=True):
        save(client, remove_picture="on")
    rita.refresh_from_db()
    assert not rita.picture and not default_storage.exists(second)


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", b"GIF89a" + b"\0" * 50],
    ids=["empty", "svg", "broken"],
)
def test_what_is_no_picture(client, rita, content):
    response = save(
        client, name="Rita Berg", picture=SimpleUploadedFile("x.jpg", content, "image/jpeg")
    )
    assert response.status_code == 200
    assert response.context["form"].errors["picture"]
    assert 'value="Rita Berg"' in response.content.decode()
    rita.refresh_from_db()
    assert not rita.picture and rita.name == "Rita Reader"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "required"),
        ("name", "\u202eevil", "direction"),
        ("name", "\u200b", "at least one letter"),
        ("name", "x" * 81, "at most 80"),
        ("name", "Ada Author", "Somebody of the team"),
        ("bio", "x" * 1001, "at most 1000"),
        ("bio", "> " * 300, "nested too deeply"),
        ("website", "javascript:alert(1)", "like https://"),
        ("website", "ftp://files.example", "like https://"),
        ("website", "https://google.com@evil.example/", "like https://"),
        ("website", "data:text/html,x", "like https://"),
        ("website", "https://" + "x" * 300, "at most 200"),
        ("username", "admin", "kept for the site"),
        ("username", "ri ta", "letters from a to z"),
        ("username", "ada", "already"),
    ],
)
def test_refused_with_a_reason_and_the_rest_kept(client, rita, field, value, words):
    make_member("Ada Author", role="author", username="ada")
    typed = {"bio": "This I typed.", "website": "https://typed.example/", "name": "Typed Name"}
    response = save(client, **(typed | {field: value}))
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert "What you typed is still here" in page
    for name, kept in typed.items():
        if name != field:
            assert kept in page
    rita.refresh_from_db()
    assert (rita.name, rita.bio, rita.website) == ("Rita Reader", "", "")


def test_header_keeps_the_stored_name_while_the_form_is_wrong(client, rita):
    page = save(client, name="Typed Name", website="javascript:1").content.decode()
    assert "Menu of Rita Reader" in page


def test_a_name_of_before_may_stay(client, rita):
    """Somebody joined the team whose name a reader had already."""
    make_member("Rita Reader", role="author")
    assert save(client, bio="Hello").status_code == 302


def test_only_writers_are_asked_about_mails_on_their_articles(client, rita):
    assert "mail_comments" not in client.get(URL).content.decode()
    author = make_member("Ada Author", role="author")
    client.force_login(author)
    assert "mail_comments" in client.get(URL).content.decode()
    client.post(URL, {"name": "Ada Author", "username": author.username})
    author.refresh_from_db()
    assert author.mail_comments is False


def test_nobody_changes_what_is_not_on_the_form(client, rita):
    save(
        client, is_superuser="on", is_staff="on", email="new@x.example", groups="4", bio_html="<b>"
    )
    rita.refresh_from_db()
    assert not rita.is_superuser and not rita.is_staff
    assert rita.email == "rita-reader@example.org" and rita.bio_html == ""
    assert [group.name for group in rita.groups.all()] == ["reader"]


def test_too_many_changes(client, rita):
    for number in range(30):
        assert save(client, name=f"Rita {number}").status_code == 302
    page = save(client, name="Rita Last").content.decode()
    assert "Try again later" in page and 'value="Rita Last"' in page
    rita.refresh_from_db()
    assert rita.name == "Rita 29"


def test_stranger_logs_in_first(client):
    assert client.get(URL)["Location"] == f"{reverse('account_login')}?next={URL}"


def test_wrong_method(client, rita):
    assert client.put(URL).status_code == 405


def test_without_the_token_nothing_changes(rita):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(rita)
    assert save(client, name="Rita Berg").status_code == 403
    rita.refresh_from_db()
    assert rita.name == "Rita Reader"


def attacks() -> list[str]:
    return [
        record["payload"]
        for path in sorted((SHARED / "xss").glob("*.json"))
        for record in json.loads(path.read_text())
    ]


def test_hostile_names_bios_and_websites_show_as_text(rita):
    """Every attack string that the form takes, as the page's parsed HTML shows it, by hundreds."""
    if not (SHARED / "xss").exists():
        pytest.skip(f"the shared data is not at {SHARED}")
    payloads = attacks()
    assert len(payloads) > 4000
    for start in range(0, len(payloads), 100):
        person = Member(pk=rita.pk, username="everybody", date_joined=rita.date_joined)
        for payload in payloads[start : start + 100]:
            form = ProfileForm(
                {"name": payload[:80], "bio": payload[:1000], "website": payload, "username": "a1"},
                member=rita,
            )
            form.is_valid()
            website = form.cleaned_data.get("website", "")
            assert not website or re.match(r"(?i)https?://[^/@]+(/|\?|#|$)", website)
            person.website = website or person.website
            person.name += form.cleaned_data.get("name", "") + " "
            person.bio_html += form.cleaned_data.get("bio_html", "")
        page = render_to_string("comments/person.html", {"person": person})
        assert person.name and person.bio_html
        check(page)


@pytest.mark.parametrize(
    "raw", ["<script>alert(1)</script>", "<b onclick=x>", "<a href='javascript:x'>", "<p style=x>"]
)
def test_the_check_finds_what_it_looks_for(raw):
    with pytest.raises(AssertionError):
        check(f"<main>{raw}</main>")


def check(page: str) -> None:
    parsed = html5lib.parse(page, namespaceHTMLElements=False)
    for node in next(parsed.iter("main")).iter():
        if not isinstance(node.tag, str):
            continue
        assert node.tag not in {"script", "iframe", "object", "embed", "style", "base", "form"}
        for name, value in node.attrib.items():
            assert not name.startswith("on") and name not in {"style", "srcdoc", "formaction"}
            if name in {"href", "src"}:
                assert re.match(r"(?i)https?://|/(?!/)|#|\?|mailto:", value), value
