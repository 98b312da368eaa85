from xml.etree import ElementTree

import pytest

from tests.makers import make_member, make_page, make_post

pytestmark = pytest.mark.django_db


def test_everything_public_is_in_it_at_our_own_address(client, settings):
    settings.SITE_URL = "https://blog.example.org"
    ada = make_member("Ada", role="author")
    make_post("Über", author=ada, tags=["Repair"])
    make_post("Draft", author=make_member("Ben", role="author"), tags=["Secret"], published=False)
    make_page("About")
    make_page("Hidden", is_public=False)
    root = ElementTree.fromstring(client.get("/sitemap.xml", headers={"host": "localhost"}).content)
    places = [element.text for element in root.iter() if element.tag.endswith("}loc")]
    assert places == [
        f"https://blog.example.org{path}"
        for path in (
            "/",
            "/archive/",
            "/articles/%C3%BCber/",
            "/about/",
            "/tags/repair/",
            "/authors/ada/",
        )
    ]


def test_robots_are_shown_the_way(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://localhost:8000/sitemap.xml" in response.text
    assert "Disallow: /write/" in response.text
