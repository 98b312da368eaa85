"""The morning mail: who gets it, on which days and at which hour, and what it says."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

from blog.models import SiteSettings
from blog.site import current
from community.comments.posting import post_comment
from community.members.absences import away, come_back
from community.notifications.models import Delivery, Morning
from community.notifications.mornings import queue_mornings
from community.notifications.sending import send_due
from community.voices import ledger
from community.voices.models import Fact, Voice
from community.voices.rules import set_rules
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

# A Monday; the rules as they come say nine to five from Monday to Friday, the site lives in UTC.
MONDAY = datetime(2024, 1, 8, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def ada():
    return make_member("Ada Author", role="author", username="ada")


@pytest.fixture
def post(ada):
    return make_post("A lamp", authors=[ada])


def ask(post, text="Does it fit?", *, days=3, by=None):
    """A reader's first word, so many days before that Monday."""
    by = by or make_member("Rita Reader")
    return make_comment(text, post=post, by=by, said_at=MONDAY - days * DAY)


def morning(now=MONDAY) -> list[str]:
    """Run both jobs; who got a mail."""
    mail.outbox.clear()
    queue_mornings(now)
    send_due(now)
    return sorted(address for message in mail.outbox for address in message.to)


def test_an_author_reads_who_waits_the_longest_first(ada, post):
    second = ask(post, "Is there a *battery*?", days=3, by=make_member("Karl"))
    first = ask(post, "Does it fit?", days=5)
    assert morning() == [ada.email]
    message = mail.outbox[0]
    assert message.subject == "2 readers wait for you"
    text = message.body
    assert text.index("Rita Reader on “A lamp”") < text.index("Karl on “A lamp”")
    assert "Does it fit?\nwaiting 5\xa0days, late since" in text
    assert "Is there a battery?" in text
    for asked in (first, second):
        assert f"http://localhost:8000/desk/voices/{asked.voice_id}/#reply" in text
    html = message.alternatives[0][0]
    assert "<strong>2 readers</strong> wait for you" in html
    assert f"/desk/voices/{first.voice_id}/#reply" in html
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.extra_headers["Message-ID"].startswith("<morning-2024-01-08-")


def test_the_link_lands_in_the_reply_box(client, ada, post):
    asked = ask(post)
    client.force_login(ada)
    page = client.get(reverse("desk:voice", args=[asked.voice_id])).content.decode()
    assert page.count(' id="reply"') == 1
    assert re.search(r'<textarea[^>]* id="reply"', page)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (MONDAY - timedelta(seconds=1), False),
        (MONDAY, True),
        (MONDAY + 7.9 * HOUR, True),
        (MONDAY + 8 * HOUR, False),
        (MONDAY - 2 * DAY, False),
        (MONDAY - 1 * DAY + 3 * HOUR, False),
    ],
    ids=["before nine", "at nine", "late on the day", "at five", "Saturday", "Sunday"],
)
def test_only_while_the_hours_of_a_working_day_last(ada, post, now, told):
    ask(post, days=6)
    assert morning(now) == ([ada.email] if told else [])


def test_not_on_holidays_and_on_the_day_after(ada, post):
    set_rules(by=None, holidays=["2024-01-08"])
    ask(post)
    assert morning() == []
    assert morning(MONDAY + DAY) == [ada.email]


def test_the_hours_are_those_of_the_site_s_own_place(ada, post):
    current()
    SiteSettings.objects.update(time_zone="Asia/Tokyo")
    ask(post)
    tokyo_nine = datetime(2024, 1, 8, 0, 0, tzinfo=UTC)
    assert morning(tokyo_nine - HOUR) == []
    assert morning(tokyo_nine) == [ada.email]
    # Monday's office hours are over there when they begin in Greenwich.
    assert morning(MONDAY) == []
    assert morning(tokyo_nine + DAY) == [ada.email]


def test_a_site_without_hours_has_no_mornings(ada, post):
    set_rules(by=None, week=[[] for _ in range(7)])
    ask(post)
    assert morning() == []


def test_once_a_day_and_again_on_the_next(ada, post):
    ask(post)
    assert morning() == [ada.email]
    assert morning(MONDAY + HOUR) == []
    assert morning(MONDAY + DAY) == [ada.email]
    assert Delivery.objects.filter(kind="morning").count() == 2


def test_who_speaks_at_noon_waits_for_the_next_morning(ada, post):
    assert morning() == []
    ask(post, days=0)
    assert morning(MONDAY + 3 * HOUR) == []
    assert morning(MONDAY + DAY) == [ada.email]


def test_nobody_waits_and_nothing_is_sent(ada, post):
    make_member("Edith", role="editor")
    assert morning() == []
    assert not Delivery.objects.filter(kind="morning").exists()


def test_what_was_answered_meanwhile_is_not_told(ada, post):
    asked = ask(post)
    queue_mornings(MONDAY)
    post_comment(post=post, text="It does.", by=ada, parent=asked)
    send_due(MONDAY)
    assert mail.outbox == []
    assert Delivery.objects.get(kind="morning").state == "dropped"


def test_a_mail_that_could_not_leave_is_not_sent_after_hours(ada, post):
    ask(post)
    queue_mornings(MONDAY)
    send_due(MONDAY + 8 * HOUR)
    assert mail.outbox == []
    assert Delivery.objects.get(kind="morning").state == "dropped"


def test_a_mail_server_that_is_down_gets_it_later(ada, post, settings):
    ask(post)
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.community.notifications.test_sending.Down"
    assert morning() == []
    settings.EMAIL_BACKEND = backend
    send_due(MONDAY + timedelta(minutes=2))
    assert [message.to for message in mail.outbox] == [[ada.email]]


@pytest.mark.parametrize("wish", ["no mail", "left", "no longer of the team"])
def test_who_wants_none_or_is_gone_gets_none(ada, post, wish):
    make_member("Edith", role="editor", mail_mornings=False)
    ask(post)
    queue_mornings(MONDAY)
    if wish == "no mail":
        ada.mail_mornings = False
    elif wish == "left":
        ada.is_active = False
    else:
        ada.groups.clear()
    ada.save(update_fields=["mail_mornings", "is_active"])
    send_due(MONDAY)
    assert mail.outbox == []
    # Nor is anything queued on the next day.
    assert morning(MONDAY + DAY) == []
    assert Delivery.objects.filter(kind="morning").count() == 1


def test_who_is_away_gets_none_and_their_stand_in_does(ada, post):
    ben = make_member("Ben", role="author")
    ask(post, days=0)
    away(ada, date(2024, 1, 5), date(2024, 1, 8), ben, by=ada, today=date(2024, 1, 4))
    assert morning() == [ben.email]
    assert "for Ada Author, who is away" in mail.outbox[0].body
    assert morning(MONDAY + DAY) == [ada.email]


def test_who_leaves_after_queueing_is_away(ada, post):
    ben = make_member("Ben", role="author")
    ask(post, days=0)
    queue_mornings(MONDAY)
    away(ada, date(2024, 1, 8), date(2024, 1, 9), ben, by=ada, today=date(2024, 1, 8))
    send_due(MONDAY)
    assert mail.outbox == []
    come_back(ada, by=ada)
    assert morning(MONDAY + DAY) == [ada.email]


def test_what_the_owner_was_silent_about_is_offered_to_the_team(ada, post):
    mo = make_member("Mo", role="moderator")
    otto = make_member("Otto", role="author")
    ask(post, "Does it fit?", days=20)
    ask(post, "And this?", days=0, by=make_member("Karl"))
    assert morning() == sorted([ada.email, mo.email, otto.email])
    offered = next(message for message in mail.outbox if message.to == [mo.email])
    assert offered.subject == "One reader waits for anybody of the team"
    assert "nobody waits for you." in offered.body
    assert "Does it fit?" in offered.body and "And this?" not in offered.body
    own = next(message for message in mail.outbox if message.to == [ada.email])
    assert own.subject == "2 readers wait for you"
    assert own.body.count("Does it fit?") == 1
    assert "anybody of the team" not in own.body


def test_what_nobody_owns_is_offered_too(ada, post):
    mo = make_member("Mo", role="moderator")
    asked = ask(post, days=0)
    Voice.objects.filter(pk=asked.voice_id).update(owner=None)
    morning()
    assert [mo.email] in [message.to for message in mail.outbox]


def test_a_crowd_is_bounded(ada, post):
    people = [make_member(f"Reader {n:02}") for n in range(17)]
    for n, by in enumerate(people):
        ask(post, f"Question {n:02}", days=20 - n, by=by)
    assert morning() == [ada.email]
    text = mail.outbox[0].body
    assert mail.outbox[0].subject == "17 readers wait for you"
    assert text.count("#reply") == 15
    assert "Question 14" in text and "Question 15" not in text
    assert "All of them are on the desk:\nhttp://localhost:8000/desk/?who=mine" in text


def test_what_a_colleague_wrote_when_handing_it_over(ada, post):
    asked = ask(post)
    ben = make_member("Ben", role="moderator")
    for to, by, note in ((ben, ada, "not this one"), (ada, ben, "You know the seal")):
        Fact.objects.create(
            voice_id=asked.voice_id, code="assigned", at=MONDAY, by=by, to=to, note=note
        )
    morning()
    own = next(message for message in mail.outbox if message.to == [ada.email])
    assert "from Ben: You know the seal" in own.body
    assert "not this one" not in own.body


def test_in_the_language_and_the_time_of_the_place(ada, post):
    current()
    SiteSettings.objects.update(time_zone="Europe/Berlin")
    ada.language = "de"
    ada.save(update_fields=["language"])
    ask(post, days=0)
    assert morning(MONDAY) == [ada.email]
    assert 'lang="de"' in mail.outbox[0].alternatives[0][0]
    due = Voice.objects.get().due_at
    assert "due by" in mail.outbox[0].body or "due today by" in mail.outbox[0].body
    local = due.astimezone(ZoneInfo("Europe/Berlin"))
    assert f"{local:%H:%M}" in mail.outbox[0].body


def test_one_click_ends_it_and_the_profile_brings_it_back(client, ada, post):
    ask(post)
    morning()
    link = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    path = link.removeprefix("http://localhost:8000")
    assert "mails in the morning" in client.get(path).content.decode()
    assert "The desk still shows them" in client.post(path).content.decode()
    ada.refresh_from_db()
    assert (ada.mail_mornings, ada.mail_comments, ada.mail_replies) == (False, True, True)
    assert morning(MONDAY + DAY) == []
    client.force_login(ada)
    form = {"name": ada.name, "username": ada.username, "mail_mornings": "on"}
    client.post(reverse("members:profile_edit"), form)
    ada.refresh_from_db()
    assert ada.mail_mornings


def test_readers_have_no_such_switch(client):
    client.force_login(make_member("Rita"))
    assert "mail_mornings" not in client.get(reverse("members:profile_edit")).content.decode()


def test_hostile_names_and_titles_stay_words(ada):
    post = make_post("A <b>lamp</b>\r\nBcc: x@example.com", authors=[ada])
    rita = make_member("Rita")
    rita.name = "<img src=x>"
    rita.save(update_fields=["name"])
    ask(post, "Look <script>alert(1)</script> here", by=rita)
    assert morning() == [ada.email]
    html = mail.outbox[0].alternatives[0][0]
    assert "<img" not in html and "<script" not in html and "<b>lamp" not in html
    assert "&lt;img src=x&gt;" in html


@pytest.mark.parametrize("people", [3, 12])
def test_as_many_queries_however_many_work_here(post, django_assert_num_queries, people):
    for n in range(people):
        make_member(f"Moderator {n}", role="moderator")
    ask(post, days=20)
    # The rules and the day; the day again, its row, who and their mails, and four savepoints.
    with django_assert_num_queries(10):
        assert queue_mornings(MONDAY) == people + 1
    with django_assert_num_queries(2):
        assert queue_mornings(MONDAY + HOUR) == 0
    assert Morning.objects.count() == 1


@pytest.mark.parametrize("count", [1, 20])
def test_one_mail_costs_the_same_however_many_wait(ada, post, django_assert_num_queries, count):
    for n in range(count):
        ask(post, f"Question {n}", days=3, by=make_member(f"Reader {n}"))
    queue_mornings(MONDAY)
    with django_assert_num_queries(23):
        assert send_due(MONDAY) == 1


def test_closing_ends_the_waiting(ada, post):
    asked = ask(post)
    with transaction.atomic():
        ledger.close(Voice.objects.get(pk=asked.voice_id), by=ada, reason="thanks", at=MONDAY)
    assert morning() == []
