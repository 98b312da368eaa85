"""Lists under names: one's own, and the team's."""

import pytest

from community.desk import saved_views
from community.desk.models import SavedView
from tests.makers import make_comment, make_member, make_post

from .test_waiting import rows

pytestmark = pytest.mark.django_db
LIST = {"lane": "waiting", "query": "post=lamps&question=1&junk=7&after=x"}


@pytest.fixture
def ada(client):
    ada = make_member("Ada", role="author", username="ada")
    make_comment("Does it fit?", post=make_post("Lamps", authors=[ada]))
    client.force_login(ada)
    return ada


def save(client, name="Lamp questions", **fields):
    return client.post("/desk/views/", {**LIST, "name": name, **fields})


def menu(client, url="/desk/") -> list[str]:
    return [view["name"] for view in client.get(url).context["views"]]


def test_a_list_is_kept_under_a_name(client, ada):
    assert menu(client) == []
    response = save(client)
    assert response["Location"] == "/desk/?post=lamps&question=1"
    view = SavedView.objects.get()
    assert (view.name, view.query, view.by, view.is_shared) == (
        "Lamp questions",
        "post=lamps&question=1",
        ada,
        False,
    )
    page = client.get("/desk/")
    assert 'href="/desk/?post=lamps&amp;question=1"' in page.content.decode()
    kept = client.get("/desk/?post=lamps&question=1")
    assert rows(kept) == ["Does it fit?"]
    assert [one["is_current"] for one in kept.context["views"]] == [True]


def test_the_lane_and_the_order_are_kept_too(client, ada):
    client.post("/desk/views/", {"lane": "done", "query": "sort=oldest", "name": "First done"})
    [view] = client.get("/desk/").context["views"]
    assert view["url"] == "/desk/done/?sort=oldest"


def test_only_shared_ones_are_seen_by_others(client, ada):
    save(client)
    save(client, "For all", is_shared="on")
    client.force_login(make_member("Ben", role="author"))
    assert menu(client) == ["For all"]
    page = client.get("/desk/views/").content.decode()
    assert "For all" in page and "Lamp questions" not in page
    assert "Delete" not in page


def test_its_maker_renames_and_deletes(client, ada):
    save(client)
    view = SavedView.objects.get()
    assert client.post(f"/desk/views/{view.pk}/", {"name": "Lamps", "is_shared": "on"}).url
    view.refresh_from_db()
    assert (view.name, view.is_shared) == ("Lamps", True)
    assert client.post(f"/desk/views/{view.pk}/delete/").status_code == 302
    assert not SavedView.objects.exists()
    assert client.post(f"/desk/views/{view.pk}/delete/").status_code == 404


@pytest.mark.parametrize("role", ["author", "moderator", "editor"])
def test_nobody_else_changes_what_is_personal(client, ada, role):
    save(client)
    view = SavedView.objects.get()
    client.force_login(make_member("Ben", role=role))
    assert client.post(f"/desk/views/{view.pk}/", {"name": "Mine now"}).status_code == 404
    assert client.post(f"/desk/views/{view.pk}/delete/").status_code == 404
    assert SavedView.objects.get().name == "Lamp questions"


@pytest.mark.parametrize(("role", "status"), [("author", 404), ("moderator", 404), ("editor", 302)])
def test_an_editor_looks_after_the_teams(client, ada, role, status):
    save(client, is_shared="on")
    view = SavedView.objects.get()
    client.force_login(make_member("Ben", role=role))
    changed = client.post(f"/desk/views/{view.pk}/", {"name": "Lamps", "is_shared": "on"})
    assert changed.status_code == status
    assert client.post(f"/desk/views/{view.pk}/delete/").status_code == status
    assert SavedView.objects.exists() == (status == 404)


def test_a_name_is_needed_and_taken_once(client, ada):
    assert save(client, " ").status_code == 422
    assert save(client, "x" * 61).status_code == 422
    save(client)
    response = save(client, "lamp QUESTIONS")
    assert response.status_code == 422
    page = response.content.decode()
    assert "There is a view of that name already." in page
    assert 'value="lamp QUESTIONS"' in page
    assert 'value="post=lamps&amp;question=1"' in page
    client.force_login(make_member("Ben", role="author"))
    assert save(client).status_code == 302  # somebody else's own


def test_a_view_changed_to_a_taken_name_stays_as_it_was(client, ada):
    save(client)
    save(client, "Other")
    view = SavedView.objects.get(name="Other")
    response = client.post(f"/desk/views/{view.pk}/", {"name": "Lamp questions"})
    assert response.status_code == 422
    assert "There is a view of that name already." in response.content.decode()
    assert SavedView.objects.filter(name="Other").exists()


def test_there_is_an_end_to_them(client, ada, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST_OWN", 2)
    monkeypatch.setattr(saved_views, "MOST_SHARED", 1)
    save(client, "One", is_shared="on")
    assert "The team has as many" in save(client, "Two", is_shared="on").content.decode()
    save(client, "Two")
    assert "You have as many" in save(client, "Three").content.decode()
    assert SavedView.objects.count() == 2


@pytest.mark.parametrize("query", ["%00", "post=%00&who=everyone", "x" * 5000, "who=everyone"])
def test_what_is_kept_is_what_we_could_have_written(client, ada, query):
    response = client.post("/desk/views/", {"lane": "\0", "query": query, "name": "Any"})
    assert response["Location"] == "/desk/"
    assert SavedView.objects.get().query == ""


def test_too_much_to_keep_is_said(client, ada):
    long = f"text={'%F0%9F%92%A1' * 80}&tag={'%F0%9F%92%A1' * 60}"
    response = client.post("/desk/views/", {"lane": "waiting", "query": long, "name": "Bulbs"})
    assert response.status_code == 422
    assert "This is too much to keep." in response.content.decode()


@pytest.mark.parametrize("pk", [0, 999_999, 10**18, 10**30])
def test_unknown_ones_are_not_found(client, ada, pk):
    assert client.post(f"/desk/views/{pk}/", {"name": "x"}).status_code == 404
    assert client.post(f"/desk/views/{pk}/delete/").status_code == 404


def test_hostile_names_stay_words(client, ada):
    save(client, "<script>alert(1)</script>")
    for url in ("/desk/", "/desk/views/"):
        assert "<script>alert" not in client.get(url).content.decode()
