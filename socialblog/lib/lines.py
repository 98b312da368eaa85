"""Names, titles and labels: text that stands in one line among the words of others."""

import re
import unicodedata

# Marks that turn around the line they stand in or pretend that nothing is there: the explicit
# bidirectional controls, zero-width spaces, tags and fillers. The joiners U+200C and U+200D stay:
# Persian words and families of emoji are spelled with them. So do the marks U+200E and U+200F.
_DECEIVING = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn"}


def one_line(text: str) -> str:
    """`text` as one line that shows what it says: composed, single spaces, nothing invisible.

    Empty when nothing visible is left.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(
        " " if character.isspace() else character
        for character in _DECEIVING.sub("", text)
        if character.isspace() or unicodedata.category(character) not in _UNPRINTABLE
    )
    text = " ".join(text.split())
    return text if has_ink(text) else ""


def storable(text: str) -> str:
    """Without what no database takes: null characters and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def has_ink(text: str) -> bool:
    """Whether anything in it can be seen: a letter, a digit, a sign."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)
