import pytest

from blog.models import Page
from tests.makers import make_member, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editing(client):
    client.force_login(make_member("Edda", role="editor"))
    return client


def filled_in(**changes) -> dict:
    form = {"title": "About us", "body": "We *are*.", "slug": "", "position": "0"}
    return form | {"is_public": "on", "in_footer": "on"} | changes


def test_a_page_is_made_changed_hidden_and_deleted(editing):
    response = editing.post("/site/pages/new/", filled_in(), follow=True)
    page = Page.objects.get()
    assert response.redirect_chain == [(f"/site/pages/{page.pk}/", 302)]
    assert "<em>are</em>" in editing.get("/about-us/").text
    assert "About us" in editing.get("/site/pages/").text

    url = f"/site/pages/{page.pk}/"
    editing.post(url, filled_in(title="Who we are", slug="company", is_public=""))
    page.refresh_from_db()
    assert (page.title, page.slug, page.is_public) == ("Who we are", "company", False)
    assert "Delete for good" in editing.get(url).text
    editing.post(url, {"remove": "1"})
    assert not Page.objects.exists()


def test_a_public_page_is_not_deleted_by_one_click(editing):
    page = make_page()
    response = editing.post(f"/site/pages/{page.pk}/", {"remove": "1"})
    assert response.status_code == 422
    assert Page.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "\u200b"}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"slug": "write"}, "slug"),
        ({"slug": "taken"}, "slug"),
        ({"slug": "a b"}, "slug"),
        ({"slug": "漢" * 60}, "slug"),
        ({"body": "x" * 200_001}, "body"),
        ({"position": "-1"}, "position"),
        ({"position": "x"}, "position"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(editing, changes, field):
    make_page("Taken")
    response = editing.post("/site/pages/new/", filled_in(**{"body": "My words"} | changes))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    if field != "body":
        assert "My words</textarea>" in response.text
    assert Page.objects.count() == 1


def test_the_preview_saves_nothing(editing):
    response = editing.post("/site/pages/new/", filled_in(preview="1"))
    assert response.status_code == 200
    assert "<em>are</em>" in response.text
    assert not Page.objects.exists()


@pytest.mark.parametrize("pk", ["0", "77", "9" * 30])
def test_what_does_not_exist(editing, pk):
    assert editing.get(f"/site/pages/{pk}/").status_code == 404
    assert editing.post(f"/site/pages/{pk}/", {"remove": "1"}).status_code == 404
