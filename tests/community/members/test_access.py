"""Who may open a page: strangers log in first, members without the right are told so."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from community.members.access import (
    may,
    member_required,
    require_editor,
    require_moderator,
    require_team,
    require_writer,
)
from tests.makers import make_member

pytestmark = pytest.mark.django_db

ROLES = ["reader", "author", "moderator", "editor"]
GUARDS = {
    "anybody with an account": (member_required(), ROLES),
    "team": (require_team, ["author", "moderator", "editor"]),
    "writer": (require_writer, ["author", "editor"]),
    "moderator": (require_moderator, ["moderator", "editor"]),
    "editor": (require_editor, ["editor"]),
}


def a_view(request, *args, **kwargs):
    return HttpResponse(f"in {args} {kwargs}")


def a_request(member=None, *, path="/desk/?lane=held", method="get", **headers):
    request = getattr(RequestFactory(), method)(path, headers=headers)
    request.user = member or AnonymousUser()
    return request


@pytest.mark.parametrize("guard", GUARDS)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_where_it_belongs(guard, role):
    decorate, allowed = GUARDS[guard]
    request = a_request(make_member(role=role))
    if role in allowed:
        assert decorate(a_view)(request, 1, pk=2).content == b"in (1,) {'pk': 2}"
    else:
        with pytest.raises(PermissionDenied, match="for the team"):
            decorate(a_view)(request)


@pytest.mark.parametrize("guard", GUARDS)
def test_stranger_logs_in_and_comes_back(guard):
    response = GUARDS[guard][0](a_view)(a_request())
    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/desk/%3Flane%3Dheld"


def test_after_a_form_the_stranger_comes_back_to_its_page():
    form_page = "http://testserver/articles/lamp/?page=2"
    request = a_request(path="/comments/5/like/", method="post", Referer=form_page)
    response = member_required()(a_view)(request)
    assert response["Location"] == "/accounts/login/?next=/articles/lamp/%3Fpage%3D2"


@pytest.mark.parametrize(
    "referer", ["https://evil.example/x", "//evil.example", "javascript:alert(1)", ""]
)
def test_foreign_pages_are_nowhere_to_come_back_to(referer):
    request = a_request(path="/comments/5/like/", method="post", Referer=referer)
    response = member_required()(a_view)(request)
    assert response["Location"] == "/accounts/login/?next=/"


def test_closed_account_may_nothing():
    editor = make_member(role="editor")
    assert may(a_request(editor), "edit_site")
    editor.is_active = False
    del editor.abilities
    assert not may(a_request(editor), "edit_site")


def test_the_sentence_is_on_the_page(client):
    client.force_login(make_member())
    response = client.get("/site/people/")
    assert response.status_code == 403
    assert "This page is for the team." in response.content.decode()


def test_what_stands_behind_a_log_in_is_kept_by_no_cache(client):
    client.force_login(make_member(role="author"))
    for path in ("/desk/", "/desk/drafts/", "/desk/record/", "/desk/record.csv", "/accounts/away/"):
        response = client.get(path)
        assert response.status_code == 200, path
        assert {"private", "no-cache"} <= set(response["Cache-Control"].split(", ")), path


def test_looking_costs_one_query(django_assert_num_queries):
    member = make_member(role="editor")
    member = type(member).objects.get(pk=member.pk)
    with django_assert_num_queries(1):
        assert member.can_write and member.can_answer and member.can_moderate
        assert member.can_edit_site and member.is_team
