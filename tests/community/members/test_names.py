"""A name shows something, misleads nobody, and turns no text around."""

import json
import os
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from community.members.names import clean_name, refuse_impersonation, skeleton
from tests.makers import make_member

SHARED = Path(os.environ.get("SOCIALBLOG_SHARED_DATA", Path(__file__).parents[4] / "shared/data"))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Maya Okafor", "Maya Okafor"),
        ("  Maya \t\n Okafor\u00a0", "Maya Okafor"),
        ("Zoe\u0308", "Zoë"),
        ("Ma\u200bya\ufeff", "Maya"),
        ("Ma\u00adya", "Maya"),
        ("\u200fمريم\u200f", "مريم"),
        ("李小龍", "李小龍"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬 Ada", "👩\u200d🔬 Ada"),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Iona",) * 2,
        ("O'Neill-Öz 3rd", "O'Neill-Öz 3rd"),
        ("<b>Bob</b>", "<b>Bob</b>"),  # text; shown as it is
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("สมชาย ใจดี", "สมชาย ใจดี"),
    ],
)
def test_names_that_people_have(raw, name):
    assert clean_name(raw) == name
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "raw",
    [
        "\u202eayaM",
        "Maya\u2066",
        "\u200b\u200b",
        "\u200d",
        "\u2800",
        "\u3164\u3164",
        "\u115f\u1160",
        "   ",
        "...",
        "-",
        "\u0301\u0301",
        "Ma\x00ya",
        "Ma\x1b[31mya",
        "\ud800",
        "\ue000",
        "Z" + "\u0310" * 5 + "algo",
    ],
    ids=ascii,
)
def test_names_that_show_nothing_or_mislead(raw):
    with pytest.raises(ValidationError):
        clean_name(raw)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "Maya Okafor",
        "maya  okafor",
        "MAYA OKAFOR",
        "Maya-Okafor.",
        "M\u0430y\u0430 Okafor",
        "Мауа Οkafor",
        "Máya Ökafor",
        "Ｍａｙａ Okafor",
        "𝐌𝐚𝐲𝐚 Okafor",
        "Maya 0kafor",
        "Maya Okafor ✓",
    ],
)
def test_readers_cannot_be_somebody_of_the_team(name):
    make_member("Maya Okafor", role="author")
    with pytest.raises(ValidationError, match="Somebody of the team"):
        refuse_impersonation(clean_name(name), member=make_member())


@pytest.mark.django_db
def test_readers_may_share_names_and_so_may_the_team():
    make_member("Maya Okafor", role="author")
    make_member("Rita Reader")
    refuse_impersonation("Rita Reader")
    refuse_impersonation("Maya Okafor-Stein")
    refuse_impersonation("Maya Okafor", member=make_member("Another", role="moderator"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Admin", "a d m i n", "Moderator", "The Team", "Аdmin", "STAFF"])
def test_names_that_look_official(name):
    with pytest.raises(ValidationError, match="official"):
        refuse_impersonation(name)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Corn", "Com"), ("Illia", "lllia"), ("wonder", "vvonder"), ("Ηanna", "Hanna")],
)
def test_letters_hardly_told_apart(name, other):
    assert skeleton(name) == skeleton(other)


def test_different_names_stay_different():
    names = [
        "Anna",
        "Hanna",
        "Hannah",
        "Jonas",
        "Jona",
        "Лена",
        "Ирина",
        "李",
        "小龍",
        "مريم",
        "Κώστας",
    ]
    assert len({skeleton(name) for name in names}) == len(names)


@pytest.mark.django_db
@pytest.mark.parametrize("team_name", ["paypal", "google"])
def test_confusables_of_the_shared_data(team_name):
    cases = SHARED / "names/ubernostrum+django-registration/tests/test_forms.cases.json"
    if not cases.exists():
        pytest.skip(f"the shared data is not at {SHARED}")
    tests = {case["test"]: case for case in json.loads(cases.read_text())}
    mixed = [text for text in tests["test_confusable_usernames"]["strings"] if len(text) < 10]
    make_member(team_name, role="editor")
    same = [name for name in mixed if skeleton(name) == team_name.replace("l", "i")]
    assert same
    for name in same:
        with pytest.raises(ValidationError):
            refuse_impersonation(name)
