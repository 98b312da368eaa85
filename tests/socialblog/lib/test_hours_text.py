import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from socialblog.lib.hours_text import UnclearHours, day_text, read_day

# A busy machine is no finding.
patiently = settings(deadline=None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9:00-17:00", ((540, 1020),)),
        ("9-12, 13-17", ((540, 720), (780, 1020))),
        ("13-17; 9-12", ((540, 720), (780, 1020))),
        ("9-12 and 13:15 to 17", ((540, 720), (795, 1020))),
        (" 09.30 – 17h30 ", ((570, 1050),)),
        ("9h-12h", ((540, 720),)),
        ("0900-1730", ((540, 1050),)),
        ("9am - 5 p.m.", ((540, 1020),)),
        ("12am-12pm", ((0, 720),)),
        ("9-12, 12-14", ((540, 720), (720, 840))),
        ("18:00-24:00", ((1080, 1440),)),
        ("18-0:00", ((1080, 1440),)),
        ("0-24", ((0, 1440),)),
        ("24h", ((0, 1440),)),
        ("All day", ((0, 1440),)),
        ("closed", ()),
        ("Closed", ()),
        ("–", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_hours_as_people_type_them(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("9", "isn't clear"),
        ("nine to five", "isn't clear"),
        ("9-12-17", "isn't clear"),
        (",", "isn't clear"),
        ("9-", "isn't clear"),
        ("9:5-17", "isn't clear"),
        ("9-12 13-17", "isn't clear"),
        ("9-25", "“25” is no time of the day"),
        ("9:60-17", "“9:60” is no time of the day"),
        ("9-24:30", "“24:30” is no time of the day"),
        ("13pm-17", "“13pm” is no time of the day"),
        ("0am-5", "“0am” is no time of the day"),
        ("17-9", "17:00–09:00 ends before it begins"),
        ("22-6", "0:00 on the next day"),
        ("9-9", "opens and closes at the same time"),
        ("9-12, 11-17", "09:00–12:00 and 11:00–17:00 overlap"),
        ("9-17, 10-11", "09:00–17:00 and 10:00–11:00 overlap"),
        ("9\0-17", "isn't clear"),
    ],
)
def test_what_isnt_clear_is_said(text, sentence):
    with pytest.raises(UnclearHours, match=sentence):
        read_day(text)


@patiently
@given(some.lists(some.integers(0, 1440), unique=True, max_size=8).map(sorted))
def test_what_is_shown_is_read(edges):
    day = tuple(zip(edges[::2], edges[1::2], strict=False))
    assert read_day(day_text(day)) == day


@patiently
@given(some.text(max_size=40) | some.text("0123456789:-,. hapm", max_size=20))
def test_whatever_is_typed_gets_an_answer(text):
    try:
        day = read_day(text)
    except UnclearHours as unclear:
        assert str(unclear)
    else:
        assert all(0 <= opens < closes <= 1440 for opens, closes in day)
