"""What the files of the demo say, and how they are read."""

import re
from datetime import timedelta

import pytest

from socialblog.demo.dialogues import dialogue, parse
from socialblog.demo.illustrating import FOLDER
from socialblog.demo.manuscripts import articles
from socialblog.demo.people import GUESTS, PEOPLE, READERS, TEAM


def test_everybody_is_invented():
    for person in PEOPLE.values():
        assert re.search(r"[@.]example\.(com|org|net)$", person.email)
        assert not person.website or re.search(r"example\.(com|org|net)/$", person.website)
    assert len(PEOPLE) == len(TEAM) + len(READERS) + len(GUESTS) == 40


def test_pictures_are_small():
    for path in FOLDER.glob("*.webp"):
        assert path.stat().st_size <= 120_000, path.name


def test_every_conversation_belongs_to_an_article():
    slugs = {article.slug for article in articles()}
    conversations = {path.stem for path in (FOLDER.parent / "conversations").glob("*.md")}
    assert conversations < slugs
    for article in articles():
        assert all(line.age < article.age for line in dialogue(article.slug))


def test_a_conversation_is_read():
    root, answer, thanks = parse(
        "== jonas, 3d 4h; likes priya marit; reported rude by pete 2d: not nice\n"
        "A question.\n\n= with = signs\n\n"
        "== > ilse, 3d; kept open\nAn answer.\n\n"
        "== >> jonas, 2d 5h 10m; edited 2d 5h; closed thanks by amina 1d\n"
        "Thank you.\n--- before the edit\nThank yuo.\n"
    )
    assert (root.who, root.likes, root.age) == ("jonas", ["priya", "marit"], timedelta(hours=76))
    assert root.text == "A question.\n\n= with = signs"
    report = root.happenings[0]
    assert (report.what, report.detail, report.by, report.note) == (
        "reported",
        "rude",
        "pete",
        "not nice",
    )
    assert answer.parent is root and answer.keeps_open
    assert thanks.parent is answer
    assert (thanks.text, thanks.former_text) == ("Thank you.", "Thank yuo.")
    assert [happening.what for happening in thanks.happenings] == ["edited", "closed"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("== nobody, 3d\nHello", "nobody is called nobody"),
        ("== > ilse, 3d\nHello", "a reply to nothing"),
        ("== jonas, 3d\nHello\n== > ilse, 4d\nHello", "older than what it answers"),
        ("== jonas, soon\nHello", "not understood"),
        ("== jonas, 3d; sings\nHello", "'sings' isn't understood"),
        ("== jonas, 3d; closed thanks by amina 4d\nHello", "before it was said"),
        ("== jonas, 3d; likes hannah\nHello", "hannah is a guest"),
        ("== jonas, 3d\n\n", "says nothing"),
    ],
)
def test_a_mistake_in_a_conversation_is_named(text, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        parse(text)
