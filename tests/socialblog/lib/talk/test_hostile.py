"""Whatever comes in, an answer comes out; a pattern that runs away would hang here."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialblog.lib.talk import is_question, is_thanks, language_of
from socialblog.lib.talk.tongues import TONGUES

LONG = 30_000
PIECES = [
    *(
        "a",
        " ",
        "?",
        ">",
        "<",
        "`",
        "\n",
        '"',
        "“a",
        "](",
        "<code>",
        "`a\n",
        "'",
        "a'",
        " - ",
        "\t",
    ),
    *("how ", "is the ", "wie kann ich ", "gibt es eine ", "thanks ", "http://", "www.", "a!? "),
    *("\0", "\u202eabc", "👍", "👨‍👩‍👧", "ﷺ", "e\u0301", "漢", "が", "&amp;", "On 1 x wrote:\n"),
    *("is er al ", "est-ce que ", "a b ", "...", "İ", "ß", "- ", "```\n", "~~~\n", "    \n"),
]
BITS = st.sampled_from([*PIECES, *(w for tongue in TONGUES for w in sorted(tongue.words)[:20])])


@pytest.mark.parametrize("piece", PIECES)
def test_long_and_monotonous(piece):
    text = piece * (LONG // len(piece))
    assert is_question(text) in (True, False)
    assert is_thanks(text) is False
    assert isinstance(language_of(text), str)


@given(st.lists(st.one_of(BITS, st.text(max_size=8)), max_size=40).map("".join))
def test_what_asks_never_closes(text):
    assert not (is_question(text) and is_thanks(text))
    assert language_of(text) == "" or len(language_of(text)) == 2


# Whole words are looked for, so what ends in a space (and a look ahead) never matches.
DEAD = re.compile(r" (\(\?[!=<][^)]*(\([^)]*\))*[^)]*\))?\)?$")
LISTS = ("asks", "knows", "opens", "rhetoric", "thanks", "not_thanks", "confirms", "trouble")


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_every_pattern_can_match_and_none_matches_nothing(tongue):
    patterns = [pattern for name in LISTS for pattern in getattr(tongue, name)]
    assert [pattern for pattern in patterns if DEAD.search(pattern)] == []
    assert [pattern for pattern in patterns if re.search(pattern, "")] == []
