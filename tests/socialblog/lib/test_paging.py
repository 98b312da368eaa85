from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404
from django.test import RequestFactory

from blog.models import Post
from socialblog.lib.paging import Cursor, page_of
from tests.makers import make_post

MONDAY = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)


def get(url: str = "/list/"):
    return RequestFactory().get(url)


def test_a_cursor_reads_what_it_wrote():
    cursor = Cursor(MONDAY, 2**63 - 1)
    assert Cursor.read(str(cursor)) == cursor
    with pytest.raises(Http404):
        Cursor.read(str(cursor)[:-3])


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["published_at", "-published_at"])
def test_both_directions_with_ties(by):
    posts = [make_post(f"No. {n}", at=MONDAY + timedelta(days=n // 4)) for n in range(10)]
    expected = posts if by == "published_at" else posts[::-1]
    url, seen, backwards = "/list/?tag=a&tag=b", [], []
    while url:
        page = page_of(Post.objects.all(), get(url), by=by, size=3)
        seen += page.rows
        assert len(page) <= 3
        last, url = url, page.next_url
        assert not url or url.startswith("/list/?tag=a&tag=b&after=")
    assert seen == expected
    url = last
    while url:
        page = page_of(Post.objects.all(), get(url), by=by, size=3)
        backwards = page.rows + backwards
        url = page.previous_url
    # Back at the beginning the first page is whole again, so some are seen twice.
    assert list(dict.fromkeys(backwards))[:3] == expected[:3]
    assert set(backwards) == set(expected)


@pytest.mark.django_db
def test_rows_that_appear_meanwhile_move_nothing():
    posts = [make_post(f"No. {n}", at=MONDAY + timedelta(days=n)) for n in range(6)]
    first = page_of(Post.objects.all(), get(), by="-published_at", size=3)
    make_post("New", at=MONDAY + timedelta(days=9))
    second = page_of(Post.objects.all(), get(first.next_url), by="-published_at", size=3)
    assert second.rows == posts[2::-1]


@pytest.mark.django_db
def test_when_all_behind_is_gone_the_way_back_is_the_beginning():
    make_post(at=MONDAY)
    cursor = Cursor(MONDAY - timedelta(days=1), 1)
    page = page_of(Post.objects.all(), get(f"/list/?after={cursor}"), by="-published_at", size=3)
    assert (page.rows, page.previous_url, page.next_url) == ([], "/list/", "")
    assert not page.is_first


@pytest.mark.django_db
def test_the_index_finds_the_place():
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("reads the plan as SQLite tells it")
    make_post(at=MONDAY)
    rows = Post.objects.published().filter(published_at__lte=MONDAY)
    rows = rows.exclude(published_at=MONDAY, id__gte=5).order_by("-published_at", "-id")
    assert "USING INDEX post_newest_published (published_at<?)" in rows.explain()
