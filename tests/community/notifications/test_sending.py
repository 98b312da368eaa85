"""Who hears of what, when, how often, and never too early."""

import smtplib
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from blog.publishing import publish, withdraw
from community.comments import visibility
from community.comments.confirming import confirm
from community.comments.models import Comment
from community.notifications.models import Delivery
from community.notifications.sending import CLAIM, drop_unwanted, is_wanted, send_due
from tests.makers import make_comment, make_guest, make_member, make_post

pytestmark = pytest.mark.django_db

LATER = timedelta(minutes=2)


@pytest.fixture
def author():
    return make_member("Ada Author", role="author")


@pytest.fixture
def post(author):
    return make_post(authors=[author])


def recipients() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def test_an_author_hears_of_a_comment_and_a_reader_of_a_reply(post, author):
    rita, karl = make_member("Rita"), make_member("Karl")
    first = make_comment(post=post, by=rita)
    make_comment("It fits.", parent=first, by=karl)
    send_due(timezone.now())
    assert recipients() == sorted([author.email, author.email, rita.email])
    reply = next(message for message in mail.outbox if message.to == [rita.email])
    assert "Karl replied to you" in reply.subject
    assert "It fits." in reply.body
    assert reply.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_picture_in_our_answer_is_an_address_that_leads_somewhere(post, author, settings):
    settings.SITE_URL = "https://blog.example.org"
    first = make_comment(post=post)
    answer = "Like so: ![The seal](/media/pictures/seal.webp)"
    make_comment(answer, parent=first, by=author)
    send_due(timezone.now() + LATER)
    reply = next(message for message in mail.outbox if message.to == [first.user.email])
    html = reply.alternatives[0][0]
    for words in (reply.body, html):
        assert "Like so: The seal: https://blog.example.org/media/pictures/seal.webp" in words


def test_nobody_hears_of_their_own_words_or_twice(post, author):
    mine = make_comment(post=post, by=author)
    make_comment("Another thought.", parent=mine, by=author)
    rita = make_member("Rita")
    make_comment("A word.", parent=mine, by=rita)
    send_due(timezone.now() + LATER)
    # The author is the one replied to and the post's author: one mail.
    assert recipients() == [author.email]


def test_our_own_reply_waits_until_it_can_no_longer_be_taken_back(post, author, settings):
    rita = make_member("Rita")
    first = make_comment(post=post, by=rita)
    send_due(timezone.now())
    mail.outbox.clear()
    make_comment("Thank you.", parent=first, by=author)
    now = timezone.now()
    send_due(now + timedelta(seconds=settings.COMMENT_UNDO_SECONDS - 1))
    assert recipients() == []
    send_due(now + timedelta(seconds=settings.COMMENT_UNDO_SECONDS + 1))
    assert recipients() == [rita.email]


def test_a_guest_is_asked_to_confirm_and_nobody_hears_before(post, author):
    guest = make_guest("Gil")
    comment = make_comment(post=post, guest=guest, state="unconfirmed")
    send_due(timezone.now())
    assert recipients() == [guest.email]
    assert "/comments/confirm/" in mail.outbox[0].body
    mail.outbox.clear()
    confirm(comment)
    send_due(timezone.now())
    assert recipients() == [author.email]


@pytest.mark.parametrize("wants_mail", [True, False])
def test_a_guest_hears_of_replies_only_when_they_asked(post, author, wants_mail):
    guest = make_guest("Gil")
    comment = make_comment(post=post, guest=guest, wants_mail=wants_mail)
    make_comment("It does.", parent=comment, by=author)
    send_due(timezone.now() + LATER)
    assert (guest.email in recipients()) is wants_mail


def test_held_words_are_told_of_when_they_are_released_and_once(post, author):
    comment = make_comment(post=post, by=make_member("Rita"), state="held")
    send_due(timezone.now() + LATER)
    assert recipients() == []
    moderator = make_member("Mo", role="moderator")
    visibility.release(comment, by=moderator)
    send_due(timezone.now() + LATER)
    assert recipients() == [author.email]
    visibility.hold(comment, by=moderator)
    visibility.release(comment, by=moderator)
    send_due(timezone.now() + LATER)
    assert recipients() == [author.email]


def test_what_is_held_before_it_was_sent_waits_for_its_release(post, author):
    comment = make_comment(post=post, by=make_member("Rita"))
    moderator = make_member("Mo", role="moderator")
    visibility.hold(comment, by=moderator)
    send_due(timezone.now() + LATER)
    assert recipients() == []
    visibility.release(comment, by=moderator)
    send_due(timezone.now() + LATER)
    assert recipients() == [author.email]


def test_what_an_absent_article_kept_back_is_sent_when_it_returns_and_once(post, author):
    make_comment(post=post, by=make_member("Rita"))
    withdraw(post, by=author)
    send_due(timezone.now() + LATER)
    assert recipients() == []
    publish(post, by=author)
    send_due(timezone.now() + LATER)
    assert recipients() == [author.email]
    withdraw(post, by=author)
    publish(post, by=author)
    send_due(timezone.now() + LATER)
    assert recipients() == [author.email]


def test_what_was_released_while_the_article_was_away_waits_for_it(post, author):
    comment = make_comment(post=post, by=make_member("Rita"), state="held")
    withdraw(post, by=author)
    visibility.release(comment, by=make_member("Mo", role="moderator"))
    send_due(timezone.now() + LATER)
    assert recipients() == []
    publish(post, by=author)
    send_due(timezone.now() + LATER)
    assert recipients() == [author.email]


def test_what_nobody_wanted_before_the_article_went_stays_unsent(post, author):
    author.mail_comments = False
    author.save(update_fields=["mail_comments"])
    make_comment(post=post, by=make_member("Rita"))
    send_due(timezone.now())
    author.mail_comments = True
    author.save(update_fields=["mail_comments"])
    withdraw(post, by=author)
    publish(post, by=author)
    send_due(timezone.now() + LATER)
    assert recipients() == []


def test_what_is_held_when_the_article_returns_waits_for_its_release(post, author):
    comment = make_comment(post=post, by=make_member("Rita"))
    withdraw(post, by=author)
    send_due(timezone.now() + LATER)
    moderator = make_member("Mo", role="moderator")
    visibility.hold(comment, by=moderator)
    publish(post, by=author)
    send_due(timezone.now() + LATER)
    assert recipients() == []
    visibility.release(comment, by=moderator)
    send_due(timezone.now() + LATER)
    assert recipients() == [author.email]


def test_an_article_that_returns_before_its_mail_is_dropped_lets_it_go_out(post, author):
    """The worker looked while the article was away, and it came back before the row was marked."""
    make_comment(post=post, by=make_member("Rita"))
    withdraw(post, by=author)
    delivery = Delivery.objects.select_related("comment__post", "member").get()
    assert not is_wanted(delivery, now=timezone.now())
    publish(post, by=author)
    assert not drop_unwanted(delivery, now=timezone.now())
    send_due(timezone.now() + LATER)
    assert recipients() == [author.email]


def test_who_wants_no_mail_gets_none(post, author):
    author.mail_comments = False
    author.save(update_fields=["mail_comments"])
    rita = make_member("Rita", mail_replies=False)
    make_comment("It does.", parent=make_comment(post=post, by=rita), by=make_member("Karl"))
    send_due(timezone.now() + LATER)
    assert recipients() == []


def test_a_wish_that_changed_after_queueing_is_heard(post, author):
    make_comment(post=post)
    author.mail_comments = False
    author.save(update_fields=["mail_comments"])
    send_due(timezone.now() + LATER)
    assert recipients() == []
    assert Delivery.objects.get().state == Delivery.State.DROPPED


def test_two_workers_send_one_mail(post, author):
    make_comment(post=post)
    now = timezone.now()
    assert Delivery.objects.due(now).update(claimed_until=now + CLAIM) == 1
    send_due(now)
    assert recipients() == []


def test_a_crash_between_sending_and_marking_repeats_the_same_message(post, author):
    make_comment(post=post)
    now = timezone.now()
    send_due(now)
    # As a worker that died right after the mail server said yes would leave it.
    Delivery.objects.update(state="queued", claimed_until=now + CLAIM, settled_at=None)
    send_due(now + CLAIM / 2)
    assert len(mail.outbox) == 1
    send_due(now + CLAIM)
    assert len(mail.outbox) == 2
    ids = {message.extra_headers["Message-ID"] for message in mail.outbox}
    links = {message.extra_headers["List-Unsubscribe"] for message in mail.outbox}
    assert len(ids) == len(links) == 1


class Down:
    """A mail server that fails with `error`."""

    error: Exception = OSError("no route")

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise self.error


def test_a_mail_server_that_is_down_is_tried_again_later(post, author, settings):
    make_comment(post=post)
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    now = timezone.now()
    send_due(now)
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.trouble) == (
        "queued",
        1,
        "OSError: no route",
    )
    settings.EMAIL_BACKEND = backend
    send_due(now)
    assert recipients() == []
    send_due(now + LATER)
    assert recipients() == [author.email]


def test_it_gives_up_in_the_end_and_staff_can_see_why(post, author, settings, monkeypatch):
    make_comment(post=post)
    monkeypatch.setattr(Down, "error", smtplib.SMTPDataError(451, b"not this one"))
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    now = timezone.now()
    for _ in range(10):
        now += timedelta(days=1)
        send_due(now)
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == ("failed", 8)


def test_an_address_that_does_not_exist_fails_at_once(post, author, settings, monkeypatch):
    make_comment(post=post)
    refused = smtplib.SMTPRecipientsRefused({author.email: (550, b"no such user")})
    monkeypatch.setattr(Down, "error", refused)
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    send_due(timezone.now() + LATER)
    assert Delivery.objects.get().state == "failed"


def test_an_import_tells_nobody(post):
    make_comment(post=post, origin=Comment.Origin.IMPORT, quiet=True)
    assert not Delivery.objects.exists()


def test_names_cannot_forge_headers(post, author):
    rita = make_member("Rita")
    rita.name = "Rita\r\nBcc: everybody@example.com"
    rita.save(update_fields=["name"])
    make_comment(post=post, by=rita)
    send_due(timezone.now() + LATER)
    for message in mail.outbox:
        assert "Bcc" not in message.message()
        assert message.recipients() == [author.email]


class SlowPost(EmailBackend):
    """Takes two minutes for a mail, and then asks whether another worker could take it too."""

    clock: Any
    doubled: list[str] = []

    def send_messages(self, messages) -> int:
        self.clock.shift(timedelta(minutes=2))
        mine = Delivery.objects.due(timezone.now()).filter(
            message_id=messages[0].extra_headers["Message-ID"]
        )
        self.doubled.extend(mine.values_list("message_id", flat=True))
        return super().send_messages(messages)


def test_a_slow_mail_server_makes_no_claim_run_out(post, settings):
    """The claim counts from when it is made, not from when the batch began."""
    for number in range(5):
        make_comment(f"Thought {number}", post=post)
    settings.EMAIL_BACKEND = f"{__name__}.SlowPost"
    with time_machine.travel(timezone.now() + LATER, tick=False) as SlowPost.clock:
        assert send_due() == 5
    assert SlowPost.doubled == []
