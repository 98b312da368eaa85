"""What asks, with a mark and without; and marks that ask nothing. Texts beyond the labels."""

import pytest

from socialblog.lib.talk import is_question


@pytest.mark.parametrize(
    "text",
    [
        "Where do I find it?",
        "where do i find it",
        "Anybody know whether it floats.",
        "I'd like to know who drew it.",
        "Wisst ihr, wo man das bekommt",
        "Savez-vous quand il sort",
        "Alguien me puede explicar el paso 3",
        "Qualcuno sa dove si compra",
        "Alguém sabe onde se compra",
        "Weet iemand waar je dat koopt",
        "Czy to działa w deszczu?",
        "これは使えますか？",
        "هل هذا متاح؟",
        "I know how to open it, but where does the key go?",
        "> It opens by itself.\n\nDoes it?\n",
        "Nice!\n\nHow much is the small one",
    ],
)
def test_it_asks(text):
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "??? !!!",
        "> Where do I find it?",
        "    where do i find it?",
        "```\nwhere do i find it?\n```",
        "~~~\nwhat is this?",
        "`what?` is the name of the button.",
        "Look at https://example.com/?q=how+do+i+get+there",
        "[The list](https://example.com/?what=now) is long.",
        'She called it "Where do we go?" and it sold well.',
        "Sie nannte es „Wohin gehen wir?“ und es verkaufte sich gut.",
        "Il l'a appelé « Où va-t-on ? » et ça s'est bien vendu.",
        "<blockquote>Where do I find it?</blockquote> Under the table.",
        "<code>what?</code> is what it prints.",
        "Seriously? Another one? I'm out.",
        "Who needs that? I don't.",
        "I know how to open it now.",
        "Ich weiß jetzt, wie man es öffnet.",
        "When it rains it leaks.",
        "On Monday, 2 March, Ruth <ruth@example.com> wrote:\n> Where do I find it?\n\nIn the hall.",
        "It's in the hall.\n\n-- \nAny questions? Call me.",
    ],
)
def test_it_does_not_ask(text):
    assert not is_question(text)


def test_what_is_asked_after_much_talk_is_heard():
    assert is_question("We had a lovely day at the lake. " * 400 + "Where did you park?")
