"""Handles: made from names, changed with care, never somebody else's."""

import json
import os
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from community.members.handles import LONGEST, RESERVED, clean_handle, forward, free_handle
from tests.makers import make_member

pytestmark = pytest.mark.django_db
SHARED = Path(os.environ.get("SOCIALBLOG_SHARED_DATA", Path(__file__).parents[4] / "shared/data"))


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Maya Okafor", "maya-okafor"),
        ("  Zoë  O'Neill ", "zoe-o-neill"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Jörg Weiß", "jorg-weiss"),
        ("Søren Ærø", "soren-aero"),
        ("李小龍", "reader"),
        ("👩‍🔬", "reader"),
        ("42", "reader"),
        ("x", "reader"),
        ("Admin", "admin-2"),
        ("x" * 80, "x" * (LONGEST - 6)),
    ],
)
def test_from_a_name(name, handle):
    assert free_handle(name) == handle


def test_the_next_one_of_the_same_name():
    for expected in ["rita", *[f"rita-{number}" for number in range(2, 10)]]:
        assert free_handle("Rita") == expected
        make_member("Rita", username=expected)
    assert re.fullmatch(r"rita-\d{8}", free_handle("Rita"))


def test_case_does_not_make_another():
    make_member(username="Rita")
    assert free_handle("Rita") == "rita-2"


@pytest.mark.parametrize("raw", ["jo", "maya-okafor", " Maya-Okafor ", "a1", "9-lives", "x" * 30])
def test_handles_to_choose(raw):
    assert clean_handle(raw, member=make_member()) == raw.strip().lower()


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "x",
        "x" * 31,
        "maya okafor",
        "maya_okafor",
        "maya.okafor",
        "-maya",
        "maya-",
        "ma--ya",
        "m\u0430ya",
        "ｍaya",
        "zoë",
        "maya\n",
        "../etc",
        "maya/okafor",
        "maya\u200b",
        "12345",
        "<script>",
        "%2e%2e",
    ],
    ids=ascii,
)
def test_handles_refused(raw):
    member = make_member()
    if raw == "maya\n":  # white space around is forgiven
        assert clean_handle(raw, member=member) == "maya"
        return
    with pytest.raises(ValidationError):
        clean_handle(raw, member=member)


def test_taken_whatever_the_case():
    make_member(username="Maya")
    with pytest.raises(ValidationError, match="already"):
        clean_handle("maya", member=make_member())


def test_own_handle_in_another_case():
    member = make_member(username="Maya")
    assert clean_handle("maya", member=member) == "maya"


def test_reserved_names_of_the_shared_data():
    lists = SHARED / "names/ubernostrum+django-registration/src/django_registration"
    if not lists.exists():
        pytest.skip(f"the shared data is not at {SHARED}")
    names = [
        name
        for group in json.loads((lists / "validators.cases.json").read_text())
        for name in group["values"]
    ]
    assert len(names) > 90
    member = make_member()
    for name in names:
        with pytest.raises(ValidationError):
            clean_handle(name, member=member)


def test_confusables_of_the_shared_data():
    """No letter that looks like a Latin one is one."""
    table = SHARED / "names/vhf+confusable_homoglyphs/confusable_homoglyphs/confusables.json"
    if not table.exists():
        pytest.skip(f"the shared data is not at {SHARED}")
    confusables = json.loads(table.read_text())
    member = make_member()
    tried = 0
    for latin in "abcdefghijklmnopqrstuvwxyz":
        for other in confusables.get(latin, []):
            if other["c"].isascii():
                continue
            tried += 1
            with pytest.raises(ValidationError):
                clean_handle(f"may{other['c']}", member=member)
    assert tried > 500


def test_all_reserved_could_be_typed():
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in RESERVED)


def test_old_handle_leads_to_the_new_one_and_stays_theirs(client):
    member, other = make_member(username="first"), make_member()
    for new in ["second", "third"]:
        forward(member.username, new)
        member.username = new
        member.save(update_fields=["username"])
    for old in ["first", "second"]:
        assert client.get(f"/people/{old}/")["Location"] == "/people/third/"
        with pytest.raises(ValidationError, match="already"):
            clean_handle(old, member=other)
        assert free_handle(old) == f"{old}-2"
    assert client.get("/people/third/").status_code == 200


def test_owner_may_return_to_an_old_handle(client):
    member = make_member(username="first")
    forward("first", "second")
    member.username = "second"
    member.save(update_fields=["username"])
    assert clean_handle("first", member=member) == "first"
    forward("second", "first")
    member.username = "first"
    member.save(update_fields=["username"])
    assert client.get("/people/first/").status_code == 200
    assert client.get("/people/second/")["Location"] == "/people/first/"
