"""What no reader sends: refused in words, and nobody's texts are read for it."""

import base64
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from socialblog.lib.paging import Cursor
from tests.makers import make_comment, make_member, make_post
from tests.test_permissions import PEOPLE, POLICY, args_of, world  # noqa: F401

pytestmark = pytest.mark.django_db

DIGITS = "9" * 4000
# What a page that says "there is nothing here" needs: the site's language and the links around
# every page (kept in the cache), who asks, and whether it is a former address.
NO_CONTENT = {
    "blog_sitesettings",
    "blog_navigationlink",
    "blog_page",
    "django_session",
    "members_member",
    "django_redirect",
}


def a_client(member=None) -> Client:
    client = Client(raise_request_exception=False)
    if member is not None:
        client.force_login(member)
    return client


def tables_read(queries) -> set[str]:
    """The tables behind every FROM and JOIN."""
    found = set()
    for query in queries:
        words = query["sql"].replace('"', "").replace("(", " ").split()
        found |= {words[i + 1] for i, word in enumerate(words[:-1]) if word in ("FROM", "JOIN")}
    return found


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        ("&".join(f"p{number}={number}" for number in range(10_000)), {}, 400),
        ("&" * 10_000, {}, 400),
        (f"after={'9' * 1_000_000}", {}, 400),
        (f"month={'%F0%28%8C%28' * 5_000}", {}, 400),
        ("", {"range": "bytes=" + ",".join(f"{n}-{n}" for n in range(500))}, 416),
    ],
)
@pytest.mark.parametrize("path", ["/", "/static/css/base.css", "/media/pictures/x.webp", "/desk/"])
def test_what_is_out_of_bounds_asks_nobody(path, query, headers, status, django_assert_num_queries):
    client = a_client(make_member("Edith", role="editor"))
    with django_assert_num_queries(0):
        response = client.get(path, QUERY_STRING=query, headers=headers)
    assert response.status_code == status


FORGED = [
    DIGITS,
    "-1",
    "not a cursor",
    "%00",
    base64.urlsafe_b64encode(b"[" * 80).decode(),
    base64.urlsafe_b64encode(json.dumps(["2020-01-01T00:00:00+00:00", 10**30]).encode()).decode(),
    base64.urlsafe_b64encode(json.dumps(["9999-12-31T23:59:59-23:59", 1]).encode()).decode(),
]


@pytest.mark.parametrize("cursor", FORGED)
@pytest.mark.parametrize("name", ["after", "before"])
def test_a_forged_cursor_reads_no_texts(name, cursor):
    for number in range(3):
        make_post(f"Lamp {number}")
    client = a_client()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get("/", {name: cursor})
    assert response.status_code == 404
    assert tables_read(asked.captured_queries) <= NO_CONTENT


def test_a_real_cursor_is_read():
    post = make_post()
    assert (
        a_client().get("/", {"after": str(Cursor(post.published_at, post.pk))}).status_code == 200
    )


def test_numbers_of_a_thousand_digits(world):  # noqa: F811
    """Wherever an address has a number: there is no such thing, and no page fails on it."""
    people, at = world
    client = a_client(people["editor"])
    tried = 0
    for name in POLICY:
        arguments = args_of(name, at)
        for place, value in enumerate(arguments):
            if not isinstance(value, int):
                continue
            real = reverse(name, args=arguments)
            for number in ("9" * 19, "9" * 1000, DIGITS):
                forged = real.replace(f"{value}", number) if str(value) in real else real
                if forged == real:
                    continue
                tried += 1
                assert 400 <= client.get(forged).status_code < 500, (name, place, len(number))
    assert tried > 60


@pytest.mark.parametrize("value", [DIGITS, "-1", "1e999", "NaN", "٣", "%", "[]", "\ud800"])
def test_forged_parameters_fail_nowhere(world, value):  # noqa: F811
    people, at = world
    client = a_client(people["editor"])
    names = ["page", "after", "before", "voice", "seen", "comment", "added", "order", "all", "q"]
    query = {name: value.encode("utf-8", "replace").decode() for name in names}
    for name in POLICY:
        response = client.get(reverse(name, args=args_of(name, at)), query)
        assert response.status_code < 500 or name == "health:all", name


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "LAMP"])
def test_methods_that_dont_fit(world, method):  # noqa: F811
    """Nothing is done by them: they are not allowed, or read as looking."""
    people, at = world
    client = a_client(people["editor"])
    for name in POLICY:
        response = client.generic(method, reverse(name, args=args_of(name, at)))
        assert response.status_code < 500, name
        if name.startswith(("blog:", "desk:", "comments:", "health:")) and name != "blog:sitemap":
            assert response.status_code in (403, 404, 405), name


def test_a_deep_json_is_no_key():
    """A passkey comes as JSON: a hundred thousand brackets deep it is refused as a wrong one."""
    client = a_client(make_member())
    for deep in ("[" * 100_000, '{"a":' * 50_000):
        response = client.post("/accounts/2fa/webauthn/login/", {"credential": deep})
        assert response.status_code < 500


def test_ten_thousand_fields_are_too_many():
    post = make_post()
    fields = {f"f{number}": "x" for number in range(10_000)}
    response = a_client(make_member()).post(f"/comments/on/{post.slug}/", fields)
    assert response.status_code == 400


def test_a_form_of_ten_megabytes_is_too_much():
    post = make_post()
    comment = make_comment(post=post)
    response = a_client(comment.user).post(
        f"/comments/on/{post.slug}/", {"comment": "long " * 2_000_000}
    )
    assert response.status_code == 400


@pytest.mark.parametrize("path", ["/%", "/%zz/", "/%ff%fe/", "/articles/%c0%af/", "/%2e%2e/%2e/"])
def test_broken_percents(path):
    response = a_client().get(path, follow=True)
    assert 400 <= response.status_code < 500
