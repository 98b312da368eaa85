from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django_comments.models import CommentFlag

from blog.models import Post
from community.comments.models import Comment
from community.events.models import Event
from community.members.models import Guest
from community.voices.models import Fact, Voice
from tests.makers import make_member

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def media(settings, tmp_path) -> Path:
    folder = tmp_path / "media"
    folder.mkdir()
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture
def site(transactional_db, media) -> Post:
    """Rows of every awkward kind: three tables for one comment, replies, flags, JSON, pictures."""
    author = make_member("Ana Author", role="author", picture="people/ana.jpg")
    reader = make_member("Rita Reader")
    guest = Guest.objects.create(
        email="gus@example.org", name='Gus "Γ" 🌱\u2028 Guest', created_at=NOON, confirmed_at=NOON
    )
    post = Post.objects.create(
        title="Why\nwe listen",
        slug="why-we-listen",
        body="line one\r\nline two\ttab \\ \"quoted\" 'n' <b> 漢字",
        contents=[{"level": 2, "id": "h-why", "text": "Why"}],
        state=Post.State.PUBLISHED,
        created_at=NOON,
        updated_at=NOON,
        published_at=NOON,
        page_version=7,
    )
    post.authors.add(author)
    question = make_comment(post, "Does it export?", guest=guest, voice=make_voice(post, guest))
    answer = make_comment(post, "It does.", parent=question, user=author, by_team=True)
    make_comment(post, "Thank you!", parent=answer, guest=guest)
    CommentFlag.objects.create(comment=answer, user=reader, flag="I like it")
    Fact.objects.create(
        voice=question.voice, code=Fact.Code.ANSWERED, at=NOON, by=author, comment_id=answer.pk
    )
    Event.objects.create(
        code="comment.published",
        at=NOON,
        actor=reader,
        subject="comment",
        subject_id=question.pk,
        data={"nested": {"ids": [1, 2.5, None, True]}, "a": "ü"},
    )
    (media / "people").mkdir()
    (media / "people" / "ana.jpg").write_bytes(bytes(range(256)) * 5000)
    (media / "site").mkdir()
    (media / "site" / "lögo.svg").write_text("<svg/>")
    return post


def make_voice(post: Post, guest: Guest) -> Voice:
    return Voice.objects.create(
        kind=Voice.Kind.FIRST,
        said_at=NOON,
        post=post,
        reader_key=f"g{guest.pk}",
        visible=True,
        state=Voice.State.OPEN,
        owed=True,
        waiting_since=NOON - timedelta(days=400),
        lane=Voice.Lane.WAITING,
        due_at=NOON,
    )


def make_comment(post: Post, text: str, *, parent: Comment | None = None, **fields) -> Comment:
    comment = Comment(
        post=post,
        content_type=ContentType.objects.get_for_model(Post),
        object_pk=str(post.pk),
        site_id=1,
        comment=text,
        body_html=f"<p>{text}</p>",
        parent_id=parent.pk if parent else 0,
        submit_date=NOON,
        state=Comment.State.PUBLIC,
        is_shown=True,
        **fields,
    )
    comment.parent_path = parent.path if parent else ""
    comment.save()
    return comment
