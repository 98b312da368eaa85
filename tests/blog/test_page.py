import pytest

from blog.addresses import RESERVED_FOR_PAGES
from blog.plain_pages import change_page, create_page, remove_page
from blog.writing import AddressTaken
from tests.makers import make_page

pytestmark = pytest.mark.django_db


def test_a_page_is_at_the_top_level_and_in_the_footer(client):
    make_page("About us", body="## Who\n\nWe *are*.")
    response = client.get("/about-us/")
    assert "<em>are</em>" in response.text
    assert '<a href="/about-us/">About us</a>' in client.get("/").text


def test_the_footer_follows_at_once(client):
    page = make_page("About us")
    client.get("/")
    change_page(page, by=None, title="Who we are", in_footer=True)
    assert ">Who we are</a>" in client.get("/").text
    change_page(page, by=None, in_footer=False)
    assert ">Who we are</a>" not in client.get("/").text


def test_a_hidden_page_is_not_there(client):
    page = make_page("Imprint", is_public=False)
    assert client.get("/imprint/").status_code == 404
    assert "Imprint" not in client.get("/").text
    change_page(page, by=None, is_public=True)
    assert client.get("/imprint/").status_code == 200


def test_a_page_moves_and_is_still_found(client):
    page = make_page("About")
    assert change_page(page, by=None, slug="company")
    assert client.get("/about/").url == "/company/"
    assert not change_page(page, by=None, slug="company", title="About")


def test_a_removed_page_is_gone(client):
    remove_page(make_page("About"), by=None)
    assert client.get("/about/").status_code == 404


@pytest.mark.parametrize("title", ["Write", "Site", "Comments", "Admin", "Static", "Robots", "API"])
def test_a_page_never_stands_in_the_way_of_the_site(client, title):
    assert make_page(title).slug == f"{title.lower()}-2"
    with pytest.raises(AddressTaken):
        create_page(title="X", slug=title.lower(), by=None)


def test_every_first_word_of_our_addresses_is_reserved():
    from django.urls import get_resolver

    words = set()
    for pattern in get_resolver().url_patterns:
        for below in [pattern, *getattr(pattern, "url_patterns", [])]:
            whole = str(pattern.pattern) + (str(below.pattern) if below is not pattern else "")
            words.add(whole.lstrip("^").split("/")[0])
    words = {word for word in words if word.isalpha()}
    assert {"articles", "write", "site", "accounts", "mail"} <= words
    assert words <= RESERVED_FOR_PAGES


@pytest.mark.parametrize("url", ["/nothing/", "/a/b/", "/%00/", "/wp-admin/", "/.env/"])
def test_what_does_not_exist(client, url):
    assert client.get(url).status_code == 404
