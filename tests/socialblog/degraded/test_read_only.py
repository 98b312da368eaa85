"""The database takes nothing new: everybody reads, and who writes is told so, with their words."""

import pytest
from django.contrib.messages.storage.session import SessionStorage
from django.db import connection
from django.test import Client
from django.urls import reverse

from community.comments.models import Comment
from community.members.models import Member
from socialblog.lib.unwritable import trouble_of
from tests.makers import PASSWORD, make_comment, make_member, make_post
from tests.socialblog.degraded.databases import gone, read_only
from tests.socialblog.degraded.visits import AS_ALWAYS, logged_in, looked
from tests.test_permissions import PEOPLE, POLICY, args_of, world  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["as configured", "cached_db"], autouse=True)
def engine(request, settings):
    """Wherever sessions are kept."""
    if request.param != "as configured":
        settings.SESSION_ENGINE = f"django.contrib.sessions.backends.{request.param}"


def a_client(member: Member | None = None) -> Client:
    client = Client(raise_request_exception=False)
    if member is not None:
        client.force_login(member)
    return client


def test_everybody_reads(world):  # noqa: F811
    people, at = world
    clients = logged_in(people)
    with read_only():
        # Monitors are told; everything else is as always.
        assert looked(clients, at) == AS_ALWAYS | {"health:all": "!" * len(PEOPLE)}


def test_a_log_in_that_ended_elsewhere_reads_as_a_stranger():
    """Reading ends such a session, which is a change."""
    member, post = make_member(), make_post()
    client = a_client(member)
    member.set_password("another one entirely")
    member.save(update_fields=["password"])
    with read_only():
        response = client.get(post.get_absolute_url())
        assert response.status_code == 200
        assert client.get("/accounts/profile/").status_code == 302
    assert client.get("/accounts/profile/").status_code == 302


def test_a_message_that_waits_in_the_session_is_shown(settings):
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
    post = make_post()
    client = a_client(make_member())
    session = client.session
    session[SessionStorage.session_key] = '[["__json_message",0,25,"Saved.",""]]'
    session.save()
    with read_only():
        response = client.get(post.get_absolute_url())
        assert response.status_code == 200
        assert "Saved." in response.text
    assert "Saved." in client.get(post.get_absolute_url()).text
    assert "Saved." not in client.get(post.get_absolute_url()).text


def test_a_comment_is_given_back(client):
    post = make_post()
    member = a_client(make_member())
    url = f"/comments/on/{post.slug}/"
    with read_only():
        response = member.post(url, {"comment": "Does the <seal> fit?"})
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "no-store" in response["Cache-Control"]
    assert "Nothing can be saved right now" in response.text
    assert "Does the &lt;seal&gt; fit?" in response.text
    assert not Comment.objects.exists()
    # The same once more, as the browser sends it, when it is over.
    assert member.post(url, {"comment": "Does the <seal> fit?"}).status_code == 302
    assert Comment.objects.get().comment == "Does the <seal> fit?"


def test_every_form_answers_in_words(world):  # noqa: F811
    """Nowhere "something broke on our side", and nothing is done."""
    people, at = world
    clients = logged_in(people)
    with read_only():
        for name in POLICY:
            url = reverse(name, args=args_of(name, at))
            for person in PEOPLE:
                response = clients[person].post(url, FORM)
                assert response.status_code != 500, (name, person)
                if response.status_code == 503:
                    assert "Nothing can be saved right now" in response.text
                    assert FORM["comment"] in response.text, (name, person)


FORM = {"comment": "A word or two", "title": "A title", "body": "A text", "text": "Some words"}


def test_logging_in_and_out_wait():
    member = make_member("Rita")
    client = a_client()
    with read_only():
        response = client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert response.status_code == 503
    assert PASSWORD not in response.text
    client.force_login(member)
    with read_only():
        assert client.post("/accounts/logout/").status_code == 503
        assert client.get("/accounts/profile/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/accounts/profile/").status_code == 302


def test_a_script_is_told_in_its_own_way():
    author = make_member("Ada", role="author", username="ada")
    voice = make_comment(post=make_post(authors=[author])).voice
    client = a_client(author)
    with read_only():
        response = client.post(
            f"/desk/voices/{voice.pk}/draft/",
            {"comment": "It fits.", "seen": "0"},
            headers={"Accept": "application/json"},
        )
    assert response.status_code == 503
    assert response.json()["error"].startswith("Nothing can be saved right now")


def test_a_mistake_of_ours_stays_one():
    """What the database refuses because of us isn't said to be over soon."""
    with connection.cursor() as cursor, pytest.raises(Exception) as caught:
        cursor.execute("SELECT no_such_column FROM blog_post")
    assert trouble_of(caught.value) is None


def test_a_database_that_is_gone():
    post = make_post()
    client = a_client(make_member())
    with gone():
        said = client.post(f"/comments/on/{post.slug}/", {"comment": "Does it fit?"})
        read = client.get(post.get_absolute_url())
    assert said.status_code == read.status_code == 503
    assert "The database of this site" in said.text
    assert "Does it fit?" in said.text
    assert client.get(post.get_absolute_url()).status_code == 200
