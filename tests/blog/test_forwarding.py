import pytest
from django.contrib.redirects.models import Redirect

from blog.forwarding import forward
from tests.makers import make_post

pytestmark = pytest.mark.django_db


def to(client, url: str) -> str:
    response = client.get(url)
    return response.url if response.status_code == 301 else str(response.status_code)


def test_a_former_address_leads_on_whatever_was_added_to_it(client):
    forward("/2019/05/lamp/", "/articles/lamp/")
    for url in ("/2019/05/lamp/", "/2019/05/lamp", "/2019/05/lamp/?utm_source=mail"):
        assert to(client, url) == "/articles/lamp/"
    assert to(client, "/2019/05/") == "404"
    assert client.head("/2019/05/lamp/").status_code == 301
    assert client.post("/2019/05/lamp/").status_code == 404


def test_an_address_with_a_query_of_its_own_comes_first(client):
    forward("/old/", "/one/")
    forward("/old/?page=2", "/two/")
    assert to(client, "/old/?page=2") == "/two/"
    assert to(client, "/old/?page=3") == "/one/"


def test_what_was_taken_away_is_gone(client):
    Redirect.objects.create(site_id=1, old_path="/old/", new_path="")
    assert to(client, "/old/") == "410"


def test_scripts_of_any_kind(client):
    forward("/%E7%81%AF/", "/articles/lamp/")
    assert to(client, "/灯/") == to(client, "/%e7%81%af/") == "/articles/lamp/"


def test_there_are_no_chains_and_no_circles(client):
    forward("/a/", "/b/")
    forward("/b/", "/c/")
    assert to(client, "/a/") == "/c/"
    forward("/c/", "/a/")
    assert to(client, "/b/") == "/a/"
    assert to(client, "/a/") == "404"
    forward("/a/", "/a/")
    assert to(client, "/a/") == "404"


def test_a_living_page_wins(client):
    post = make_post()
    Redirect.objects.create(site_id=1, old_path=post.get_absolute_url(), new_path="/other/")
    assert client.get(post.get_absolute_url()).status_code == 200
