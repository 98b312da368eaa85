import pytest

from blog.publishing import withdraw
from community.members.roles import set_role
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db


def test_an_author_lists_what_they_wrote_also_together(client):
    ada, ben = make_member("Ada", role="author"), make_member("Ben", role="author")
    make_post("Alone", author=ada)
    make_post("Together", authors=[ben, ada])
    make_post("Draft", author=ada, published=False)
    make_post("Another's", author=ben)
    response = client.get("/authors/ada/")
    assert {post.title for post in response.context["posts"]} == {"Alone", "Together"}


def test_a_new_author_has_a_page_already(client):
    make_member("Ada", role="author")
    assert client.get("/authors/ada/").status_code == 200


def test_who_left_the_team_keeps_the_page_while_articles_are_public(client):
    ada = make_member("Ada", role="author")
    post = make_post(author=ada)
    set_role(ada, "reader", by=None)
    ada.is_active = False
    ada.save(update_fields=["is_active"])
    assert client.get("/authors/ada/").status_code == 200
    withdraw(post, by=None)
    assert client.get("/authors/ada/").status_code == 404


@pytest.mark.parametrize("url", ["/authors/rita/", "/authors/rita/feed.xml", "/authors/nobody/"])
def test_readers_are_not_authors(client, url):
    make_member("Rita")
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(("who", "number"), [("stranger", 5), ("reader", 7)])
def test_few_queries(client, who, number, django_assert_num_queries):
    ada = make_member("Ada", role="author")
    for n in range(15):
        make_post(f"No. {n}", author=ada)
    if who != "stranger":
        client.force_login(make_member(role=who))
    client.get("/authors/ada/")
    with django_assert_num_queries(number):
        client.get("/authors/ada/")
