from datetime import UTC, datetime

import pytest

from blog.arranging import change_site
from tests.makers import make_post

pytestmark = pytest.mark.django_db


def test_months_with_their_numbers(client):
    make_post("A", at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    make_post("B", at=datetime(2026, 1, 1, 0, 30, tzinfo=UTC))
    make_post("C", at=datetime(2026, 1, 20, tzinfo=UTC))
    make_post("Draft", published=False)
    months = client.get("/archive/").context["months"]
    assert [(month["url"], month["count"]) for month in months] == [
        ("/archive/2026/01/", 2),
        ("/archive/2025/12/", 1),
    ]
    january = client.get(months[0]["url"])
    assert [post.title for post in january.context["posts"]] == ["C", "B"]


def test_months_are_those_of_the_sites_time_zone(client):
    change_site(by=None, time_zone="Europe/Berlin")
    make_post(at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    assert [m["url"] for m in client.get("/archive/").context["months"]] == ["/archive/2026/01/"]
    assert client.get("/archive/2026/01/").status_code == 200
    assert client.get("/archive/2025/12/").status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/archive/2026/02/",
        "/archive/2026/13/",
        "/archive/2026/0/",
        "/archive/0/1/",
        "/archive/9999/12/",
        "/archive/99999999999999999999/1/",
        "/archive/2026/",
        "/archive/x/y/",
    ],
)
def test_months_without_articles(client, url):
    make_post(at=datetime(2026, 1, 20, tzinfo=UTC))
    assert client.get(url).status_code == 404


def test_an_empty_archive(client):
    assert "Nothing is published yet" in client.get("/archive/").text
