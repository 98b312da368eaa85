import pytest
from allauth.account.models import EmailAddress
from django.contrib.sites.models import Site
from django.core.management import CommandError, call_command

from blog import site
from blog.models import Page
from community.members.models import Member
from community.members.roles import role_of
from tests.makers import make_member

pytestmark = pytest.mark.django_db

ANSWERS = {
    "name": "Lantern Yard",
    "address": "https://blog.example.org/",
    "language": "de",
    "time_zone": "europe/brussels",
    "editor_name": "Edda Editor",
    "email": "Edda@Example.org",
    "password": "a-coin-in-the-slot",
}


def set_up(**changes) -> None:
    call_command("setup", no_input=True, **(ANSWERS | changes))


def test_a_real_site_begins(client, capsys):
    set_up()
    now = site.current()
    assert (now.name, now.language, now.time_zone) == ("Lantern Yard", "de", "Europe/Brussels")
    editor = Member.objects.get()
    assert (editor.name, editor.email, role_of(editor)) == (
        "Edda Editor",
        "edda@example.org",
        "editor",
    )
    assert EmailAddress.objects.get().verified
    assert Site.objects.get_current().domain == "blog.example.org"
    said = capsys.readouterr().out
    assert "SITE_URL=https://blog.example.org" in said
    assert "ALLOWED_HOSTS=blog.example.org" in said
    assert ANSWERS["password"] not in said

    client.post("/accounts/login/", {"login": "edda@example.org", "password": ANSWERS["password"]})
    assert client.get("/site/").status_code == 200


def test_the_first_pages_are_hidden_until_they_are_written(client):
    set_up(language="en")
    assert list(Page.objects.values_list("title", "is_public")) == [
        ("About", False),
        ("Imprint", False),
        ("Privacy", False),
    ]
    assert client.get("/about/").status_code == 404


def test_it_asks_for_what_is_not_told(monkeypatch):
    asked = []
    answers = iter(["Lantern Yard", "", "xx", "en", "", "Edda", "no address", "edda@example.org"])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    passwords = iter(["12345678", "a-coin-in-the-slot"])
    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("getpass.getpass", lambda question: next(passwords))
    call_command("setup")
    assert len(asked) == 8
    assert Member.objects.get().check_password("a-coin-in-the-slot")
    assert site.current().time_zone == "UTC"


def test_a_password_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("SETUP_PASSWORD", "a-coin-in-the-slot")
    set_up(password=None)
    assert Member.objects.get().check_password("a-coin-in-the-slot")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": " \u200b"}, "--name"),
        ({"name": "x" * 81}, "--name"),
        ({"name": None}, "--name"),
        ({"address": "blog.example.org"}, "--address"),
        ({"address": "ftp://blog.example.org"}, "--address"),
        ({"address": "https://example.org/blog"}, "folder"),
        ({"language": "klingon"}, "--language"),
        ({"time_zone": "Mars"}, "--time-zone"),
        ({"editor_name": "\u202e"}, "--editor-name"),
        ({"email": "nobody"}, "--email"),
        ({"email": "x" * 250 + "@example.org"}, "--email"),
        ({"password": "12345678"}, "--password"),
        ({"password": None}, "--password"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(changes, reason):
    with pytest.raises(CommandError, match=reason):
        set_up(**changes)
    assert not Member.objects.exists()
    assert not Page.objects.exists()
    assert site.current().name == "socialblog"


def test_a_site_that_lives_is_left_alone():
    make_member("Somebody")
    with pytest.raises(CommandError, match="members or articles already"):
        set_up()
    assert site.current().name == "socialblog"


def test_giving_up_sets_nothing_up(monkeypatch):
    def give_up(question: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", give_up)
    with pytest.raises(CommandError, match="Nothing was set up"):
        call_command("setup")
    assert not Member.objects.exists()
