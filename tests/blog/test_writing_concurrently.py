import threading
import traceback

import pytest
from django.db import connection, connections

from blog import site
from blog.models import Post, Tag
from blog.publishing import publish
from blog.writing import change_post, create_post
from tests.makers import an_author

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("nothing_is_damaged"),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite lets one write at a time: there is nothing to race",
    ),
]
WRITERS, ARTICLES = 4, 5


def test_four_authors_of_the_same_title_get_four_addresses_and_one_tag():
    ada = an_author()
    troubles: list[str] = []
    start = threading.Barrier(WRITERS)
    versions = site.current().list_version

    def write() -> None:
        try:
            for number in range(ARTICLES):
                start.wait(timeout=30)
                title = f"Six euros {number}"
                post = create_post(authors=[ada], title=title, by=ada, tags=[f"Money {number}"])
                change_post(post, by=ada, tags=[f"Repair {number}"], body="More")
                publish(post, by=ada)
        except BaseException:
            troubles.append(traceback.format_exc())
            start.abort()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert troubles == []
    slugs = set(Post.objects.values_list("slug", flat=True))
    assert slugs == {
        f"six-euros-{number}{again}"
        for number in range(ARTICLES)
        for again in ("", *(f"-{n}" for n in range(2, WRITERS + 1)))
    }
    assert Tag.objects.count() == 2 * ARTICLES
    assert site.current().list_version == versions + WRITERS * ARTICLES
