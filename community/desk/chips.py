"""What a list is narrowed to, in words, and how each of it is taken back."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.voices.models import Voice

from .choices import AGES, Choices, language_name
from .filters import ARTICLES, EVERYONE, MINE, OFFERED, Filters, choices_of_whose

MARKS: dict[str, Promise] = {
    "question": gettext_lazy("questions"),
    "thanks": gettext_lazy("thank-yous"),
    "newcomer": gettext_lazy("newcomers"),
}
WHOSE: dict[str, Promise] = {
    MINE: gettext_lazy("Mine"),
    ARTICLES: gettext_lazy("On my articles"),
    OFFERED: gettext_lazy("Offered to all"),
    EVERYONE: gettext_lazy("Everyone’s"),
}


@dataclass(frozen=True)
class Chip:
    words: str
    url: str  # the list without it


@dataclass(frozen=True)
class Segment:
    """One of the answers to "whose"."""

    name: str
    words: str | Promise
    url: str
    count: str
    is_current: bool


def chips_of(filters: Filters, choices: Choices, person: str) -> list[Chip]:
    """`person` is the name of whom the list is about, where its rows tell it."""
    said = {
        "owner": lambda: (
            _("for %(name)s")
            % {"name": dict(choices.team).get(str(filters.owner), _("somebody who left"))}
        ),
        "post": lambda: dict(choices.posts).get(filters.post, filters.post),
        "tag": lambda: dict(choices.tags).get(filters.tag, filters.tag),
        "person": lambda: person or _("one person"),
        "kind": lambda: Voice.Kind(filters.kind).label,
        "language": lambda: language_name(filters.language),
        "age": lambda: AGES[filters.age],
        "text": lambda: f"“{filters.text}”",
    }
    found = [
        Chip(str(words()), filters.without(name).url())
        for name, words in said.items()
        if getattr(filters, name)
    ]
    found += [Chip(str(MARKS[mark]), filters.without(mark).url()) for mark in filters.marks]
    return found


def segments_of(filters: Filters, counts: dict[str, str]) -> list[Segment]:
    return [
        Segment(
            name,
            WHOSE[name],
            filters.with_who(name).url(),
            counts.get(f"who_{name}", ""),
            filters.who == name,
        )
        for name in choices_of_whose(filters.member)
        # Only what is owed is ever offered.
        if name != OFFERED or filters.lane.owed or filters.who == OFFERED
    ]
