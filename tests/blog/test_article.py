import pytest

from blog.publishing import withdraw
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db


def test_an_article_shows_everything(client):
    ada = make_member("Ada", role="author")
    post = make_post(
        "Six euros", author=ada, summary="Where they go.", tags=["Money"], body="We *count*."
    )
    page = client.get(post.get_absolute_url()).text
    for part in ("Six euros", "Where they go.", "Money", "<em>count</em>", "Ada"):
        assert part in page
    assert f'<link rel="canonical" href="http://localhost:8000{post.get_absolute_url()}">' in page
    assert "Go on writing" not in page


def test_a_slug_of_any_script_is_found(client):
    post = make_post("灯りの話")
    assert client.get("/articles/灯りの話/").status_code == 200
    assert client.get(post.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("stranger", 404),
        ("reader", 404),
        ("another author", 404),
        ("moderator", 404),
        ("its author", 200),
        ("editor", 200),
        ("its author, who left the team", 404),
    ],
)
@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_who_sees_what_is_not_public(client, who, status, state):
    ada = make_member("Ada", role="author")
    post = make_post("Secret lamp", author=ada, published=state != "draft")
    withdraw(post, by=ada)
    if who.startswith("its author"):
        if "left" in who:
            from community.members.roles import set_role

            set_role(ada, "reader", by=None)
        client.force_login(ada)
    elif who != "stranger":
        client.force_login(make_member("Other", role=who.split()[-1]))
    response = client.get(post.get_absolute_url())
    assert response.status_code == status
    if status == 200:
        assert "Go on writing" in response.text
    else:
        assert "Secret lamp" not in response.text


def test_authors_find_the_way_back_to_writing(client):
    ada = make_member("Ada", role="author")
    post = make_post(author=ada)
    client.force_login(ada)
    assert f'href="/write/{post.pk}/"' in client.get(post.get_absolute_url()).text


@pytest.mark.parametrize("slug", ["nothing", "..", "%00", "a%2Fb", "x" * 3000, "‮", "%ff"])
def test_what_does_not_exist(client, slug):
    assert client.get(f"/articles/{slug}/").status_code == 404


def test_it_is_only_for_reading(client):
    assert client.post(make_post().get_absolute_url()).status_code == 405


def test_bidirectional_tricks_in_titles_are_gone(client):
    post = make_post("Pay \u202eevil\u202c now")
    assert "\u202e" not in client.get(post.get_absolute_url()).text
