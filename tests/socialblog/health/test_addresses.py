"""What load balancers and monitors are told, however little of the site is there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from community.notifications.models import Delivery
from socialblog.models import JobRun
from tests.makers import make_comment, make_member, worker_was_here
from tests.socialblog.degraded.databases import gone, read_only

ALL = ["/health/", "/health/live/", "/health/ready/"]


def sentences(client, url: str = "/health/") -> dict[str, str]:
    """What is wrong, by name."""
    checks = client.get(url).json()["checks"]
    return {check["name"]: check["says"] for check in checks if not check["ok"]}


@pytest.mark.django_db
@pytest.mark.parametrize("url", ALL)
def test_all_is_well(client, url):
    worker_was_here()
    response = client.get(url)
    assert response.status_code == 200
    assert response.json()["ok"] is True
    assert all(check["ok"] and check["says"].endswith(".") for check in response.json()["checks"])
    assert response["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response


@pytest.mark.django_db
@pytest.mark.parametrize("url", ALL)
def test_a_load_balancer_comes_by_any_name_and_without_https(client, settings, url):
    worker_was_here()
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["blog.example.org"]
    for headers in ({"host": "10.0.0.7:8000"}, {"host": "no host at all?"}):
        assert client.get(url, headers=headers).status_code == 200
    assert client.head(url).content == b""
    assert client.post(url).status_code == 405
    assert client.get("/", headers={"host": "blog.example.org"}).status_code == 301


@pytest.mark.django_db
def test_it_is_cheap(client, django_assert_num_queries):
    worker_was_here()
    client.get("/health/ready/")  # a process reads the names of its migrations once
    with django_assert_num_queries(5):
        client.get("/health/ready/")


def test_live_asks_no_database():
    """No django_db here: whoever asks the database fails."""
    assert Client().get("/health/live/").status_code == 200


@pytest.mark.django_db
def test_a_database_that_is_gone(client):
    worker_was_here()
    with gone():
        assert client.get("/health/live/").status_code == 200
        response = client.get("/health/ready/")
        assert response.status_code == 503
        assert sentences(client) == {"database": "The database doesn't answer."}
        assert "nowhere" not in response.text and "127.0.0.1" not in response.text
    assert client.get("/health/ready/").status_code == 200


@pytest.mark.django_db
def test_a_database_of_another_version(client):
    worker_was_here()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'socialblog'")
    assert client.get("/health/ready/").status_code == 503
    assert "migrate" in sentences(client, "/health/ready/")["migrations"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_takes_nothing_is_good_for_readers(client):
    worker_was_here()
    with read_only():
        assert client.get("/health/ready/").status_code == 200
        assert client.get("/health/").status_code == 503
        assert list(sentences(client)) == ["writing"]
    assert client.get("/health/").status_code == 200


@pytest.mark.django_db
def test_a_worker_that_is_gone(client):
    assert sentences(client)["worker"] == "No worker has run yet."
    worker_was_here(at=timezone.now() - timedelta(minutes=20))
    says = sentences(client)["worker"]
    assert "last seen 20\xa0minutes ago" in says
    assert "send mails that are due" in says and "forget guests" not in says
    assert client.get("/health/").status_code == 503
    assert client.get("/health/ready/").status_code == 200


@pytest.mark.django_db
def test_a_job_that_fails(client):
    worker_was_here(at=timezone.now() - timedelta(seconds=5))
    JobRun.objects.filter(name__startswith="send mails").update(
        failed_at=timezone.now(), trouble="ValueError: password=hunter2"
    )
    assert sentences(client)["worker"] == "The worker fails at: “send mails that are due”."
    assert "hunter2" not in client.get("/health/").text


@pytest.mark.django_db
def test_mail_that_waits_for_its_server(client):
    worker_was_here()
    make_comment()
    assert Delivery.objects.update(attempts=2, created_at=timezone.now() - timedelta(hours=1)) == 1
    assert "1 mail waits" in sentences(client)["mail"]


@pytest.mark.django_db
def test_a_full_disk(client, settings):
    worker_was_here()
    settings.LEAST_FREE_MB = 10**9
    assert "disk" in sentences(client)
    assert client.get("/health/ready/").status_code == 200


@pytest.mark.django_db
def test_editors_read_the_same(client):
    worker_was_here(at=timezone.now() - timedelta(minutes=20))
    client.force_login(make_member("Edith", role="editor"))
    page = client.get("/site/running/").text
    assert "last seen 20\xa0minutes ago" in page
    assert "Every mail of the last seven days was delivered." in page
    make_comment()
    Delivery.objects.update(state="failed", settled_at=timezone.now())
    assert "1 mail of the last seven days could not" in client.get("/site/running/").text
