"""Whatever django-allauth routes answers in our look, to strangers and to members."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.community.members.people import log_in, make_protected
from tests.makers import make_member

pytestmark = pytest.mark.django_db

# What the addresses with something in them are tried with.
VALUES = {
    "key": ["not-a-key", "1:2:3", "set-password"],
    "uidb36": ["1", "zzzzzzzzzzzzzzzzzzzz"],
    "pk": ["1", "999999999999999999999"],
}


def routed(resolver=None, prefix="") -> list[URLPattern]:
    resolver = resolver or get_resolver()
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += routed(entry, prefix)
        elif entry.lookup_str.startswith("allauth."):
            found.append(entry)
    return found


def addresses() -> list[str]:
    found = set()
    for entry in routed():
        if not entry.name:
            continue  # only leads to another one
        names = list(entry.pattern.regex.groupindex) or list(entry.pattern.converters)
        for number in range(max([len(VALUES[name]) for name in names], default=1)):
            values = {name: VALUES[name][number % len(VALUES[name])] for name in names}
            try:
                found.add(reverse(entry.name, kwargs=values))
            except Exception:  # a value that this address can't have
                continue
    return sorted(found)


def test_there_are_many():
    assert len(addresses()) > 30


def visit_as(client, who: str) -> None:
    if who == "member":
        log_in(client, make_member())
    elif who == "half logged in":
        log_in(client, make_protected())
    elif who == "protected":
        log_in(client, make_protected(), second_step=True)
    assert ("_auth_user_id" in client.session) == (who in ("member", "protected"))


@pytest.mark.parametrize("url", addresses())
@pytest.mark.parametrize("who", ["anonymous", "member", "half logged in", "protected"])
def test_page_answers_in_our_look(client, who, url):
    visit_as(client, who)
    response = client.get(url)
    assert response.status_code in (200, 301, 302, 401, 404, 405)
    if response.status_code in (200, 401) and "text/html" in response["Content-Type"]:
        page = response.content.decode()
        assert 'class="site-header"' in page
        assert "<title>socialblog" not in page and " · socialblog</title>" in page
        assert "style=" not in page
