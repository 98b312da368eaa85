"""The proof after the crashes: what is as promised passes, and every kind of loss is named."""

import pytest
from django.db import OperationalError, connection

from bench.crash import proof
from bench.crash.journal import ACKNOWLEDGED, REFUSED, UNKNOWN, Journal
from bench.crashing import proof_connection
from community.comments import liking
from community.comments.models import Comment
from community.desk import settling
from community.desk.answering import answer
from community.events.models import Event
from community.moderation import deciding
from community.notifications.models import Delivery
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.jsonl")


@pytest.fixture
def mails(tmp_path, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mails")
    settings.COMMENT_UNDO_SECONDS = 0
    (tmp_path / "mails").mkdir()
    return tmp_path / "mails"


@pytest.fixture
def eve():
    return make_member("Eve", role="editor")


def noted(journal, kind, outcome=ACKNOWLEDGED, **about):
    write = journal.begin(kind, **about)
    write.outcome, write.sent = outcome, 1
    return write


def said(journal, outcome=ACKNOWLEDGED, **about):
    """A comment that is in the journal and in the database."""
    write = noted(journal, "comment", outcome)
    comment = make_comment(f"Wish {write.number} of this run: does it fit?", **about)
    write.result = comment.pk if outcome == ACKNOWLEDGED else None
    return write, comment


def test_what_is_as_promised_passes(journal, mails, eve):
    rita, post = make_member("Rita", username="reader-1"), make_post()
    _write, asked = said(journal, by=rita, post=post)
    _write, other = said(journal, UNKNOWN, by=rita, post=post)
    noted(journal, "comment", UNKNOWN)
    noted(journal, "comment", REFUSED)
    liking.like(other, by=rita)
    noted(journal, "like", comment=other.pk, by=1)
    deciding.hold(other, by=eve)
    noted(journal, "decide", comment=other.pk, verb="hold")
    noted(journal, "decide", UNKNOWN, comment=other.pk, verb="release")
    write = noted(journal, "answer", comment=asked.pk, voice=asked.voice_id)
    answer(asked.voice, f"Wish {write.number} of this run: yes.", by=eve, seen=0)
    _write, thanks = said(journal, by=rita, post=post)
    settling.close([thanks.voice_id], by=eve, reason="thanks")
    noted(journal, "close", comment=thanks.pk, voice=thanks.voice_id)
    assert proof.prove(journal, mails) == []
    assert proof.mails_in(mails).total() == Delivery.objects.filter(state="sent").count() > 0


def test_a_lost_comment(journal):
    write = noted(journal, "comment")
    said_so = f"Wish {write.number} (comment {{}}, sent 1 times) was acknowledged and isn't there."
    assert [*proof.comments(journal)] == [said_so]


def test_a_doubled_comment(journal):
    _write, comment = said(journal)
    make_comment(comment.text, post=comment.post)
    assert any("is there 2 times" in words for words in proof.comments(journal))


def test_a_refused_comment_that_is_there(journal):
    said(journal, REFUSED)
    assert any("was refused" in words for words in proof.comments(journal))


def test_words_that_nobody_sent(journal):
    make_comment("Wish 77 of this run: does it fit?")
    assert [*proof.comments(journal)] == [
        f"Comments [{Comment.objects.get().pk}] say words that nobody sent."
    ]


def test_a_comment_without_its_event(journal):
    _write, comment = said(journal)
    Event.objects.filter(subject="comment").delete()
    assert [*proof.comments(journal)] == [f"Comment {comment.pk} has 0 events of its birth."]


def test_a_lost_heart_and_one_without_its_event(journal):
    rita = make_member("Rita", username="reader-1")
    _write, comment = said(journal)
    noted(journal, "like", comment=comment.pk, by=1)
    assert any("isn't there" in words for words in proof.likes(journal))
    liking.like(comment, by=rita)
    assert [*proof.likes(journal)] == []
    Event.objects.filter(code="comment.liked").delete()
    assert any("isn't there" in words for words in proof.likes(journal))


def test_a_lost_decision_and_one_taken_twice(journal, eve):
    _write, comment = said(journal)
    noted(journal, "decide", comment=comment.pk, verb="hold")
    assert len([*proof.decisions(journal)]) == 2
    deciding.hold(comment, by=eve)
    assert [*proof.decisions(journal)] == []
    deciding.approve(comment, by=eve)
    deciding.hold(comment, by=eve)
    assert any("was decided upon" in words for words in proof.decisions(journal))


def test_a_lost_answer_and_a_lost_closing(journal, eve):
    _write, comment = said(journal)
    noted(journal, "answer", comment=comment.pk, voice=comment.voice_id)
    noted(journal, "close", comment=comment.pk, voice=comment.voice_id)
    assert len([*proof.desk(journal)]) == 2


def test_a_notification_too_few_and_one_too_many(journal, mails):
    said(journal)
    proof.drain()
    assert [*proof.notifications()] == []
    told = Delivery.objects.get()
    told.delete()
    assert any("should tell" in words for words in proof.notifications())
    told.save(force_insert=True)
    told.pk, told.kind, told.message_id = None, "reply", "<other@example.org>"
    told.save(force_insert=True)
    assert any("should tell" in words for words in proof.notifications())


def test_a_mail_that_never_was(journal, mails):
    said(journal)
    Delivery.objects.update(state="sent")
    assert len([*proof.sent_mails(mails)]) == Delivery.objects.count() > 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="backends are PostgreSQL's")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_died_tells_nothing_of_the_database():
    with pytest.raises(OperationalError), connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    assert proof_connection()
