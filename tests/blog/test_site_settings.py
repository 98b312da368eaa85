import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blog import site
from blog.arranging import change_site, set_links
from blog.models import NavigationLink
from community.events.models import Event
from tests.blog.test_write_post import a_picture
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def editing(client):
    client.force_login(make_member("Edda", role="editor"))
    return client


def filled_in(header_links=(), footer_links=(), **changes) -> dict:
    form = {
        "name": "Lantern Yard",
        "tagline": "Lamps that last",
        "accent": "#0e5c70",
        "footer": "",
        "language": "en",
        "time_zone": "UTC",
    } | changes
    for place, links in (("header", header_links), ("footer", footer_links)):
        form |= {f"{place}-TOTAL_FORMS": len(links), f"{place}-INITIAL_FORMS": 0}
        for n, (label, url, *more) in enumerate(links):
            form |= {f"{place}-{n}-label": label, f"{place}-{n}-url": url}
            form |= {f"{place}-{n}-{name}": value for name, value in dict(more).items()}
    return form


def test_an_editor_changes_everything_without_code(editing):
    data = filled_in(
        [("Shop", "https://example.org/shop", ("ORDER", 2)), ("About", "/about/", ("ORDER", 1))],
        [("Write to us", "mailto:us@example.org"), ("", "")],
        accent="#7A1F5C",
        language="de",
        time_zone="Europe/Brussels",
        logo_file=a_picture("logo.png"),
        footer="Made in *Ghent* <script>alert(1)</script>",
    )
    response = editing.post("/site/", data)
    assert (response.status_code, response.url) == (302, "/site/")
    page = editing.get("/").text
    assert '<html lang="de"' in page
    assert "Lamps that last" in page
    assert "Made in <em>Ghent</em>" in page
    assert "<script>alert" not in page
    assert page.index('href="/about/"') < page.index('href="https://example.org/shop"')
    assert 'href="mailto:us@example.org"' in page
    now = site.current()
    assert (now.accent, now.time_zone) == ("#7a1f5c", "Europe/Brussels")
    assert now.logo.name.startswith("site/logo-")
    assert now.logo.url in page
    assert Event.objects.filter(code="site.changed").get().actor.display_name == "Edda"


def test_links_change_places_and_go(editing):
    set_links("header", [("A", "/a/"), ("B", "/b/"), ("C", "/c/")], by=None)
    data = filled_in(
        [
            ("A", "/a/", ("ORDER", 3)),
            ("B", "/b/", ("ORDER", 2), ("DELETE", "on")),
            ("C", "/c/", ("ORDER", 1)),
        ]
    )
    data["header-INITIAL_FORMS"] = 3
    assert editing.post("/site/", data).status_code == 302
    links = NavigationLink.objects.filter(place="header").values_list("label", flat=True)
    assert list(links) == ["C", "A"]


def test_the_page_shows_what_is_there(editing):
    change_site(by=None, name="Lantern Yard", footer="Made in *Ghent*")
    set_links("footer", [("Shop", "/shop/")], by=None)
    page = editing.get("/site/").text
    for part in ('value="Lantern Yard"', "Made in *Ghent*</textarea>", 'value="/shop/"'):
        assert part in page


def test_saving_the_same_changes_nothing(editing):
    editing.post("/site/", filled_in())
    version = site.current().site_version
    editing.post("/site/", filled_in())
    assert site.current().site_version == version


def test_a_colour_that_is_hard_to_read_is_told(editing):
    page = editing.post("/site/", filled_in(accent="#ffff00"), follow=True).text
    assert "#ffff00 is hard to read" in page
    assert "is hard to read" not in editing.post("/site/", filled_in(), follow=True).text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u200b"}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"accent": "red"}, "accent"),
        ({"accent": "#0;}*{"}, "accent"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"time_zone": "../../etc/passwd"}, "time_zone"),
        ({"language": "xx"}, "language"),
        ({"footer": "x" * 2001}, "footer"),
        ({"logo_file": SimpleUploadedFile("logo.svg", b"<svg onload=alert(1)>")}, "logo_file"),
    ],
)
def test_what_is_refused(editing, changes, field):
    response = editing.post("/site/", filled_in(**{"tagline": "My new tagline"} | changes))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "My new tagline" in response.text
    assert site.current().tagline == ""


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/\\evil.example",
        "about/",
        "https://",
        "https://user@evil.example/",
        "http:evil",
        "\x01javascript:alert(1)",
        "ftp://example.org/",
    ],
)
def test_addresses_of_links_are_web_addresses(editing, url):
    response = editing.post("/site/", filled_in([("Shop", url)]))
    assert response.status_code == 422
    assert "url" in response.context["header_formset"][0].errors
    assert not NavigationLink.objects.exists()


def test_a_link_without_words_is_asked_for_them(editing):
    response = editing.post("/site/", filled_in([("", "/about/")]))
    assert "label" in response.context["header_formset"][0].errors


@pytest.mark.parametrize("broken", ["x", "", "99999"])
def test_a_broken_list_of_links_is_refused_in_words(editing, broken):
    response = editing.post("/site/", filled_in() | {"header-TOTAL_FORMS": broken})
    assert response.status_code == 422


def test_the_logo_is_taken_away(editing):
    editing.post("/site/", filled_in(logo_file=a_picture()))
    assert site.current().logo
    editing.post("/site/", filled_in(logo_remove="on"))
    assert not site.current().logo


@pytest.mark.parametrize("url", ["/site/", "/site/pages/", "/site/pages/new/", "/site/pages/1/"])
@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 302), ("reader", 403), ("author", 403), ("moderator", 403)]
)
def test_it_is_for_editors(client, url, who, status):
    if who != "stranger":
        client.force_login(make_member(role=who))
    assert client.get(url).status_code == status
    if url != "/site/pages/":
        assert client.post(url, filled_in(name="Stolen")).status_code == status
    assert site.current().name == "socialblog"


def test_what_is_around_a_page_costs_one_query(client, django_assert_num_queries):
    set_links("header", [("A", "/a/")], by=None)
    make_post()
    client.get("/archive/")
    with django_assert_num_queries(2):  # the settings, the months
        client.get("/archive/")


def test_a_change_shows_at_once_and_is_never_kept_half(client):
    set_links("header", [("Before", "/a/")], by=None)
    assert ">Before<" in client.get("/").text
    set_links("header", [("After", "/a/")], by=None)
    page = client.get("/").text
    assert ">After<" in page
    assert ">Before<" not in page


@pytest.mark.parametrize(("language", "shown"), [("de", "de"), ("ar", "ar"), ("broken", "en")])
def test_the_site_speaks_one_language_whatever_the_browser_asks(client, language, shown):
    from blog.models import SiteSettings

    SiteSettings.objects.update(language=language, time_zone="Not/There")
    response = client.get("/", headers={"accept-language": "fr"})
    assert response["Content-Language"] == shown
    assert f'<html lang="{shown}" dir="{"rtl" if shown == "ar" else "ltr"}"' in response.text
    assert "Accept-Language" not in response.get("Vary", "")
