"""What plain rules read out of a reader's words; a suggestion, never a decision."""

from community.voices.ledger import Heard
from socialblog.lib.talk import is_question, is_thanks, language_of


def hear(text: str) -> Heard:
    return Heard(
        is_question=is_question(text), is_thanks=is_thanks(text), language=language_of(text)
    )
