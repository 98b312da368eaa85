from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.redirects.models import Redirect
from django.utils import timezone

from blog.views.home import PAGE_SIZE
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def titles(response) -> list[str]:
    return [post.title for post in response.context["posts"]]


def test_the_newest_comes_first_and_drafts_stay_hidden(client):
    make_post("Old", at=MONDAY)
    make_post("New", at=MONDAY + timedelta(days=1))
    make_post("Draft", published=False)
    response = client.get("/")
    assert titles(response) == ["New", "Old"]
    assert "Draft" not in response.text


def test_an_empty_blog_says_so(client):
    assert "Nothing is published yet" in client.get("/").text


def test_pages_lead_on_and_back_without_losing_any(client):
    number = 2 * PAGE_SIZE + 3
    for n in range(number):  # three of each moment, so that ties fall on borders of pages
        make_post(f"No. {n}", at=MONDAY + timedelta(days=n // 3))
    first = client.get("/")
    second = client.get(first.context["page"].next_url)
    third = client.get(second.context["page"].next_url)
    seen = titles(first) + titles(second) + titles(third)
    assert seen == [f"No. {n}" for n in range(number - 1, -1, -1)]
    assert not third.context["page"].next_url
    assert not first.context["page"].previous_url
    back = client.get(third.context["page"].previous_url)
    assert titles(back) == titles(second)
    assert titles(client.get(back.context["page"].previous_url)) == titles(first)


def test_no_page_is_found_by_counting(client, django_assert_max_num_queries):
    for n in range(PAGE_SIZE + 1):
        make_post(f"No. {n}")
    url = client.get("/").context["page"].next_url
    with django_assert_max_num_queries(8) as queries:
        client.get(url)
    assert not any("OFFSET" in query["sql"] for query in queries)


@pytest.mark.parametrize("who", ["stranger", "reader", "editor"])
def test_few_queries(client, who, django_assert_num_queries):
    for n in range(PAGE_SIZE + 1):
        make_post(f"No. {n}", tags=["A", "B"])
    if who != "stranger":
        client.force_login(make_member(role=who))
    client.get("/")
    expected = {"stranger": 5, "reader": 7, "editor": 8}
    with django_assert_num_queries(expected[who]):
        client.get("/")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%00",
        "W10",  # []
        "WyJ4IiwxXQ",  # ["x",1]
        "WyIyMDI2LTAxLTAxVDAwOjAwOjAwKzAwOjAwIiwieCJd",  # [moment,"x"]
        "WyIyMDI2LTAxLTAxVDAwOjAwOjAwIiwxXQ",  # without a time zone
        "WyIyMDI2LTAxLTAxVDAwOjAwOjAwKzAwOjAwIiw5OTk5OTk5OTk5OTk5OTk5OTk5OTk5XQ",
        "WyIwMDAxLTAxLTAxVDAwOjAwOjAwKzAwOjAwIiwxXQ",  # the year 1
        "a" * 5000,
        "ü",
    ],
)
@pytest.mark.parametrize("name", ["after", "before"])
def test_a_forged_cursor_is_a_page_that_never_existed(client, name, cursor):
    make_post()
    assert client.get(f"/?{name}={cursor}").status_code == 404


def test_addresses_of_wordpress_lead_on(client):
    post = make_post()
    Redirect.objects.create(site_id=1, old_path="/?p=12", new_path=post.get_absolute_url())
    Redirect.objects.create(site_id=1, old_path="/?page_id=3", new_path="")
    assert client.get("/?p=12").url == post.get_absolute_url()
    assert client.get("/?page_id=3").status_code == 410
    assert client.get("/?p=13").status_code == 200


def test_strangers_get_no_cookie(client):
    make_post()
    for url in ("/", "/articles/a-lamp-that-lasts/", "/archive/", "/feed.xml"):
        response = client.get(url)
        assert response.status_code == 200
        assert not response.cookies


def test_it_is_only_for_reading(client):
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 200


def test_dates_are_those_of_the_site(client):
    from blog.arranging import change_site

    change_site(by=None, time_zone="Pacific/Auckland")
    make_post(at=datetime(2026, 3, 31, 13, tzinfo=UTC))
    assert "1 April 2026" in client.get("/").text
    assert timezone.get_current_timezone_name() == "UTC"
