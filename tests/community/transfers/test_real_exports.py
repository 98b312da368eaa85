"""Exports of real sites: every comment in the right thread, the desk shows what is unanswered."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from blog.models import Post
from community.comments.checking import check_post
from community.comments.models import Comment
from community.transfers.models import Pingback
from community.transfers.wordpress.reading import BadExport, read_export
from community.voices.models import Voice
from tests.makers import make_member
from tests.shared_data import shared

pytestmark = pytest.mark.django_db

WORDPRESS = ("import", "WordPress+wordpress-importer")
ISSO = ("import", "isso-comments+isso", "isso", "tests", "wordpress.xml")


def assert_threads_are_those_of(path):
    """Each comment below the same parent, with the same words, as the export says."""
    here = {tuple(c.legacy_key.split(":")[2:]): c for c in Comment.objects.exclude(legacy_key=None)}
    talks = 0
    for item in read_export(path):
        for old in item.comments:
            if old.kind in ("pingback", "trackback"):
                continue
            talks += 1
            comment = here[str(item.id), str(old.id)]
            assert comment.post.legacy_key.endswith(f":{item.id}")
            assert (comment.parent_id == 0) == (old.parent_id == 0)
            if old.parent_id:
                parent = here[str(item.id), str(old.parent_id)]
                assert comment.parent_id == parent.pk
                assert comment.path.startswith(parent.path)
                assert comment.root_id == parent.root_id
            assert comment.author_name == (old.author or "Anonymous")
    assert talks == len(here)
    for post_id in Post.objects.values_list("pk", flat=True):
        assert check_post(post_id, now=timezone.now()) == []
    return talks


def test_the_theme_accessibility_test_data():
    path = shared(*WORDPRESS, "a11y-unit-test-data.xml")
    call_command("import_wordpress", path, verbosity=0)
    assert assert_threads_are_those_of(path) == 25
    assert Pingback.objects.count() == 4
    before = Comment.objects.count(), Post.objects.count()
    call_command("import_wordpress", path, verbosity=0)
    assert (Comment.objects.count(), Post.objects.count()) == before


def test_the_isso_export_whose_comment_ids_repeat():
    path = shared(*ISSO)
    tester = make_member("Tess", role="author", email="info@posativ.org")
    call_command(
        "import_wordpress",
        path,
        author=[f"Tester={tester.email}"],
        settled_before="2010-01-01",
        verbosity=0,
    )
    assert_threads_are_those_of_isso(path)
    owed = {voice.comment.comment for voice in Voice.objects.owed()}
    # The six others were written by the mapped author, logged in on the old site.
    assert owed == {
        "Erster!1",
        "When you have a comment with multiple lines:\nWordPress exports it like this.",
    }
    assert Comment.objects.filter(by_team=True).count() == 6


def assert_threads_are_those_of_isso(path):
    comments = {
        (c.post.legacy_key.rsplit(":", 1)[1], c.legacy_key.rsplit(":", 1)[1]): c
        for c in Comment.objects.select_related("post")
    }
    assert len(comments) == 8
    for child, parent in {"7": "6", "8": "7", "9": "7"}.items():
        assert comments["18", child].parent_id == comments["18", parent].pk
    assert comments["4", "11"].is_root


@pytest.mark.parametrize("name", ["small-export.xml", "valid-wxr-1.1.xml"])
def test_the_importer_plugin_s_own_exports(name):
    path = shared(*WORDPRESS, name)
    call_command("import_wordpress", path, verbosity=0)
    assert_threads_are_those_of(path)


def test_every_export_in_the_folder_is_read_or_refused_with_a_sentence():
    read = 0
    for path in sorted(shared("import").rglob("*.xml")):
        try:
            export = read_export(path)
            read += sum(1 for _item in export) == export.items
        except BadExport as error:
            assert str(error).endswith(".")
    assert read >= 10
