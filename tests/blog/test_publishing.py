from datetime import timedelta

import pytest
from django.utils import timezone

from blog import site
from blog.models import Post
from blog.publishing import (
    close_comments,
    open_comments,
    publish,
    set_answer_everything,
    withdraw,
)
from community.events.models import Event
from community.voices.models import Voice
from tests.makers import an_author, make_comment, make_post

pytestmark = pytest.mark.django_db


def codes() -> list[str]:
    return list(Event.objects.filter(subject="post").values_list("code", flat=True))


def test_publishing_makes_it_public_and_says_so_once():
    post = make_post(published=False)
    lists = site.current().list_version
    publish(post, by=an_author())
    publish(post, by=an_author())
    post = Post.objects.get()
    assert post.is_public
    assert abs(timezone.now() - post.published_at) < timedelta(seconds=10)
    assert codes() == ["post.created", "post.published", "post.visibility"]
    assert site.current().list_version == lists + 1


def test_publishing_may_be_dated_back_but_not_ahead():
    post = make_post(published=False)
    with pytest.raises(ValueError, match="future"):
        publish(post, by=None, at=timezone.now() + timedelta(hours=1))
    at = timezone.now() - timedelta(days=900)
    publish(post, by=None, at=at)
    assert Post.objects.get().published_at == at


def test_withdrawing_and_publishing_again_keeps_the_date():
    post = make_post()
    date = post.published_at
    withdraw(post, by=None)
    withdraw(post, by=None)
    assert Post.objects.get().state == "withdrawn"
    publish(post, by=None)
    assert Post.objects.get().published_at == date
    assert codes().count("post.withdrawn") == 1
    assert codes().count("post.visibility") == 3


def test_a_draft_cannot_be_withdrawn():
    post = make_post(published=False)
    withdraw(post, by=None)
    assert (post.state, codes()) == ("draft", ["post.created"])


def test_voices_wait_only_below_public_articles():
    post = make_post()
    make_comment(post=post)
    assert Voice.objects.get().owed
    withdraw(post, by=None)
    assert Voice.objects.get().state == "withdrawn"
    publish(post, by=None)
    assert Voice.objects.get().owed


def test_answering_everything_makes_the_ledger_judge_again():
    post = make_post()
    root = make_comment(post=post)
    peer = make_comment(parent=root, text="I would like to know that, too.")
    before = Voice.objects.get(pk=peer.voice_id).owed
    set_answer_everything(post, True, by=None)
    set_answer_everything(post, True, by=None)
    assert (before, Voice.objects.get(pk=peer.voice_id).owed) == (False, True)
    assert codes().count("post.answer_everything") == 1


def test_comments_close_and_open():
    post = make_post()
    version = Post.objects.get().page_version
    close_comments(post, by=None)
    close_comments(post, by=None)
    assert not Post.objects.get().comments_open
    open_comments(post, by=None)
    assert Post.objects.get().comments_open
    assert Post.objects.get().page_version > version
    assert codes()[-2:] == ["post.comments_closed", "post.comments_opened"]
