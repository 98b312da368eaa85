from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as some

from socialblog.lib.days_text import UnclearDay, days_text, read_days

CHRISTMAS = date(2026, 12, 25)
# A busy machine is no finding.
patiently = settings(deadline=None)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-25",
        "2026\u201112\u201125",
        "2026/12/25",
        "2026.12.25",
        "25.12.2026",
        "25. 12. 2026",
        "25/12/2026",
        "25-12-2026",
        "12/25/2026",
        "25 December 2026",
        "25. December 2026",
        "25th of December 2026",
        "25 dec 2026",
        "25 Dec. 2026",
        "Dec 25, 2026",
        "December 25th, 2026",
        "december 25 2026",
        "Friday, 25 December 2026",
        "Fri, Dec 25, 2026",
        "  2026-12-25 , ",
        "2026-12-25\r\n\r\n25.12.2026; Dec 25, 2026",
    ],
)
def test_one_day_in_the_ways_people_write_it(text):
    assert read_days(text) == [CHRISTMAS]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "25. Dezember 2026"),
        ("fr", "25 décembre 2026"),
        ("fr", "vendredi 25 déc. 2026"),
        ("es", "25 de diciembre de 2026"),
        ("nl", "25 december 2026"),
        ("pt", "25 de dezembro de 2026"),
    ],
)
def test_months_have_their_names_in_the_readers_language(language, text):
    with translation.override(language):
        assert read_days(text) == [CHRISTMAS]


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-24 – 2026-12-26",
        "2026-12-24 to 2026-12-26",
        "2026-12-24 - 2026-12-26",
        "24.12.2026–26.12.2026",
        "24 December 2026 until 26 December 2026",
        "2026-12-24..2026-12-26",
        "2026-12-26, 2026-12-25, 2026-12-24",
        "24.12.2026, 25.12.2026 – 26.12.2026",
    ],
)
def test_several_days(text):
    assert read_days(text) == [CHRISTMAS + timedelta(days=n) for n in (-1, 0, 1)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Christmas", "“Christmas” isn't clear"),
        ("25 December", "isn't clear"),
        ("2026-12-25 Christmas", "isn't clear"),
        ("25.12.26", "isn't clear"),
        ("20261225", "isn't clear"),
        ("25 Foober 2026", "isn't clear"),
        ("2026-13-01", "no such day"),
        ("30.02.2026", "no such day"),
        ("31 June 2026", "no such day"),
        ("0/0/2026", "no such day"),
        ("03/04/2026", "could be two days. Write it as 2026-04-03 or as 2026-03-04"),
        ("2026-12-26 – 2026-12-24", "ends before it begins"),
        ("2026-01-01 – 2027-06-01", "longer than a year"),
        ("9999-12-31", "the years from 2000 to 2199"),
        ("0001-01-01", "the years from 2000 to 2199"),
        ("2026-12-25, 2026-02-30", "“2026-02-30”"),
        ("Dec 24, 2026, Dec 25, 2026", "“Dec 24, 2026, Dec 25, 2026” isn't clear"),
        ("2026-12-25\n\0", "isn't clear"),
    ],
)
def test_what_isnt_clear_is_said(text, sentence):
    with pytest.raises(UnclearDay, match=sentence):
        read_days(text)


def test_a_stretch_takes_one_line():
    assert days_text(read_days("24.12.2026–31.12.2026\n2026-05-01\n2026-05-02")) == (
        "2026-05-01\n2026-05-02\n2026-12-24 – 2026-12-31"
    )
    assert days_text([]) == ""
    assert read_days("") == []


@patiently
@given(some.sets(some.dates(date(2025, 12, 1), date(2026, 2, 28))))
def test_what_is_shown_is_read(days):
    assert read_days(days_text(days)) == sorted(days)


@patiently
@given(some.text(max_size=60) | some.text("0123456789-./ ,;\ndecto–", max_size=40))
def test_whatever_is_typed_gets_an_answer(text):
    try:
        days = read_days(text)
    except UnclearDay as unclear:
        assert str(unclear)
    else:
        assert all(2000 <= day.year < 2200 for day in days)
