"""What may be rendered in this process, where nobody could stop it, and what is rendered apart.

Everything below these numbers takes a fraction of a second, whatever it says (bench/render.py looks
for the worst). Most posts are far below; the others take a tenth of a second longer.
"""

import re

from .limits import count_marks, count_work
from .policies import words

_LENGTH = 20_000
_WORK = 2_000
_TAGS = 100
_FOOTNOTES = 60
_DEFINITIONS = 60
_LEVELS = 10
# Languages whose lexers stayed below 0.2 s for 19,000 hostile characters. The others tried (C,
# console, CSS, diff, INI, YAML) took up to five seconds and more.
_LANGUAGES = words("text plain bash sh shell json python py sql toml")

_TAG = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_FENCE = re.compile(r"^[ >]*(?:`{3,}|~{3,})[ \t.]*([\w+#-]+)", re.MULTILINE)
_SPECIAL_LINE = re.compile(r"^[ >]{0,9}(?::|!!!)", re.MULTILINE)
_REFERENCE = re.compile(r"^[ >]{0,9}\[[^\]\n]*\]:.{300}", re.MULTILINE)


def is_calm_markdown(text: str) -> bool:
    lines = text.split("\n")
    return (
        len(text) <= _LENGTH
        and text.count("[^") <= _FOOTNOTES
        and len(_SPECIAL_LINE.findall(text)) <= _DEFINITIONS
        and len(_TAG.findall(text)) <= _TAGS
        and {name.lower() for name in _FENCE.findall(text)} <= _LANGUAGES
        and not _REFERENCE.search(text)
        and sum(map(count_work, lines)) <= _WORK
        and all(count_marks(line) <= _LEVELS for line in lines)
    )
