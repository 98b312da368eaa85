"""Does it ask for something that somebody should answer?"""

import re

from .spoken import folded, own_words, sentences
from .tongues import TONGUES

_LONG_WORD = re.compile(r"\w{40,}")
_NOT_WORDS = re.compile(r"[^\w'’-]+")
_CLAUSE = re.compile(r"([,;:()\[\]]|\s[-–—]+\s|\.{2,}|…)")
# What may stand before the question in its clause: a greeting, a name, a small word.
_BEFORE = re.compile(
    r"^(?:(?:and|so|but|also|then|now|ok|okay|well|hi|hello|hey|please|just|or|und|aber|also|dann|hallo"
    r"|hi|ja|et|mais|alors|donc|bonjour|salut|y|pero|entonces|hola|buenas|e|ma|allora|ciao|salve|mas"
    r"|entao|ola|oi|en|maar|dus|hoi|na|men|i|a|no|och|oder|unfortunately|leider|thanks|danke|merci"
    r"|gracias|grazie|obrigado|obrigada|bedankt|hmm|eh|ah|oh|wow|nice|great|cool|super|lol|guys|all"
    r"|folks|zusammen|leute|tous|todos|tutti|allemaal|sorry|pardon|perdon|scusate|desculpe|entschuldigung)"
    r" ){1,3}"
)
_FEW = 5


def is_question(text: str) -> bool:
    rhetorical_before = False
    for said, mark in sentences(own_words(text)):
        words = _words(said)
        if not re.search(r"[^\W\d_]", words):
            continue
        if mark == "?":
            rhetorical = _is_rhetorical(words) or (rhetorical_before and words.count(" ") < _FEW)
            if not rhetorical:
                return True
            rhetorical_before = True
            continue
        rhetorical_before = False
        if _asks(words) or (mark == "" and _opens_a_question(said)):
            return True
    return False


def _words(said: str) -> str:
    """Folded words with single spaces; what is longer than any word is cut."""
    return _NOT_WORDS.sub(" ", _LONG_WORD.sub("x", folded(said))).strip(" '-")


def _is_rhetorical(words: str) -> bool:
    return any(tongue.rhetorical.search(words) for tongue in TONGUES)


def _asks(words: str) -> bool:
    for tongue in TONGUES:
        words = tongue.knowing.sub("", words)
    return any(tongue.asking.search(words) for tongue in TONGUES)


def _opens_a_question(said: str) -> bool:
    clauses = _CLAUSE.split(said)
    # "When you have many: do this" tells; what is asked stands after the colon.
    for clause, mark in zip(clauses[::2], [*clauses[1::2], ""], strict=True):
        if mark == ":":
            continue
        words = _words(clause)
        for start in (words, _BEFORE.sub("", words)):
            if any(tongue.opening.match(start) for tongue in TONGUES):
                return True
    return False
