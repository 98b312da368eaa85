"""Who reaches the desk, and which of its voices."""

import pytest
from django.urls import reverse

from community.comments.models import Comment
from community.voices.models import Voice
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

PAGES = ["/desk/", "/desk/done/", "/desk/held/", "/desk/reported/"]
ABOUT_A_VOICE = ["answer", "close", "reopen"]
ABOUT_A_COMMENT = ["approve", "keep", "hold", "remove", "restore"]


@pytest.fixture
def comment():
    return make_comment("Does it fit?", post=make_post(authors=[make_member("Ada", role="author")]))


def addresses(comment) -> list[str]:
    return [
        *PAGES,
        reverse("desk:voice", args=[comment.voice_id]),
        *(reverse(f"desk:{act}", args=[comment.voice_id]) for act in ABOUT_A_VOICE),
        *(reverse(f"desk:{act}", args=[comment.pk]) for act in ABOUT_A_COMMENT),
    ]


def ask(client, url):
    acts = url.strip("/").rsplit("/", 1)[-1] in {*ABOUT_A_VOICE, *ABOUT_A_COMMENT}
    fields = {"comment": "Yes.", "reason": "thanks"}
    return client.post(url, fields) if acts else client.get(url)


def test_strangers_are_asked_to_log_in(client, comment):
    for url in addresses(comment):
        response = ask(client, url)
        if url.endswith("/answer/"):
            continue  # keeps the text: see test_answering
        assert response.status_code == 302, url
        assert response["Location"].startswith("/accounts/login/"), url
    unchanged(comment)


def test_readers_never_reach_it(client, comment):
    client.force_login(make_member("Rita", role="reader"))
    for url in addresses(comment):
        assert ask(client, url).status_code == 403, url
    unchanged(comment)


def test_the_one_who_asked_does_not_reach_it_either(client, comment):
    client.force_login(comment.user)
    for url in addresses(comment):
        assert ask(client, url).status_code == 403, url
    unchanged(comment)


def test_the_author_of_another_post_finds_no_such_voice(client, comment):
    client.force_login(make_member("Ben", role="author"))
    for url in addresses(comment)[4:8]:
        assert ask(client, url).status_code == 404, url
    assert client.get(f"/desk/?voice={comment.voice_id}").status_code == 404
    assert client.get("/desk/").context["rows"] == []
    unchanged(comment)


def test_an_author_does_not_moderate(client, comment):
    client.force_login(comment.post.author_list[0])
    for url in [*PAGES[2:], *addresses(comment)[8:]]:
        assert ask(client, url).status_code == 403, url
    assert "Held" not in client.get("/desk/").content.decode()
    unchanged(comment)


@pytest.mark.parametrize("role", ["author", "moderator", "editor"])
def test_the_team_reaches_it(client, comment, role):
    client.force_login(make_member("Tea", role=role))
    assert client.get("/desk/").status_code == 200


def test_one_who_left_the_team_is_out(client, comment):
    ada = comment.post.author_list[0]
    client.force_login(ada)
    assert client.get("/desk/").status_code == 200
    ada.groups.clear()
    assert client.get("/desk/").status_code == 403


@pytest.mark.parametrize("pk", [0, 999_999, 10**18, 10**30])
def test_unknown_ones_are_not_found(client, comment, pk):
    client.force_login(make_member("Eve", role="editor"))
    for url in addresses(comment)[4:]:
        unknown = url.replace(f"/{comment.voice_id}/", f"/{pk}/")
        unknown = unknown.replace(f"/{comment.pk}/", f"/{pk}/")
        assert ask(client, unknown).status_code == 404, unknown


def test_nothing_changes_by_looking(client, comment):
    client.force_login(make_member("Eve", role="editor"))
    for url in addresses(comment)[5:]:
        assert client.get(url).status_code == 405, url
    for url in addresses(comment)[:5]:
        assert client.post(url).status_code == 405, url
        assert client.get(url).status_code == 200
    unchanged(comment)


def unchanged(comment):
    assert Voice.objects.get(pk=comment.voice_id).state == "open"
    assert Comment.objects.get().state == "public"
