"""The demo: what it promises, that it is true, and that it keeps out of the way."""

import re
from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.hashers import is_password_usable
from django.core import mail
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.models import Image, NavigationLink, Page, Post, SiteSettings
from community.comments.models import Comment
from community.events.models import Event
from community.members.models import Member
from community.notifications.models import Delivery
from community.notifications.sending import send_due
from community.voices.models import Voice
from socialblog.demo.loading import load
from socialblog.demo.people import DEMO_LOGINS


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Loaded once for all tests of this file, each of which is undone by itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    return loaded


def manage(*arguments: str) -> str:
    words = StringIO()
    call_command(*arguments, stdout=words)
    return words.getvalue()


def log_in(client: Client, role: str) -> Member:
    email = next(email for known, email, _password in DEMO_LOGINS if known == role)
    member = Member.objects.get(email=email)
    client.force_login(member)
    return member


def test_it_brings_what_it_promises(demo):
    assert (demo.articles, demo.people) == (11, 40)
    assert demo.comments >= 200
    states = Counter(Comment.objects.values_list("state", flat=True))
    assert set(states) == set(Comment.State)
    assert states["held"] >= 3
    reasons = set(Comment.objects.filter(state="held").values_list("reason", flat=True))
    assert reasons == {"links", "moderator"}
    assert Comment.objects.filter(report_count__gt=0, state="public").count() >= 2
    tombs = Comment.objects.filter(is_shown=True).exclude(state="public")
    assert set(tombs.values_list("state", flat=True)) == {"removed", "deleted"}
    assert Comment.objects.exclude(edited_at=None).count() >= 2
    assert Comment.objects.filter(is_accepted=True).count() >= 3
    assert Comment.objects.filter(like_count__gt=3).count() >= 10


def test_readers_wait_for_hours_and_for_weeks(demo):
    owed = Voice.objects.owed()
    waits = [timezone.now() - voice.waiting_since for voice in owed]
    assert min(waits) < timedelta(hours=2)
    assert max(waits) > timedelta(weeks=4)
    kinds = Counter(owed.values_list("kind", flat=True))
    assert 14 <= kinds["first"] + kinds["follow_up"] <= 20
    # Between readers: some that nobody answered for a day, and one that names the team.
    assert kinds["peer"] >= 3
    assert owed.filter(kind="peer", mentions_team=True).count() == 1
    assert {"answered", "closed", "snoozed", "withdrawn"} < set(
        Voice.objects.values_list("state", flat=True)
    )


def test_most_readers_were_answered(demo):
    voices = Voice.objects.exclude(kind="peer").exclude(state="withdrawn")
    assert voices.filter(state__in=["answered", "closed"]).count() > 0.8 * voices.count()


def test_one_thread_is_long_and_deep(demo):
    sizes = Counter(Comment.objects.values_list("root_id", flat=True))
    root, size = sizes.most_common(1)[0]
    assert size >= 40
    assert max(comment.depth for comment in Comment.objects.filter(root_id=root)) >= 9


def test_the_ledger_tells_the_truth(demo):
    assert "tells the truth" in manage("check_voices")
    assert "agrees with itself" in manage("check_integrity")


def test_nothing_is_from_the_future_and_replies_come_later(demo):
    now = timezone.now()
    assert not Event.objects.filter(at__gt=now).exists()
    assert not Post.objects.filter(published_at__gt=now).exists()
    comments = {comment.pk: comment for comment in Comment.objects.select_related("user", "post")}
    for comment in comments.values():
        assert comment.post.published_at < comment.submit_date <= now
        if comment.user:
            assert comment.user.date_joined < comment.submit_date
        if comment.parent_id:
            assert comments[comment.parent_id].submit_date < comment.submit_date


def test_nobody_gets_a_mail_about_the_past(demo):
    assert not Delivery.objects.exists()
    send_due()
    assert mail.outbox == []


def test_the_second_time_changes_nothing(demo):
    before = Comment.objects.count(), Member.objects.count(), Event.objects.count()
    assert "here already" in manage("load_demo")
    assert before == (Comment.objects.count(), Member.objects.count(), Event.objects.count())


def test_every_article_and_page_can_be_read(demo, client):
    for readable in [*Post.objects.published(), *Page.objects.all()]:
        response = client.get(readable.get_absolute_url())
        assert response.status_code == 200
        assert readable.title in response.content.decode()
        assert not re.search(r"(picture|article):[\w-]+", readable.body_html)
        assert "<script" not in readable.body_html
    for post in Post.objects.all():
        assert post.summary and post.tag_list and post.cover.alt and post.cover.credit
    assert sum("<figure>" in post.body_html for post in Post.objects.all()) >= 4


def test_every_picture_is_there(demo):
    for image in Image.objects.all():
        assert image.alt
        assert default_storage.exists(image.file.name)
        for width in image.widths:
            assert default_storage.exists(image.name_for(width))
    for member in Member.objects.exclude(picture=""):
        assert default_storage.exists(member.picture.name)
    assert Member.objects.exclude(picture="").count() >= 10


def test_the_draft_is_its_authors_alone(demo, client):
    draft = Post.objects.get(state=Post.State.DRAFT)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert draft.title not in client.get(reverse("blog:home")).content.decode()


def test_the_site_has_its_name_and_links_that_lead_somewhere(demo, client):
    assert SiteSettings.objects.get().name == "Lantern Yard"
    assert default_storage.exists(SiteSettings.objects.get().logo.name)
    for link in NavigationLink.objects.all():
        assert client.get(link.url).status_code == 200


def test_the_desk_shows_who_waits(demo, client):
    log_in(client, "moderator")
    page = client.get(reverse("desk:waiting")).content.decode()
    assert "Oleksandr Hrytsenko" in page
    assert client.get(reverse("desk:held")).content.decode().count("BrightDeals") >= 1
    assert "Hugo Lefebvre" in client.get(reverse("desk:reported")).content.decode()


def test_the_reader_has_said_something(demo, client):
    reader = log_in(client, "reader")
    page = client.get(reverse("comments:person", args=[reader.username]))
    assert page.status_code == 200
    assert "Fourteen kilometres" in page.content.decode()
    assert Comment.objects.filter(user=reader).count() >= 8


def test_nobody_can_log_in_outside_of_debug(demo):
    assert not any(is_password_usable(member.password) for member in Member.objects.all())
