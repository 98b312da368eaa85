"""What is done about a voice besides answering: put off, assigned, seen, featured; and undone."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.utils import timezone

from community.comments import visibility
from community.comments.checking import check_post
from community.comments.liking import unlike
from community.comments.models import Comment
from community.comments.moving import move
from community.comments.posting import post_comment
from community.desk.drafting import keep_draft
from community.desk.models import Act, Draft
from community.desk.undoing import forget_acts
from community.notifications.models import Delivery
from community.notifications.sending import send_due
from community.voices import ledger
from community.voices.models import Fact, Voice
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

MONDAY = datetime(2030, 6, 3, 10, 0, tzinfo=UTC)


@pytest.fixture
def mo(client):
    member = make_member("Mo Moderator", role="moderator")
    client.force_login(member)
    return member


def press(client, comment, verb, query="", **fields):
    return client.post(f"/desk/voices/{comment.voice_id}/{verb}/{query}", fields)


def undo(client, act=None):
    return client.post(f"/desk/acts/{(act or Act.objects.latest('pk')).pk}/undo/")


def voice_of(comment) -> Voice:
    return Voice.objects.get(pk=comment.voice_id)


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def lawful(comment) -> bool:
    return check_post(comment.post_id, now=timezone.now()) == []


@pytest.mark.parametrize(
    ("when", "until"),
    [
        ("later", MONDAY + timedelta(hours=3)),
        ("tomorrow", datetime(2030, 6, 4, 9, tzinfo=UTC)),
        ("week", datetime(2030, 6, 10, 9, tzinfo=UTC)),
        ("reply", None),
        ("date", datetime(2030, 6, 21, 9, tzinfo=UTC)),
    ],
)
def test_put_off(client, mo, when, until):
    with time_machine.travel(MONDAY, tick=False):
        client.force_login(mo)
        comment = make_comment()
        press(client, comment, "snooze", when=when, date="2030-06-21")
        voice = voice_of(comment)
        assert (voice.state, voice.lane, voice.changes_at) == ("snoozed", "snoozed", until)
        assert lawful(comment)
    if until is not None:
        with time_machine.travel(until + timedelta(minutes=1), tick=False):
            ledger.tick()
            voice = voice_of(comment)
            assert voice.owed and voice.waiting_since == MONDAY
            # The time off isn't held against whoever answers now.
            assert voice.due_at > until
            assert lawful(comment)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"when": "date", "date": "2030-06-03"}, "not in the future"),
        ({"when": "date", "date": "2020-01-01"}, "not in the future"),
        ({"when": "date", "date": "2039-01-01"}, "more than a year away"),
        ({"when": "date", "date": "soon"}, "year-month-day"),
        ({"when": "date"}, "Choose the day"),
        ({"when": "never"}, "Select a valid choice"),
        ({"when": "date", "date": "\0"}, "year-month-day"),
        ({}, "required"),
    ],
)
def test_not_put_off_without_a_time(client, mo, fields, words):
    with time_machine.travel(MONDAY, tick=False):
        client.force_login(mo)
        comment = make_comment()
        response = press(client, comment, "snooze", **fields)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert voice_of(comment).owed


def test_assigned_with_a_note_taken_and_handed_back(client, mo):
    post = make_post(author=make_member("Ada", role="author"))
    comment = make_comment(post=post)
    ben = make_member("Ben", role="author")
    assert "Who answers this reader?" in press(client, comment, "assign").content.decode()
    press(client, comment, "assign", to=ben.pk, note="You know lamps")
    assert voice_of(comment).owner == ben
    page = client.get(f"/desk/voices/{comment.voice_id}/").content.decode()
    assert "Mo Moderator gave it to Ben: You know lamps" in page

    press(client, comment, "take")
    assert voice_of(comment).owner == mo
    response = press(client, comment, "take")
    assert "it is so already" in said(response)[-1]

    press(client, comment, "hand-back")
    assert voice_of(comment).owner == post.authors.get()
    assert "it is so already" in said(press(client, comment, "hand-back"))[-1]
    assert lawful(comment)


@pytest.mark.parametrize("who", ["reader", "gone", "nobody", "nonsense"])
def test_assigned_only_to_who_may_answer(client, mo, who):
    comment = make_comment()
    gone = make_member("Gone", role="author", is_active=False)
    to = {"reader": make_member("Rolf").pk, "gone": gone.pk, "nobody": 10**30, "nonsense": "x"}
    before = voice_of(comment).owner_id
    response = press(client, comment, "assign", to=to[who])
    assert response.status_code == 422
    assert "Choose somebody of the team" in response.content.decode()
    assert voice_of(comment).owner_id == before


def test_a_heart_says_seen_and_it_still_waits(client, mo):
    comment = make_comment()
    press(client, comment, "heart")
    comment.refresh_from_db()
    assert comment.like_count == 1
    assert voice_of(comment).owed
    assert Fact.objects.get(voice_id=comment.voice_id).code == "acknowledged"
    assert "it is so already" in said(press(client, comment, "heart"))[-1]

    undo(client)
    comment.refresh_from_db()
    assert comment.like_count == 0
    assert not Fact.objects.filter(voice_id=comment.voice_id, visible=True).exists()
    press(client, comment, "heart")
    assert Fact.objects.filter(voice_id=comment.voice_id, visible=True).count() == 1


def test_a_heart_that_is_taken_back_settles_nothing(client, mo, settings):
    settings.HEART_SETTLES = True
    comment = make_comment()
    press(client, comment, "heart")
    assert voice_of(comment).state == "closed"
    unlike(comment, by=mo)
    assert voice_of(comment).owed
    # The next one is a heart of its own, and can be undone.
    press(client, comment, "heart")
    undo(client)
    assert voice_of(comment).owed
    assert lawful(comment)


def test_featured_and_not(client, mo):
    comment = make_comment()
    press(client, comment, "feature")
    comment.refresh_from_db()
    assert comment.is_featured
    undo(client)
    comment.refresh_from_db()
    assert not comment.is_featured


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("close", {"reason": "thanks"}),
        ("snooze", {"when": "tomorrow"}),
        ("take", {}),
        ("reopen", {}),
    ],
)
def test_undone_is_as_if_it_had_not_been(client, mo, verb, fields):
    comment = make_comment()
    if verb == "reopen":
        ledger.close(voice_of(comment), by=mo, reason="other", at=timezone.now())
    kept = ("state", "owed", "owner_id", "waiting_since", "due_at", "lane_at", "settled_at")
    before = [getattr(voice_of(comment), name) for name in kept]
    press(client, comment, verb, **fields)
    assert [getattr(voice_of(comment), name) for name in kept] != before
    response = undo(client)
    assert response["Location"] == f"/desk/?voice={comment.voice_id}"
    assert [getattr(voice_of(comment), name) for name in kept] == before
    undo(client)  # pressed twice
    assert [getattr(voice_of(comment), name) for name in kept] == before
    assert lawful(comment)


def test_an_answer_is_taken_back_with_its_mails_and_its_text_is_kept(client, mo, mailoutbox):
    asker = make_member("Rita")
    comment = make_comment(by=asker)
    Delivery.objects.all().delete()
    client.post(
        f"/desk/voices/{comment.voice_id}/answer/", {"comment": "Yes, it does.", "seen": "0"}
    )
    answer = Comment.objects.get(by_team=True)
    assert answer.state == "public" and not voice_of(comment).owed
    undo(client)
    answer.refresh_from_db()
    assert answer.state == "deleted" and not answer.is_shown
    assert voice_of(comment).owed
    assert Draft.objects.get(voice_id=comment.voice_id, member=mo).text == "Yes, it does."
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        send_due()
    assert mailoutbox == []
    assert lawful(comment)


def test_an_answer_kept_open_is_taken_back_whole(client, mo):
    comment = make_comment()
    client.post(
        f"/desk/voices/{comment.voice_id}/answer/",
        {"comment": "Wait.", "seen": "0", "keep_open": "1"},
    )
    undo(client)
    voice = voice_of(comment)
    assert voice.owed and voice.first_answered_at is None
    assert not Fact.objects.filter(voice=voice, visible=True).exists()


def test_a_held_answer_is_taken_back_too(client, mo):
    comment = make_comment()
    client.post(f"/desk/voices/{comment.voice_id}/answer/", {"comment": "Yes.", "seen": "0"})
    answer = Comment.objects.get(by_team=True)
    visibility.hold(answer, by=make_member("Edith", role="editor"))
    undo(client)
    visibility.release(answer, by=mo)
    answer.refresh_from_db()
    assert answer.state == "deleted" and voice_of(comment).owed
    assert lawful(comment)


def test_what_was_typed_after_sending_stays_when_the_answer_is_taken_back(client, mo):
    comment = make_comment()
    client.post(f"/desk/voices/{comment.voice_id}/answer/", {"comment": "Yes.", "seen": "0"})
    keep_draft(voice_of(comment), "And one more thing.", by=mo)
    undo(client)
    assert Draft.objects.get().text == "Yes.\n\nAnd one more thing."


def test_the_text_of_an_answer_that_was_moved_away_is_kept(client, mo):
    comment = make_comment()
    client.post(f"/desk/voices/{comment.voice_id}/answer/", {"comment": "Yes.", "seen": "0"})
    move(Comment.objects.get(by_team=True), to_post=make_post("Elsewhere"), by=mo)
    undo(client)
    assert Draft.objects.get(voice_id=comment.voice_id).text == "Yes."
    assert lawful(comment)


def test_too_late_to_undo(client, mo):
    comment = make_comment()
    press(client, comment, "close", reason="thanks")
    with time_machine.travel(timezone.now() + timedelta(seconds=16)):
        response = undo(client)
    assert "The time to undo this is over" in said(response)[-1]
    assert voice_of(comment).state == "closed"


@pytest.mark.parametrize("pk", [0, 999_999, 2**63 - 1, 10**30])
def test_nothing_to_undo(client, mo, pk):
    response = client.post(f"/desk/acts/{pk}/undo/")
    assert "There is nothing to undo here." in said(response)[-1]


def test_nobody_undoes_what_somebody_else_did(client, mo):
    comment = make_comment()
    press(client, comment, "close", reason="thanks")
    client.force_login(make_member("Edith", role="editor"))
    assert "There is nothing to undo here." in said(undo(client))[-1]
    assert voice_of(comment).state == "closed"


def test_the_button_brings_back_to_the_same_list(client, mo):
    comment = make_comment()
    response = press(client, comment, "close", f"?post={comment.post.slug}", reason="thanks")
    page = client.get(response["Location"]).content.decode()
    act = Act.objects.get()
    assert f'formaction="/desk/acts/{act.pk}/undo/?post={comment.post.slug}"' in page
    assert '<form id="desk-act" method="post"' in page


def test_many_at_once_and_undone_together(client, mo):
    post = make_post()
    comments = [make_comment(f"Words {n}", post=post, by=make_member(f"R{n}")) for n in range(4)]
    post_comment(post=post, text="Yes.", by=mo, parent=comments[3])
    ids = [comment.voice_id for comment in comments]
    response = client.post(
        "/desk/voices/act/", {"voice": ids, "verb": "close", "reason": "duplicate"}
    )
    assert [voice_of(c).state for c in comments] == ["closed"] * 3 + ["answered"]
    words = said(response)
    assert "No reply needed for 3." in words[0]
    assert "Somebody was quicker: one doesn" in words[1]
    undo(client)
    assert [voice_of(c).state for c in comments] == ["open"] * 3 + ["answered"]
    assert lawful(comments[0])


def test_assigned_together_in_two_steps(client, mo):
    post = make_post()
    ids = [make_comment(f"Words {n}", post=post).voice_id for n in range(2)]
    page = client.post("/desk/voices/act/", {"voice": ids, "verb": "assign"})
    assert page.status_code == 200
    assert "Who answers these 2 readers?" in page.content.decode()
    client.post("/desk/voices/act/", {"voice": ids, "verb": "assign", "to": mo.pk})
    assert set(Voice.objects.values_list("owner", flat=True)) == {mo.pk}


def test_others_voices_are_left_alone(client):
    ada, otto = make_member("Ada", role="author"), make_member("Otto", role="author")
    mine, his = make_comment(post=make_post(author=ada)), make_comment(post=make_post(author=otto))
    client.force_login(ada)
    response = client.post(
        "/desk/voices/act/",
        {"voice": [mine.voice_id, his.voice_id, 999_999], "verb": "close", "reason": "other"},
    )
    assert voice_of(mine).state == "closed" and voice_of(his).owed
    assert any("was left alone" in words for words in said(response))


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("close", {"reason": "thanks"}),
        ("snooze", {"when": "tomorrow"}),
        ("answer", {"comment": "Yes.", "seen": "0"}),
    ],
)
def test_what_was_offered_to_all_leads_back_to_the_list(client, verb, fields):
    ada, otto = make_member("Ada", role="author"), make_member("Otto", role="author")
    post = make_post(author=ada)
    said_first = post_comment(post=post, text="Ask me.", by=ada).comment
    comment = make_comment(post=post, parent=said_first)
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        client.force_login(otto)
        url = f"/desk/voices/{comment.voice_id}/{verb}/"
        response = client.post(f"{url}?lane=follow_ups&who=offered", fields)
        # It isn't offered any more, and isn't on an article of Otto's.
        assert response["Location"] == "/desk/follow-ups/?who=offered"
        assert client.get(response["Location"]).status_code == 200
        response = undo(client)
        assert response["Location"] == f"/desk/?voice={comment.voice_id}"
        assert client.get(response["Location"]).status_code == 200


def test_who_hands_back_what_was_lent_leads_back_to_the_list(client):
    ada, otto = make_member("Ada", role="author"), make_member("Otto", role="author")
    comment = make_comment(post=make_post(author=ada))
    ledger.assign(voice_of(comment), to=otto, by=ada, at=timezone.now())
    client.force_login(otto)
    press(client, comment, "snooze", when="tomorrow")
    response = press(client, comment, "hand-back", "?lane=snoozed")
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"verb": "close", "reason": "other"}, "Tick some of the list first."),
        ({"voice": ["1"], "verb": "explode"}, "Choose what to do"),
        ({"voice": ["1"]}, "Choose what to do"),
        ({"voice": ["x", "\0", "9" * 40], "verb": "take"}, "Tick some of the list first."),
        ({"voice": [str(n) for n in range(101)], "verb": "take"}, "too many at once"),
    ],
)
def test_what_is_sent_wrongly_is_said(client, mo, fields, words):
    assert words in said(client.post("/desk/voices/act/", fields))[-1]


def test_mistakes_of_many_keep_the_ticks(client, mo):
    comment = make_comment()
    response = client.post(
        "/desk/voices/act/",
        {"voice": [comment.voice_id], "verb": "snooze", "when": "date", "date": "2001-01-01"},
    )
    assert response.status_code == 422
    page = response.content.decode()
    assert "not in the future" in page
    assert f'value="{comment.voice_id}" checked' in page


def test_closing_words_are_suggested_and_never_closed_by_themselves(client, mo):
    comment = make_comment("Does it?")
    Voice.objects.update(is_thanks=True)
    page = client.get("/desk/").content.decode()
    assert "This looks like a closing word:" in page
    assert voice_of(comment).owed
    client.post(
        "/desk/voices/act/", {"voice": [comment.voice_id], "verb": "close", "reason": "thanks"}
    )
    assert voice_of(comment).state == "closed"


def test_acts_are_forgotten_and_the_facts_stay(client, mo):
    comment = make_comment()
    press(client, comment, "close", reason="thanks")
    assert forget_acts() == 0
    assert forget_acts(timezone.now() + timedelta(days=2)) == 1
    assert voice_of(comment).state == "closed"


def test_moving_on_leaves_it_as_it_is(client, mo):
    post = make_post()
    first, second = (make_comment(f"Words {n}", post=post) for n in range(2))
    page = client.get("/desk/")
    assert page.context["onward_url"] == f"/desk/?voice={second.voice_id}"
    assert "Move on" in page.content.decode()
    page = client.get(page.context["onward_url"])
    assert page.context["onward_url"] == ""
    assert "Move on" not in page.content.decode()
    assert voice_of(first).owed and voice_of(second).owed
