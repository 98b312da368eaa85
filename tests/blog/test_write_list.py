import pytest

from blog.publishing import withdraw
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_member("Ada", role="author")


def titles(client, url: str = "/write/") -> set[str]:
    return {post.title for post in client.get(url).context["posts"]}


def test_authors_see_their_own_in_every_state(client, ada):
    make_post("Public", author=ada)
    make_post("Draft", author=ada, published=False)
    withdraw(make_post("Taken back", author=ada), by=ada)
    make_post("Another's", author=make_member("Ben", role="author"))
    client.force_login(ada)
    assert titles(client) == {"Public", "Draft", "Taken back"}
    assert titles(client, "/write/?state=draft") == {"Draft"}
    assert titles(client, "/write/?state=withdrawn") == {"Taken back"}
    assert titles(client, "/write/?state=nonsense") == {"Public", "Draft", "Taken back"}


def test_an_editor_sees_all(client, ada):
    make_post("Draft", author=ada, published=False)
    client.force_login(make_member("Edda", role="editor"))
    assert titles(client) == {"Draft"}


def test_filters_stay_from_page_to_page(client, ada):
    for n in range(23):
        make_post(f"No. {n}", author=ada, published=False)
    client.force_login(ada)
    url = client.get("/write/?state=draft").context["page"].next_url
    assert "state=draft" in url
    assert len(titles(client, url)) == 3


URLS = ["/write/", "/write/new/", "/write/1/", "/write/pictures/"]


@pytest.mark.parametrize("url", URLS)
def test_strangers_are_asked_to_log_in(client, url):
    response = client.get(url)
    assert (response.status_code, response.url) == (302, f"/accounts/login/?next={url}")


@pytest.mark.parametrize("url", [*URLS, "/write/preview/"])
@pytest.mark.parametrize("role", ["reader", "moderator"])
def test_who_does_not_write_is_told_so(client, url, role):
    client.force_login(make_member(role=role))
    response = client.post(url) if "preview" in url else client.get(url)
    assert response.status_code == 403


def test_methods(client, ada):
    client.force_login(ada)
    assert client.post("/write/").status_code == 405
    assert client.get("/write/preview/").status_code == 405
    assert client.put("/write/new/").status_code == 405
