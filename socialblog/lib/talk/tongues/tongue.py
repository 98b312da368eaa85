"""What has to be known of a language. All lists hold patterns in `folded` letters."""

import re
from dataclasses import dataclass
from functools import cached_property

from ..spoken import folded


@dataclass(frozen=True)
class Tongue:
    code: str
    common: str  # words that are frequent in it, with their accents
    letters: str  # letters that speak for it
    asks: tuple[str, ...]  # asks, wherever it stands
    knows: tuple[str, ...]  # says that the writer found out: "I know how to", none of it asks
    opens: tuple[str, ...]  # asks at the beginning of a clause that ends in no full stop
    rhetoric: tuple[str, ...]  # with a question mark, and still no question
    thanks: tuple[str, ...]
    not_thanks: tuple[str, ...]  # holds the word, doesn't say it
    confirms: tuple[str, ...]  # closes without a word of thanks
    trouble: tuple[str, ...]  # something is left to do
    hello: str  # words a letter begins with
    goodbye: str  # words a letter ends with

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.common.split())

    @cached_property
    def asking(self) -> re.Pattern[str]:
        return _any_of(self.asks)

    @cached_property
    def knowing(self) -> re.Pattern[str]:
        return _any_of(self.knows)

    @cached_property
    def opening(self) -> re.Pattern[str]:
        return _any_of(self.opens)

    @cached_property
    def rhetorical(self) -> re.Pattern[str]:
        return _any_of(self.rhetoric)

    @cached_property
    def thanking(self) -> re.Pattern[str]:
        return _any_of(self.thanks)

    @cached_property
    def refusing(self) -> re.Pattern[str]:
        return _any_of(self.not_thanks)

    @cached_property
    def confirming(self) -> re.Pattern[str]:
        return _any_of(self.confirms)

    @cached_property
    def troubled(self) -> re.Pattern[str]:
        return _any_of(self.trouble)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words only. Patterns repeat nothing without a bound, so a search stays linear."""
    if not patterns:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(folded(one) for one in patterns) + r")(?!\w)")
