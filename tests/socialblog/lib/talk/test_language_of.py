"""The language of a text, and silence where that would be a guess. Texts beyond the labels."""

import pytest

from socialblog.lib.talk import LANGUAGES, language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "This is the best thing that I have read about it."),
        ("de", "Das ist das Beste, was ich darüber gelesen habe."),
        ("fr", "C'est ce que j'ai lu de mieux sur ce sujet."),
        ("es", "Es lo mejor que he leído sobre este tema."),
        ("it", "È la cosa migliore che ho letto su questo tema."),
        ("pt", "Isto é o melhor que já li sobre este tema, não há dúvida."),
        ("nl", "Dit is het beste wat ik er ooit over heb gelezen."),
        ("sv", "Det är det bästa som jag har läst om det."),
        ("pl", "To jest najlepsze, co czytałem, i bardzo mi się podoba."),
        ("ru", "Это лучшее, что я читал об этом."),
        ("uk", "Це найкраще, що я читав, дякую їм."),
        ("ja", "これは私が読んだ中で一番です。"),
        ("zh", "这是我读过的最好的文章。"),
        ("ko", "이것은 내가 읽은 최고의 글입니다."),
        ("el", "Αυτό είναι το καλύτερο που έχω διαβάσει."),
        ("he", "זה הדבר הכי טוב שקראתי."),
        # What is quoted, printed or linked isn't the writer's own.
        ("de", "> This is what they said about it.\n\nDas ist nicht, was ich gelesen habe."),
        ("fr", "`if this is not the end: return what you have`\n\nC'est ce que j'ai écrit."),
    ],
)
def test_it_is_known(code, text):
    assert language_of(text) == code
    assert code in LANGUAGES


@pytest.mark.parametrize(
    "text", ["", "ok", "123 456", "👍", "https://example.com/the/and/of", "\0"]
)
def test_it_is_unsure(text):
    assert language_of(text) == ""
