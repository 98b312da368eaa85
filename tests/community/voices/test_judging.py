"""The design's table, row by row, against the pure judge."""

from datetime import UTC, datetime, timedelta

import pytest

from community.voices.judging import Happened, Said, judge

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def at(hours: float) -> datetime:
    return NOON + hours * HOUR


def said(id=1, kind="first", hours=0.0, *facts, visible=True, **more) -> Said:
    happened = tuple(
        Happened(id=number, code=code, at=at(when), **details)
        for number, (code, when, details) in enumerate(facts, start=1)
    )
    return Said(id=id, kind=kind, said_at=at(hours), visible=visible, facts=happened, **more)


def fact(code, hours, **details):
    return (code, hours, details)


MUCH_LATER = at(100)


def only(voice: Said, now: datetime = MUCH_LATER):
    return judge([voice], now)[voice.id]


def test_a_top_level_comment_waits_from_when_it_was_said():
    judged = only(said())
    assert (judged.state, judged.owed, judged.waiting_since) == ("open", True, NOON)


def test_a_follow_up_waits():
    assert only(said(1, "follow_up")).owed


def test_what_was_heard_elsewhere_waits():
    assert only(said(1, "elsewhere")).owed


def test_peer_talk_is_watched_and_not_owed():
    judged = only(said(1, "peer", 0, rises_at=at(24)), at(23))
    assert (judged.state, judged.owed, judged.changes_at) == ("open", False, at(24))


@pytest.mark.parametrize("raised", ["mentions_team", "answer_everything"])
def test_peer_talk_that_names_the_team_is_owed_at_once(raised):
    assert only(said(1, "peer", 0, rises_at=at(24), **{raised: True}), at(1)).owed


def test_a_peer_question_that_nobody_answered_rises_with_its_own_clock():
    judged = only(said(1, "peer", 0, rises_at=at(24)), at(24))
    assert (judged.owed, judged.waiting_since, judged.changes_at) == (True, NOON, None)


def test_a_peer_question_with_a_reply_does_not_rise():
    judged = only(said(1, "peer", 0, rises_at=at(24), has_reply=True), at(48))
    assert (judged.owed, judged.changes_at) == (False, None)


def test_what_is_hidden_is_withdrawn_and_comes_back_with_its_clock():
    hidden = only(said(visible=False))
    assert (hidden.state, hidden.owed, hidden.waiting_since) == ("withdrawn", False, None)
    assert only(said(visible=True)).waiting_since == NOON


def test_an_answer_settles():
    judged = only(said(1, "first", 0, fact("answered", 2)))
    assert (judged.state, judged.owed, judged.settled_at) == ("answered", False, at(2))


def test_reply_and_keep_open_is_an_answer_then_reopened_in_the_same_instant():
    judged = only(said(1, "first", 0, fact("answered", 2), fact("reopened", 2)))
    assert (judged.state, judged.owed, judged.waiting_since) == ("open", True, NOON)


def test_an_accepted_answer_by_a_peer_settles():
    assert only(said(1, "first", 0, fact("accepted", 2))).state == "answered"


def test_a_heart_leaves_it_owed_unless_the_site_was_set_otherwise():
    assert only(said(1, "first", 0, fact("acknowledged", 2))).owed
    assert only(said(1, "first", 0, fact("acknowledged", 2, settles=True))).state == "closed"


def test_no_reply_needed_closes_and_reopening_undoes_it():
    assert only(said(1, "first", 0, fact("closed", 2, reason="thanks"))).state == "closed"
    assert only(said(1, "first", 0, fact("closed", 2), fact("reopened", 3))).owed


def test_reopening_peer_talk_makes_it_owed():
    voice = said(1, "peer", 0, fact("closed", 2), fact("reopened", 3), rises_at=at(24))
    assert only(voice, at(4)).owed


def test_a_snooze_ends_by_itself():
    voice = said(1, "first", 0, fact("snoozed", 1, until=at(10)))
    sleeping, awake = only(voice, at(9)), only(voice, at(10))
    assert (sleeping.state, sleeping.owed, sleeping.changes_at) == ("snoozed", False, at(10))
    assert (awake.state, awake.owed, awake.waiting_since) == ("open", True, NOON)


def test_a_snooze_without_a_time_lasts_until_they_write_again():
    first = said(1, "first", 0, fact("snoozed", 1))
    assert judge([first], at(99))[1].state == "snoozed"
    judged = judge([first, said(2, "first", 5)], at(99))
    assert judged[1].state == "open"
    assert judged[1].waiting_since == judged[2].waiting_since == NOON


def test_a_closing_thanks_does_not_wake_a_snooze():
    first = said(1, "first", 0, fact("snoozed", 1))
    thanks = said(2, "first", 5, fact("closed", 6, reason="thanks"))
    assert judge([first, thanks], at(99))[1].state == "snoozed"


def test_what_they_wrote_before_or_in_hiding_does_not_wake_a_snooze():
    first = said(1, "first", 2, fact("snoozed", 3))
    assert judge([first, said(2, "first", 1)], at(99))[1].state == "snoozed"
    assert judge([first, said(2, "first", 9, visible=False)], at(99))[1].state == "snoozed"


def test_a_snooze_survives_hold_and_release():
    snoozed = [fact("snoozed", 1, until=at(50))]
    assert only(said(1, "first", 0, *snoozed, visible=False), at(5)).state == "withdrawn"
    assert only(said(1, "first", 0, *snoozed, visible=True), at(5)).state == "snoozed"


def test_a_material_edit_after_our_answer_waits_from_the_edit():
    judged = only(said(1, "first", 0, fact("answered", 2), fact("edited", 3)))
    assert (judged.state, judged.owed, judged.waiting_since) == ("open", True, at(3))


def test_an_edit_before_any_answer_changes_no_clock():
    assert only(said(1, "first", 0, fact("edited", 3))).waiting_since == NOON


def test_an_edit_after_a_closing_stays_closed():
    assert only(said(1, "first", 0, fact("closed", 2), fact("edited", 3))).state == "closed"


def test_the_latest_decides_whatever_the_order_of_the_facts():
    facts = [fact("reopened", 5), fact("answered", 2), fact("closed", 3)]
    assert only(said(1, "first", 0, *facts)).state == "open"


def test_everyone_waits_since_the_earliest_that_is_owed_to_this_reader():
    voices = [
        said(1, "first", 0, fact("answered", 1)),
        said(2, "follow_up", 5),
        said(3, "follow_up", 3),
        said(4, "peer", 2, rises_at=at(26)),
    ]
    judged = judge(voices, at(6))
    assert {v: judged[v].waiting_since for v in judged} == {1: None, 2: at(3), 3: at(3), 4: None}
    assert judged[2].last_activity_at == at(5)


def test_judging_is_a_function_of_the_facts_alone():
    voices = [said(1, "first", 0, fact("answered", 1)), said(2, "peer", 5, rises_at=at(29))]
    assert judge(voices, at(30)) == judge(list(reversed(voices)), at(30))
