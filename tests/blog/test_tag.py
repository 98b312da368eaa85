import pytest

from blog.models import Tag
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db


def test_a_tag_lists_its_public_articles(client):
    make_post("With", tags=["Repair"])
    make_post("Without")
    make_post("Draft", tags=["Repair"], published=False)
    response = client.get("/tags/repair/")
    assert [post.title for post in response.context["posts"]] == ["With"]


def test_a_tag_without_articles_says_so(client):
    Tag.objects.create(name="Empty", slug="empty")
    response = client.get("/tags/empty/")
    assert (response.status_code, response.context["posts"]) == (200, [])


@pytest.mark.parametrize("url", ["/tags/none/", "/tags/none/feed.xml", "/tags/%00/"])
def test_an_unknown_tag(client, url):
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(("who", "number"), [("stranger", 5), ("reader", 7)])
def test_few_queries(client, who, number, django_assert_num_queries):
    for n in range(15):
        make_post(f"No. {n}", tags=["Repair", "Other"])
    if who != "stranger":
        client.force_login(make_member(role=who))
    client.get("/tags/repair/")
    with django_assert_num_queries(number):
        client.get("/tags/repair/")
