"""We use the comments library's tables. Its pages, forms, mails and admin leak and graft."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

OLD_ADDRESSES = [
    "/comments/post/",
    "/comments/posted/",
    "/comments/flag/1/",
    "/comments/like/1/",
    "/comments/dislike/1/",
    "/comments/sent/",
    "/comments/mute/x/",
    "/comments/api/comment/",
    "/comments/api/blog-post/1/",
    "/comments/moderate/1/",
    "/comments/cr/1/1/",
]


def served(patterns: list[Any]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from served(pattern.url_patterns)
        else:
            yield pattern


def home_of(view: Any) -> str:
    view = getattr(view, "view_class", getattr(view, "cls", view))
    return f"{view.__module__}.{getattr(view, '__qualname__', '')}"


def test_no_address_leads_into_the_library():
    found = list(served(get_resolver().url_patterns))
    assert len(found) > 50  # it walks indeed
    for pattern in found:
        view = pattern.callback
        while view is not None:
            assert not home_of(view).startswith("django_comments"), pattern
            view = getattr(view, "__wrapped__", None)


def test_no_namespace_of_the_library_is_known():
    names = set(get_resolver().reverse_dict) | set(get_resolver().namespace_dict)
    assert not [name for name in names if str(name).startswith("comments-")]


def test_there_is_no_admin_for_it():
    assert not apps.is_installed("django.contrib.admin")
    assert "admin" not in get_resolver().namespace_dict


@pytest.mark.django_db
@pytest.mark.parametrize("address", OLD_ADDRESSES)
def test_its_usual_addresses_are_not_found(client, address):
    assert client.get(address).status_code == 404
    assert client.post(address).status_code in (404, 405)
