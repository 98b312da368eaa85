"""Every error is a page of ours, in words, that needs neither database nor script."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.urls import path

from tests.makers import make_member


def broken(request):
    raise RuntimeError("nobody should read this")


def suspicious(request):
    raise SuspiciousOperation("nobody should read this")


class Addresses:
    urlpatterns = [path("broken/", broken), path("suspicious/", suspicious)]


@pytest.mark.django_db
def test_what_is_not_there(client):
    response = client.get("/articles/nothing/")
    assert response.status_code == 404
    assert "There is nothing at this address" in response.text


@pytest.mark.django_db
def test_what_is_not_for_you(client):
    client.force_login(make_member())
    response = client.get("/write/")
    assert response.status_code == 403
    assert "ask an editor" in response.text


@pytest.mark.django_db
def test_a_request_that_makes_no_sense(settings):
    settings.ROOT_URLCONF = Addresses
    response = Client(raise_request_exception=False).get("/suspicious/")
    assert response.status_code == 400
    assert "We could not read that request" in response.text
    assert "nobody should read this" not in response.text


@pytest.mark.django_db
def test_something_broke_on_our_side(settings, django_assert_max_num_queries):
    settings.ROOT_URLCONF = Addresses
    with django_assert_max_num_queries(1):  # the site's language, asked before it broke
        response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.text
    assert "nobody should read this" not in response.text


def test_it_is_said_even_without_a_database(settings):
    """No django_db here: whoever asks the database fails."""
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.text
