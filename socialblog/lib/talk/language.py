"""Which language a text is in, by its frequent words, its letters and its script."""

import re
from functools import cache

from .spoken import own_words
from .tongues import TONGUES

# Enough to be sure of, however long the text is.
_READ = 4000
_WORD = re.compile(r"(?:[^\W\d_]{1,4}'(?=\w))|[^\W\d_]+(?:'[a-z]{1,2}\b)?")
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30fa]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0386-\u03ce]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("uk", re.compile("[іїєґ]")),
)
# Every code that language_of may answer with.
LANGUAGES = tuple(dict.fromkeys([*(t.code for t in TONGUES), *(code for code, _s in _SCRIPTS)]))
_LETTER = re.compile(r"[^\W\d_]")
# Points: a word that only one language has is worth one.
_NEEDED = 1.0
_LEAD = 0.4
_PER_LETTER = 0.7


def language_of(text: str) -> str:
    """`en`, `de`, `fr`, `es`, `it`, `pt`, `nl` and some more; empty when unsure."""
    words = own_words(text, quotations=True)[:_READ].casefold().replace("’", "'")
    return _by_script(words) or _by_words(words)


def _by_script(words: str) -> str:
    letters = len(_LETTER.findall(words))
    for code, script in _SCRIPTS:
        # Ukrainian is mostly written with the letters of its neighbours, Japanese mixes three.
        share = 0.02 if code == "uk" else 0.15 if code == "ja" else 0.5
        if letters and len(script.findall(words)) > share * letters:
            return code
    return ""


def _by_words(words: str) -> str:
    weights = _weights()
    points = {tongue.code: 0.0 for tongue in TONGUES}
    for word in set(_WORD.findall(words)):
        for code, weight in weights.get(word, ()):
            points[code] += weight
    for tongue in TONGUES:
        points[tongue.code] += _PER_LETTER * sum(letter in words for letter in tongue.letters)
    (first, most), (_, next_most) = sorted(points.items(), key=lambda item: -item[1])[:2]
    return first if most >= _NEEDED and most - next_most >= _LEAD else ""


@cache
def _weights() -> dict[str, list[tuple[str, float]]]:
    spoken_in: dict[str, list[str]] = {}
    for tongue in TONGUES:
        for word in tongue.words:
            spoken_in.setdefault(word, []).append(tongue.code)
    return {word: [(c, 1 / len(codes)) for c in codes] for word, codes in spoken_in.items()}
