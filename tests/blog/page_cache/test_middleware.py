"""Who gets a kept page, what it costs, and what it says to browsers."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse

from blog.page_cache import kept
from blog.page_cache.door import pages_first
from blog.page_cache.middleware import PRIVATE, PUBLIC
from tests.makers import make_comment, make_member, make_page, make_post

pytestmark = pytest.mark.django_db


def addresses() -> list[str]:
    post = make_post("Seals", tags=["Lamps"])
    comment = make_comment(post=post)
    make_page("About")
    return [
        post.get_absolute_url(),
        comment.get_absolute_url(),
        f"/comments/{comment.pk}/replies/",
        *("/", "/tags/lamps/", "/authors/ada/", "/archive/", "/about/"),
        f"/archive/{post.published_at:%Y/%m}/",
        *("/feed.xml", "/tags/lamps/feed.xml", "/authors/ada/feed.xml", "/site/theme.css"),
    ]


def test_every_public_page_costs_one_question(client, django_assert_num_queries):
    for address in addresses():
        first = client.get(address)
        with django_assert_num_queries(1):
            again = client.get(address)
        assert (again.status_code, again.content) == (first.status_code, first.content), address
        assert dict(again.items()) == dict(first.items())
        with django_assert_num_queries(1):
            assert client.head(address).content == b""


def test_who_has_it_gets_nothing(client, django_assert_num_queries):
    for address in addresses():
        first = client.get(address)
        if first.status_code != 200:
            continue
        for theirs in (first["ETag"], f'"other", W/{first["ETag"].removeprefix("W/")}', "*"):
            with django_assert_num_queries(1):
                answer = client.get(address, headers={"If-None-Match": theirs})
            assert (answer.status_code, answer.content) == (304, b"")
            assert answer["ETag"] == first["ETag"]
            assert "Content-Type" not in answer
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_what_is_said_to_browsers(client):
    post = make_post()
    for _fresh_and_kept in range(2):
        response = client.get(post.get_absolute_url())
        assert response["Cache-Control"] == PUBLIC
        assert "must-revalidate" in PUBLIC
        assert "Cookie" in response["Vary"]
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] and response["Cross-Origin-Opener-Policy"]
        assert response["Content-Language"] == "en"
        assert not response.cookies
    client.force_login(make_member("Rita"))
    assert client.get(post.get_absolute_url())["Cache-Control"] == PRIVATE


def test_whoever_may_see_another_page_gets_their_own(client):
    post = make_post()
    address = post.get_absolute_url()
    stranger = client.get(address).text
    client.force_login(make_member("Rita Reader"))
    own = client.get(address).text
    assert "Rita Reader" in own and "Rita Reader" not in stranger
    client.logout()
    assert "Rita Reader" not in client.get(address).text
    for cookies in ("sessionid=ended", "messages=something"):
        assert client.get(address, headers={"Cookie": cookies})["Cache-Control"] == PRIVATE


def test_other_cookies_change_nothing(client, django_assert_num_queries):
    post = make_post()
    client.get(post.get_absolute_url())
    client.cookies["csrftoken"] = "x" * 32
    client.cookies["_analytics"] = "1"
    with django_assert_num_queries(1):
        client.get(post.get_absolute_url())


def test_a_foreign_host_is_refused_and_http_is_redirected(client, settings):
    post = make_post()
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    for _fresh_and_kept in range(2):
        secure = client.get(post.get_absolute_url(), secure=True)
        assert secure.status_code == 200
        assert secure["Strict-Transport-Security"].startswith("max-age=60")
    assert client.get(post.get_absolute_url()).status_code == 301
    wrong = client.get(post.get_absolute_url(), secure=True, headers={"Host": "evil.example"})
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=letter",
        "from=007",
        "from=999999",
        "c=999999",
        "from=" + "9" * 1_000_000,
        "after=forged",
        "&".join(f"p{n}=1" for n in range(400)),
    ],
)
def test_what_nobody_links_to_fills_nothing(client, query):
    post = make_post()
    for path in (post.get_absolute_url(), "/", "/site/theme.css"):
        client.get(f"{path}?{query}")
    assert not kept._memo._pages


def test_windows_that_we_link_to_are_kept(client, django_assert_num_queries):
    post = make_post()
    first = make_comment(post=post)
    for query in (f"from={first.pk}", f"c={first.pk}", f"from={first.pk}&c={first.pk}"):
        client.get(f"{post.get_absolute_url()}?{query}")
        with django_assert_num_queries(1):
            client.get(f"{post.get_absolute_url()}?{query}")


def test_memory_is_bounded(client, settings):
    settings.PAGE_CACHE_BYTES = 60_000
    for number in range(12):
        client.get(make_post(f"Number {number}").get_absolute_url())
    assert kept._memo._pages
    assert sum(page.size for page in kept._memo._pages.values()) <= 60_000


def test_a_lost_cache_costs_a_page_and_nothing_else(client):
    post = make_post()
    first = client.get(post.get_absolute_url())
    kept.forget_all()
    cache.clear()
    again = client.get(post.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304  # what they have is still the page


def test_the_door_gives_the_same_bytes_without_asking_django(client):
    post = make_post("Seals")
    response = client.get(post.get_absolute_url())
    asked: list[str] = []

    def django(environ, start_response):
        asked.append(environ["PATH_INFO"])
        return [HttpResponse().content]

    door = pages_first(django)
    said: list = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": post.get_absolute_url(),
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": "testserver",
        "wsgi.url_scheme": "http",
    }
    body = b"".join(door(dict(environ), lambda *line: said.append(line)))
    assert (body, asked) == (response.content, [])
    assert said[-1] == ("200 OK", list(response.items()))
    etag = {"HTTP_IF_NONE_MATCH": response["ETag"]}
    assert list(door(environ | etag, lambda *line: said.append(line))) == []
    assert said[-1][0] == "304 Not Modified"
    make_comment(post=post)
    list(door(dict(environ), lambda *line: said.append(line)))
    assert asked == [post.get_absolute_url()]
