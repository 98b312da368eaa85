"""Somebody of the team is away, and another answers for them: the rules."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, connections

from community.events.models import Event
from community.members.absences import (
    AbsenceRefused,
    absence_of,
    away,
    come_back,
    handed_to,
    standing_in_for,
)
from community.members.closing import close_account
from community.members.models import Absence
from tests.makers import make_member

TODAY = date(2026, 3, 3)


def day(n: int) -> date:
    return TODAY + timedelta(days=n)


@pytest.fixture
def ada(db):
    return make_member("Ada", role="author")


@pytest.fixture
def bo(db):
    return make_member("Bo", role="moderator")


@pytest.fixture
def cy(db):
    return make_member("Cy", role="editor")


def test_one_stands_in_for_the_other(ada, bo, cy):
    away(ada, day(1), day(3), bo, by=ada, today=TODAY)
    away(cy, day(2), day(2), bo, by=cy, today=TODAY)
    seen = {n: standing_in_for(bo, day(n)) for n in range(5)}
    assert seen == {0: [], 1: [ada.pk], 2: [ada.pk, cy.pk], 3: [ada.pk], 4: []}
    assert standing_in_for(ada, day(2)) == []
    event = Event.objects.filter(code="member.away", actor=ada).get()
    assert (event.subject_id, event.data) == (
        ada.pk,
        {"starts_on": "2026-03-04", "ends_on": "2026-03-06", "stand_in": bo.pk},
    )


def test_one_question_to_the_database(ada, bo, django_assert_num_queries):
    away(ada, TODAY, TODAY, bo, by=ada, today=TODAY)
    with django_assert_num_queries(1):
        assert standing_in_for(bo, TODAY) == [ada.pk]


def test_it_isnt_passed_on(ada, bo, cy):
    """Bo goes away too, later: Cy stands in for Bo and not for Ada."""
    away(ada, day(0), day(9), bo, by=ada, today=TODAY)
    away(bo, day(2), day(4), cy, by=bo, today=TODAY)
    assert standing_in_for(cy, day(3)) == [bo.pk]
    assert standing_in_for(bo, day(3)) == [ada.pk]
    assert [absence.member for absence in handed_to(bo, TODAY)] == [ada]


def test_saying_it_again_replaces_it(ada, bo, cy):
    away(ada, day(0), day(2), bo, by=ada, today=TODAY)
    away(ada, day(0), day(2), bo, by=ada, today=TODAY)
    assert Event.objects.filter(code="member.away").count() == 1
    away(ada, day(0), day(5), cy, by=ada, today=day(1))
    assert Absence.objects.get().ends_on == day(5)
    assert (standing_in_for(bo, day(1)), standing_in_for(cy, day(5))) == ([], [ada.pk])


def test_back_earlier(ada, bo):
    away(ada, day(0), day(5), bo, by=ada, today=TODAY)
    come_back(ada, by=ada)
    come_back(ada, by=ada)
    assert standing_in_for(bo, TODAY) == []
    assert Event.objects.filter(code="member.back", actor=ada).count() == 1


def test_what_is_over_is_over(ada, bo, cy):
    away(ada, day(0), day(1), bo, by=ada, today=TODAY)
    assert absence_of(ada, day(1)) == Absence.objects.get()
    assert absence_of(ada, day(2)) is None
    # And keeps nobody from standing in.
    away(cy, day(2), day(3), ada, by=cy, today=day(2))
    away(ada, day(4), day(5), bo, by=ada, today=day(2))


@pytest.mark.parametrize(
    ("first", "last", "field", "sentence"),
    [
        (3, 2, "ends_on", "before the first day"),
        (-5, -1, "ends_on", "This day is over"),
        (0, 367, "ends_on", "longer than a year"),
    ],
)
def test_days_that_cant_be(ada, bo, first, last, field, sentence):
    with pytest.raises(AbsenceRefused, match=sentence) as refused:
        away(ada, day(first), day(last), bo, by=ada, today=TODAY)
    assert refused.value.field == field
    assert not Absence.objects.exists()


def test_people_who_cant(ada, bo, cy):
    closed = make_member("Cleo", role="moderator")
    close_account(closed, by=cy)
    away(bo, day(4), day(6), cy, by=bo, today=TODAY)
    for person, sentence in [
        (ada, "this is you"),
        (make_member("Rita"), "Rita may not answer readers"),
        (closed, "Cleo may not answer readers"),
        (bo, "Bo is away too, from 7 March 2026 to 9 March 2026"),
    ]:
        with pytest.raises(AbsenceRefused, match=sentence) as refused:
            away(ada, day(0), day(4), person, by=ada, today=TODAY)
        assert refused.value.field == "stand_in"
    assert not Absence.objects.filter(member=ada).exists()
    away(ada, day(0), day(3), bo, by=ada, today=TODAY)


def test_an_absence_outlives_the_account_of_the_stand_in(ada, bo):
    away(ada, day(0), day(3), bo, by=ada, today=TODAY)
    bo.delete()
    assert absence_of(ada, TODAY).stand_in is None


@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="SQLite lets one write at a time: there is nothing to race",
)
@pytest.mark.usefixtures("nothing_is_damaged")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_name_each_other_arent_both_gone():
    ada, bo = (make_member(name, role="moderator") for name in ("Ada", "Bo"))
    shot = threading.Barrier(2)
    results: list[str] = []

    def go(member, stand_in):
        try:
            shot.wait(timeout=30)
            away(member, day(0), day(3), stand_in, by=member, today=TODAY)
            results.append("away")
        except AbsenceRefused:
            results.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=pair) for pair in [(ada, bo), (bo, ada)]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(results) == ["away", "refused"]
    assert Absence.objects.count() == 1
