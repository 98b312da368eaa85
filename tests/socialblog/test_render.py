"""All stored HTML made anew, when the rules of rendering change."""

import io

import pytest
from django.core.management import call_command

from blog.models import Post
from community.comments.models import Comment
from community.members.models import Member
from tests.makers import make_comment, make_member, make_page, make_post

pytestmark = pytest.mark.django_db


def render() -> str:
    out = io.StringIO()
    call_command("render", stdout=out)
    return out.getvalue()


def test_every_text_is_made_anew_from_its_source():
    post = make_post(body="Some *words*.")
    make_page(body="Who *we* are.")
    make_comment("Does it *fit*?", post=post)
    member = make_member("Mia", bio="I *ride*.")
    Post.objects.update(body_html="<script>old rules</script>")
    Comment.objects.update(body_html="<script>old rules</script>")
    version = Post.objects.get().page_version
    assert "3 texts look different" in render()
    post.refresh_from_db()
    assert post.body_html == "<p>Some <em>words</em>.</p>"
    assert post.page_version == version + 1
    assert Comment.objects.get().body_html == "<p>Does it <em>fit</em>?</p>"
    assert Member.objects.get(pk=member.pk).bio_html == "<p>I <em>ride</em>.</p>"
    assert "0 texts look different" in render()


def test_what_was_imported_is_cleaned_and_not_read_as_markdown():
    make_comment("2 * 3 * 4", origin="import", html="<p>2 * 3 * 4</p><script>x</script>")
    render()
    html = Comment.objects.get().body_html
    assert html.startswith("<p>2 * 3 * 4</p>")
    assert "<script" not in html
