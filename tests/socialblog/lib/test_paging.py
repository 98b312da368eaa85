from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404
from django.test import RequestFactory

from blog.models import Post
from socialblog.lib.paging import Cursor, page_of, rows_beyond
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


@pytest.fixture
def parts():
    """Ten articles, some of one moment; those with an even number before the others."""
    posts = [
        make_post(f"No. {n}", at=MONDAY + timedelta(days=n // 3), language="de" if n % 2 else "en")
        for n in range(10)
    ]
    groups = [Post.objects.filter(language=code) for code in ("en", "xx", "de")]
    return groups, posts[::2] + posts[1::2]


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 2, 3, 4, 9, 10])
def test_parts_are_one_list(parts, size):
    groups, expected = parts
    url, seen, pages = "/list/", [], []
    while url:
        page = page_of(groups, get(url), by="published_at", size=size)
        pages.append(page.rows)
        seen += page.rows
        url, previous_url = page.next_url, page.previous_url
    assert seen == expected
    if len(pages) > 2:
        before_last = page_of(groups, get(previous_url), by="published_at", size=size)
        assert before_last.rows == pages[-2]


@pytest.mark.django_db
def test_a_page_within_a_part_is_one_question(parts, django_assert_num_queries):
    groups, expected = parts
    with django_assert_num_queries(1):
        first = page_of(groups, get(), by="published_at", size=2)
    with django_assert_num_queries(3):  # reaches over the empty part into the last one
        second = page_of(groups, get(first.next_url), by="published_at", size=5)
    assert first.rows + second.rows == expected[:7]
    with django_assert_num_queries(1):
        page_of(groups, get(second.next_url), by="published_at", size=2)


@pytest.mark.django_db
def test_the_next_ones_behind_a_row(parts):
    groups, expected = parts
    place = Cursor(expected[3].published_at, expected[3].pk)
    assert rows_beyond(groups, place, by="published_at", count=3) == expected[4:7]
    assert rows_beyond(groups, None, by="published_at", count=2) == expected[:2]


def test_a_place_in_a_part_that_is_not_there():
    cursor = Cursor(MONDAY, 7, group=2)
    assert Cursor.read(str(cursor), groups=3) == cursor
    for groups in (1, 2):
        with pytest.raises(Http404):
            Cursor.read(str(cursor), groups=groups)
    with pytest.raises(Http404):
        Cursor.read(str(Cursor(MONDAY, 7, group=-1)), groups=3)


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
