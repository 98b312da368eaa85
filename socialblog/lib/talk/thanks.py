"""Is it a short thank-you or a confirmation that needs no reply?

Wrong here is worse than silent: somebody who still waits would be offered for closing. So every
part has to close, and nothing in it may speak of trouble, of a wish or of another matter.
"""

import re

from .language import language_of
from .questions import is_question
from .spoken import folded, own_words, sentences
from .tongues import TONGUES, Tongue

_LONGEST = 240  # characters, after greeting and signature are off
_MOST_WORDS = 30
_ASIDE = 2  # words beside those that thank or confirm
# Neither closes nor opens anything.
_FILLERS = frozenset(
    "ok okay alright ah oh aha yes yep yay hooray phew ja ach so achso oui voila si vale ya sim ta"
    " oke hi hey lol haha ha hmm bon bueno bene bom goed gut".split()
)
_THUMBS = re.compile("[👍👌🙏💯✅❤♥🙌👏🤝]")
_NAMED_THUMBS = re.compile(r":(?:\+1|thumbsup|pray|heart|ok_hand|clap|white_check_mark):")
_NOT_WORDS = re.compile(r"[^\w'’]+")
_LETTER = re.compile(r"\w")
# Beside the thanks these tell of something else: a number of an order, what happens now.
_NEWS = re.compile(r".*\d.*|now|jetzt|nun|maintenant|ahora|adesso|ora|agora|nu|teraz")
# "And now it works" confirms as "it works" does.
_LEAD = re.compile(
    r"^(?:(?:now|and|yes|ok|und|ja|jetzt|et|oui|y|si|ahora|e|sim|agora|adesso|ora|en"
    r"|nu|super|top|great|perfect|yay) ){1,3}"
)
_PARTS = re.compile(r"[,;:–—]|\s-\s|\.{2,}|…")


def is_thanks(text: str) -> bool:
    # Nobody thanks in so many characters; looking for it would only cost time.
    if len(text) > 20_000 or is_question(text):
        return False
    own = own_words(text, quotations=True)
    said = _NAMED_THUMBS.sub("👍", _without_letterhead(own))
    words = _words(said)
    if "?" in said or len(said) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return False
    if not _LETTER.search(said):
        return bool(_THUMBS.search(said))
    tongues = _tongues_of(words, text)
    if any(tongue.refusing.search(words) or tongue.troubled.search(words) for tongue in tongues):
        return False
    return _closes(said, tongues)


def _tongues_of(words: str, text: str) -> list[Tongue]:
    """Those that it may be in: its language, and every one whose thanks it says."""
    code = language_of(text)
    found = [one for one in TONGUES if one.code == code or one.thanking.search(words)]
    return found or list(TONGUES)


def _closes(said: str, tongues: list[Tongue]) -> bool:
    """Whether it thanks or confirms, and says little else."""
    closing = thanked = False
    aside: list[str] = []
    for sentence, _mark in sentences(said):
        parts = [words for part in _PARTS.split(sentence) if (words := _words(part))]
        for words in parts:
            if any(tongue.thanking.search(words) for tongue in tongues):
                closing = thanked = True
            elif any(tongue.confirming.match(_LEAD.sub("", words)) for tongue in tongues):
                closing = True
            else:
                aside += [word for word in words.split() if word not in _FILLERS]
    if any(_NEWS.fullmatch(word) for word in aside):
        return False
    return closing and len(aside) <= (_ASIDE if thanked else 0)


def _without_letterhead(own: str) -> str:
    """Without "Hi Ruth," above and "Best, Jonas" below."""
    lines = [line.strip() for line in own.split("\n") if line.strip()]
    if len(lines) > 1 and len(lines[0].split()) <= 4 and _is_made_of(lines[0], "hello"):
        lines = lines[1:]
    for at, line in enumerate(lines):
        few = len(line.split()) <= 4 and len(lines) - at <= 3
        if at and few and _is_made_of(line, "goodbye"):
            return "\n".join(lines[:at])
    return "\n".join(lines)


def _is_made_of(line: str, which: str) -> bool:
    first = (_words(line).split() or [""])[0]
    return any(first in folded(getattr(tongue, which)).split() for tongue in TONGUES) and not any(
        tongue.thanking.search(_words(line)) for tongue in TONGUES
    )


def _words(said: str) -> str:
    return _NOT_WORDS.sub(" ", folded(said)).strip(" '")
