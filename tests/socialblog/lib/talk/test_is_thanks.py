"""What closes a conversation and what only sounds like it. Texts beyond the labels."""

import pytest

from socialblog.lib.talk import is_thanks


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, that was it!",
        "thx",
        "👍",
        "👍🏽 ❤️",
        ":+1:",
        "Works again, thank you.",
        "Dear Ruth,\n\nthank you, it works now.\n\nBest regards\nJonas Kern",
        "> Please restart it.\n\nThat helped, thanks!",
        "Danke, läuft wieder!",
        "Merci, c'est réglé.",
        "Gracias, ya funciona.",
        "Grazie, risolto!",
        "Obrigada, deu certo!",
        "Bedankt, het is gelukt.",
        "Tack, nu fungerar det!",
        "Dzięki, działa!",
        "Спасибо, работает!",
        "ありがとうございます",
    ],
)
def test_it_closes(text):
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🎉",
        "?",
        "👍?",
        "Great picture.",
        "Thanks, but it broke again.",
        "Thanks, where is the key?",
        "Thanks, where do i find the key",
        "Thanks in advance!",
        "No, thanks.",
        "Thanks to the rain it's green.",
        "Thanks. My order is 4711.",
        "Thanks, the lamp is red now.",
        "Danke, aber es ist wieder kaputt.",
        "Danke. Die zweite Lampe fehlt.",
        "Merci, mais rien n'a changé.",
        "Gracias, pero sigue igual.",
        "Grazie, ma non va.",
        "Obrigado, mas parou de novo.",
        "Bedankt, maar hij is weer stuk.",
        "> Thanks!",
        "`thanks`" * 3,
        "Thank you for this. " + "I remember the harbour as it was when I was small. " * 6,
        "thanks " * 5_000,
    ],
)
def test_it_leaves_something_open(text):
    assert not is_thanks(text)
