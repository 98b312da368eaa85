"""The editors' page about working hours and targets."""

from datetime import UTC, datetime

import pytest

from blog import site
from blog.arranging import change_site
from community.events.models import Event
from community.voices import rules
from community.voices.models import AnswerRules
from tests.makers import make_member

pytestmark = pytest.mark.django_db

URL = "/site/answering/"
TUESDAY_EVENING = datetime(2026, 3, 3, 18, tzinfo=UTC)


@pytest.fixture
def editing(client):
    client.force_login(make_member("Edda", role="editor"))
    return client


def filled_in(**changes) -> dict:
    return (
        {f"day_{n}": "9-17" for n in range(5)}
        | {
            "day_5": "",
            "day_6": "",
            "holidays": "",
            "first_minutes": "8",
            "follow_up_minutes": "8",
            "offer_minutes": "16",
            "listen_first": "remind",
        }
        | changes
    )


def test_an_editor_sets_the_rules(editing):
    answer = editing.post(
        URL,
        filled_in(
            day_0="9-12, 13-17:30",
            day_4="closed",
            day_5="10:00–14:00",
            holidays="25.12.2026\n2027-01-01 – 2027-01-03",
            first_minutes="4",
            follow_up_minutes="1,5",
            offer_minutes="0.25",
            listen_first="require",
            public_line="on",
        ),
    )
    assert (answer.status_code, answer.url) == (302, URL)
    now = AnswerRules.objects.get()
    assert now.week == [
        [[540, 720], [780, 1050]],
        [[540, 1020]],
        [[540, 1020]],
        [[540, 1020]],
        [],
        [[600, 840]],
        [],
    ]
    assert now.holidays == ["2026-12-25", "2027-01-01", "2027-01-02", "2027-01-03"]
    assert (now.first_minutes, now.follow_up_minutes, now.offer_minutes) == (240, 90, 15)
    assert (now.listen_first, now.public_line) == ("require", True)
    assert now.recount_from == 0
    event = Event.objects.get(code="rules.changed")
    assert event.actor.display_name == "Edda"


def test_a_week_of_a_few_minutes_is_refused(editing):
    nearly_closed = {f"day_{n}": "" for n in range(5)} | {"day_2": "9-9:30"}
    answer = editing.post(URL, filled_in(**nearly_closed))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "at least one hour a week" in page and "9-9:30" in page
    all_closed = {f"day_{n}": "" for n in range(5)}
    assert editing.post(URL, filled_in(**all_closed)).status_code == 302


def test_pages_are_made_anew(editing):
    before = site.current().site_version
    editing.post(URL, filled_in(public_line="on"))
    assert site.current().site_version > before


def test_the_page_shows_what_is_saved(editing):
    rules.set_rules(
        by=None,
        week=[[[0, 1440]], [], [[540, 720], [780, 1020]], [], [], [], []],
        holidays=["2026-12-24", "2026-12-25", "2026-12-26", "2027-05-01"],
        first_minutes=90,
        offer_minutes=20,
    )
    page = editing.get(URL).text
    assert 'value="00:00–24:00"' in page
    assert 'value="09:00–12:00, 13:00–17:00"' in page
    assert "2026-12-24 – 2026-12-26\n2027-05-01" in page
    assert 'name="first_minutes" value="1.5"' in page
    assert 'name="offer_minutes" value="0.33"' in page


def test_what_is_shown_can_be_saved_without_a_change(editing):
    page = editing.get(URL)
    shown = {field.html_name: field.value() for field in page.context["form"]}
    shown.pop("public_line")
    assert editing.post(URL, shown).status_code == 302
    assert not Event.objects.filter(code="rules.changed").exists()


def test_it_says_when_a_comment_of_now_is_due(editing, time_machine):
    change_site(by=None, time_zone="Europe/Brussels")
    rules.set_rules(by=None, first_minutes=120)
    time_machine.move_to(TUESDAY_EVENING, tick=False)
    # The session began before the clock was set.
    editing.force_login(make_member("Edith", role="editor"))
    page = editing.get(URL).text
    assert "is due on Wednesday, 4 March 2026, 11:00." in page
    assert "Europe/Brussels" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day_0": "17-9"}, "17:00–09:00 ends before it begins"),
        ({"day_3": "9-12, 11-13"}, "09:00–12:00 and 11:00–13:00 overlap"),
        ({"day_6": "25-26"}, "“25” is no time of the day"),
        ({"day_6": "noon"}, "“noon” isn&#x27;t clear"),
        ({"day_2": "9-17" * 40}, "at most 100 characters"),
        ({"holidays": "Christmas"}, "“christmas” isn&#x27;t clear"),
        ({"holidays": "2026-12-25\n31.02.2026"}, "no such day as “31.02.2026”"),
        ({"holidays": "01/02/2026"}, "2026-02-01 or as 2026-01-02"),
        (
            {"holidays": "\n".join(f"{y}-01-01–{y}-12-31" for y in range(2001, 2008))},
            "up to 2000 are kept",
        ),
        ({"first_minutes": ""}, "This field is required"),
        ({"first_minutes": "soon"}, "Write a number of hours"),
        ({"first_minutes": "NaN"}, "Write a number of hours"),
        ({"first_minutes": "0"}, "greater than or equal to 0.25"),
        ({"follow_up_minutes": "-3"}, "greater than or equal to 0.25"),
        ({"offer_minutes": "9" * 30}, "less than or equal to 2000"),
        ({"offer_minutes": "1e400"}, "less than or equal to 2000"),
        ({"listen_first": "never"}, "never is not one of the available choices"),
        ({"day_1": "9-17\0"}, "Null characters are not allowed"),
        ({"holidays": "2026-12-25\0"}, "Null characters are not allowed"),
    ],
)
def test_what_is_wrong_is_said_and_kept(editing, wrong, sentence):
    before = AnswerRules.objects.values().get()
    answer = editing.post(URL, filled_in(day_4="8-16", **wrong))
    assert answer.status_code == 422
    assert sentence.casefold() in answer.text.casefold()
    form = answer.context["form"]
    name, typed = next(iter(wrong.items()))
    assert (form[name].value(), form["day_4"].value()) == (typed, "8-16")
    assert AnswerRules.objects.values().get() == before


def test_the_fields_with_errors_say_so_to_screen_readers(editing):
    page = editing.post(URL, filled_in(day_0="9")).text
    assert 'aria-invalid="true"' in page
    assert 'id="id_day_0_error"' in page


def test_only_editors(client):
    for role in ("reader", "author", "moderator"):
        client.force_login(make_member(role.title(), role=role))
        assert client.get(URL).status_code == 403
        assert client.post(URL, filled_in(first_minutes="1")).status_code == 403
    client.logout()
    assert client.get(URL).status_code == 302
    assert not AnswerRules.objects.filter(first_minutes=60).exists()


def test_it_stands_among_the_editors_pages(editing):
    assert f'href="{URL}"' in editing.get("/site/").text
    assert f'href="{URL}" aria-current="page"' in editing.get(URL).text
