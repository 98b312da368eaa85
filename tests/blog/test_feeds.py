from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils.dateparse import parse_datetime

from blog import site
from blog.arranging import change_site
from blog.atom import with_absolute_urls
from blog.publishing import withdraw
from blog.writing import change_post
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def read(client, url: str) -> ElementTree.Element:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(ATOM + name, "")


def assert_valid(feed: ElementTree.Element) -> None:
    """What RFC 4287 demands of a feed and its entries."""
    for element in [feed, *feed.iter(ATOM + "entry")]:
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert text(element, "id")
        assert parse_datetime(text(element, "updated")).tzinfo
        alternates = [e for e in element.findall(ATOM + "link") if e.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert alternates[0].get("href").startswith("http://localhost:8000/")
    assert [e.get("href") for e in feed.findall(ATOM + "link") if e.get("rel") == "self"]
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [text(entry, "id") for entry in feed.iter(ATOM + "entry")]
    assert len(set(ids)) == len(ids)


def test_the_feed_has_whole_articles(client):
    change_site(by=None, name="Lantern Yard & Sons", tagline="Lamps <that> last")
    make_post(
        "Light & dark",
        author=make_member("Ada", role="author"),
        body="![A lamp](/media/lamp.webp) and [more](/about/), see [below](#h-end).\n\n## End",
        summary="A <summary>",
        tags=["Repair"],
        at=MONDAY,
    )
    make_post("Draft", published=False)
    feed = read(client, "/feed.xml")
    assert_valid(feed)
    assert text(feed, "title") == "Lantern Yard & Sons"
    assert text(feed, "subtitle") == "Lamps <that> last"
    (entry,) = feed.findall(ATOM + "entry")
    assert text(entry, "title") == "Light & dark"
    assert text(entry, "summary") == "A <summary>"
    assert text(entry, "published") == "2026-03-02T09:00:00Z"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ada"
    assert entry.find(ATOM + "category").get("term") == "Repair"
    content = text(entry, "content")
    assert 'src="http://localhost:8000/media/lamp.webp"' in content
    assert 'href="http://localhost:8000/about/"' in content
    assert 'href="http://localhost:8000/articles/light-dark/#h-end"' in content


def test_an_empty_feed_is_a_feed(client):
    assert_valid(read(client, "/feed.xml"))


def test_only_the_newest_are_in_it(client):
    for n in range(23):
        make_post(f"No. {n}", at=MONDAY + timedelta(days=n))
    titles = [text(entry, "title") for entry in read(client, "/feed.xml").iter(ATOM + "entry")]
    assert titles == [f"No. {n}" for n in range(22, 2, -1)]


def test_feeds_of_a_tag_and_an_author(client):
    zoe = make_member("Zoe", role="author")
    make_post("One", tags=["Über"], author=zoe)
    make_post("Other")
    for url, title in (("/tags/über/feed.xml", "socialblog · Über"), ("/authors/zoe/feed.xml", "")):
        feed = read(client, url)
        assert_valid(feed)
        assert [text(entry, "title") for entry in feed.iter(ATOM + "entry")] == ["One"]
        assert text(feed, "title") == (title or "socialblog · Zoe")
    assert "/tags/%C3%BCber/feed.xml" in client.get("/tags/über/feed.xml").text


def test_who_has_it_already_gets_nothing_until_something_changes(client):
    post = make_post()
    etag = client.get("/feed.xml")["ETag"]

    def status() -> int:
        return client.get("/feed.xml", headers={"If-None-Match": etag}).status_code

    assert status() == 304
    change_post(post, by=None, title="Other")
    assert status() == 200
    etag = client.get("/feed.xml")["ETag"]
    withdraw(post, by=None)
    assert status() == 200
    etag = client.get("/feed.xml")["ETag"]
    change_site(by=None, name="New name")
    assert status() == 200


def test_an_entry_keeps_its_id_whatever_becomes_of_it(client):
    post = make_post("First")
    before = text(next(read(client, "/feed.xml").iter(ATOM + "entry")), "id")
    change_post(post, by=None, title="Second", slug="second", body="Third")
    assert text(next(read(client, "/feed.xml").iter(ATOM + "entry")), "id") == before
    assert before.startswith(f"tag:localhost,{post.created_at:%Y-%m-%d}:")


def test_what_xml_cannot_say_is_left_out(client):
    post = make_post()
    type(post).objects.update(title="A\x0bB\uffff", body_html="<p>C\x0cD]]></p>")
    feed = read(client, "/feed.xml")
    entry = next(feed.iter(ATOM + "entry"))
    assert (text(entry, "title"), text(entry, "content")) == ("AB", "<p>CD]]></p>")


@pytest.mark.parametrize(
    ("html", "absolute"),
    [
        ('<a href="/x">', '<a href="http://localhost:8000/x">'),
        ('<a href="#n">', '<a href="https://b/#n">'),
        ('<a href="https://x/">', '<a href="https://x/">'),
        ('<img alt="a > b" src="/m.webp">', '<img alt="a > b" src="http://localhost:8000/m.webp">'),
        (
            '<video poster="/p" src="/v">',
            '<video poster="http://localhost:8000/p" src="http://localhost:8000/v">',
        ),
        ('<code>&lt;a href="/x"&gt;</code>', '<code>&lt;a href="/x"&gt;</code>'),
        ('<p title="href=&quot;/x&quot;">', '<p title="href=&quot;/x&quot;">'),
        ('x href="/x" y', 'x href="/x" y'),
    ],
)
def test_only_addresses_in_tags_become_absolute(html, absolute):
    assert with_absolute_urls(html, "https://b/") == absolute


def test_it_costs_few_queries(client, django_assert_num_queries):
    for n in range(5):
        make_post(f"No. {n}", tags=["A"])
    with django_assert_num_queries(4):
        client.get("/feed.xml")
    etag = f'W/"{site.current().site_version}-{site.current().list_version}"'
    with django_assert_num_queries(1):
        client.get("/feed.xml", headers={"If-None-Match": etag})
