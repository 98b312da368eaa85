"""The page on which somebody of the team says that they are away."""

from datetime import UTC, date, datetime

import pytest

from blog.arranging import change_site
from community.members.absences import away
from community.members.models import Absence, Member
from tests.makers import make_member

pytestmark = pytest.mark.django_db

URL = "/accounts/away/"
BACK = "/accounts/away/back/"


@pytest.fixture
def clock(time_machine):
    # Half past eleven in the evening in London is the next day already in Brussels.
    time_machine.move_to(datetime(2026, 3, 3, 23, 30, tzinfo=UTC), tick=False)
    change_site(by=None, time_zone="Europe/Brussels")


@pytest.fixture
def ada(client, clock) -> Member:
    member = make_member("Ada", role="author")
    client.force_login(member)
    return member


@pytest.fixture
def bo(clock) -> Member:
    return make_member("Bo", role="moderator")


def send(client, first="2026-03-04", last="2026-03-10", stand_in: object = ""):
    return client.post(URL, {"starts_on": first, "ends_on": last, "stand_in": stand_in})


def test_away_and_back(client, ada, bo):
    answer = send(client, stand_in=bo.pk)
    assert (answer.status_code, answer.url) == (302, URL)
    absence = Absence.objects.get()
    assert (absence.member, absence.stand_in) == (ada, bo)
    assert (absence.starts_on, absence.ends_on) == (date(2026, 3, 4), date(2026, 3, 10))
    page = client.get(URL).text
    assert "<strong>You are away</strong> until 10 March 2026." in page
    assert "Bo answers your readers meanwhile." in page
    assert 'value="2026-03-10"' in page
    assert client.post(BACK, follow=True).redirect_chain == [(URL, 302)]
    assert not Absence.objects.exists()
    assert "You are away" not in client.get(URL).text


def test_an_absence_to_come_can_be_called_off(client, ada, bo):
    send(client, "2026-03-20", "2026-03-27", bo.pk)
    page = client.get(URL).text
    assert "<strong>You will be away</strong> from 20 March 2026 to 27 March 2026." in page
    assert "I&#x27;ll be here" in page or "I'll be here" in page
    client.post(BACK)
    assert not Absence.objects.exists()


def test_who_answers_for_others_sees_it(client, ada, bo):
    away(ada, date(2026, 3, 4), date(2026, 3, 8), bo, by=ada)
    client.force_login(bo)
    assert "<strong>Ada</strong> from 4 March 2026 to 8 March 2026." in client.get(URL).text
    # Going away too is possible, and said to have a price.
    cy = make_member("Cy", role="editor")
    page = client.post(
        URL, {"starts_on": "2026-03-08", "ends_on": "2026-03-09", "stand_in": cy.pk}, follow=True
    ).text
    assert "Ada counts on you until 8 March 2026." in page


def test_days_typed_where_there_is_no_calendar(client, ada, bo):
    send(client, "4 March 2026", "10.03.2026", bo.pk)
    assert Absence.objects.get().ends_on == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("", "2026-03-10", "This field is required"),
        ("soon", "2026-03-10", "“soon” isn't clear"),
        ("2026-03-04", "2026-02-30", "There is no such day"),
        ("2026-03-04 – 2026-03-06", "2026-03-10", "Write one day"),
        ("2026-03-10", "2026-03-04", "This is before the first day"),
        ("2026-03-01", "2026-03-03", "This day is over"),
        ("2026-03-04", "2028-03-04", "longer than a year"),
        ("2026-03-04\0", "2026-03-10", "Null characters are not allowed"),
        ("9" * 5000, "2026-03-10", "at most 60 characters"),
    ],
)
def test_wrong_days_are_said_and_kept(client, ada, bo, first, last, sentence):
    answer = send(client, first, last, bo.pk)
    assert answer.status_code == 422
    assert sentence in answer.text.replace("&#x27;", "'")
    form = answer.context["form"]
    assert (form["starts_on"].value(), form["ends_on"].value()) == (first, last)
    assert form["stand_in"].value() == str(bo.pk)
    assert not Absence.objects.exists()


@pytest.mark.parametrize("who", ["", "bo", "-1", "0", "1\0", "9" * 30, "1.5", "reader", "self"])
def test_nobody_else_can_be_named(client, ada, bo, who):
    people = {"reader": make_member("Rita").pk, "self": ada.pk}
    answer = send(client, stand_in=people.get(who, who))
    assert answer.status_code == 422
    assert "stand_in" in answer.context["form"].errors
    assert not Absence.objects.exists()


def test_a_stand_in_who_is_away_too(client, ada, bo):
    cy = make_member("Cy", role="editor")
    away(bo, date(2026, 3, 9), date(2026, 3, 9), cy, by=bo)
    answer = send(client, stand_in=bo.pk)
    assert answer.status_code == 422
    assert "Bo is away too, from 9 March 2026 to 9 March 2026." in answer.text


def test_a_stand_in_who_left_the_team(client, ada, bo):
    away(ada, date(2026, 3, 4), date(2026, 3, 8), bo, by=ada)
    Member.objects.filter(pk=bo.pk).update(is_active=False)
    assert "please choose somebody else" in client.get(URL).text
    Absence.objects.update(stand_in=None)
    assert "please choose somebody else" in client.get(URL).text


def test_it_is_one_of_the_settings_of_the_team(client, ada):
    assert f'href="{URL}"' in client.get("/accounts/profile/").text
    assert f'href="{URL}" aria-current="page"' in client.get(URL).text
    client.force_login(make_member("Rita"))
    assert f'href="{URL}"' not in client.get("/accounts/profile/").text
    assert client.get(URL).status_code == 403
    assert client.post(BACK).status_code == 403
