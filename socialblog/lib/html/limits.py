"""What is too long or too tangled to render, and the words that tell people so."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMMENT_MAX_LENGTH = 10_000
BIO_MAX_LENGTH = 2_000
POST_MAX_LENGTH = 200_000
FOREIGN_MAX_LENGTH = 1_000_000
HTML_MAX_LENGTH = 2_000_000

# Each refusal has a code, because a sentence can't cross a process border in the reader's language.
REASONS: dict[str, str | Promise] = {
    "long": _("This text is too long. Please shorten it."),
    "deep": _("Quotes or lists are nested too deeply here. Please use fewer levels."),
    "tangled": _(
        "This text has too many brackets, stars or similar signs to be read as formatting. "
        "If it is code, put it between two lines of three backticks (```)."
    ),
    "confused": _("This text can't be read as Markdown. Please simplify its formatting."),
    "slow": _("This text takes too long to format. Please simplify or split it."),
    "swollen": _("This text grows too large when it is formatted. Please simplify or split it."),
}


class TooHard(ValueError):
    """A text is refused: `str(error)` and `error.reason` are a sentence for the person who wrote
    it, in their language; `error.code` is one of the keys of REASONS."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)

    @property
    def reason(self) -> str:
        try:
            return str(REASONS[self.code])
        except ImproperlyConfigured:  # used outside of a Django project
            return self.code

    def __str__(self) -> str:
        return self.reason

    def __reduce__(self) -> tuple[type["TooHard"], tuple[str]]:
        return TooHard, (self.code,)


_logger = logging.getLogger(__name__)


@contextmanager
def no_fault_of_ours() -> Iterator[None]:
    """Whatever the libraries stumble over, the writer gets a sentence and not an error page."""
    try:
        yield
    except TooHard:
        raise
    except RecursionError:
        raise TooHard("deep") from None
    except MemoryError:
        raise TooHard("swollen") from None
    except Exception as error:
        _logger.exception("A text could not be rendered")
        raise TooHard("confused") from error


# Control characters (Python-Markdown keeps its own notes in some of them), characters that Unicode
# will never assign, halves of surrogate pairs (no database takes them), and the two overrides that
# only exist to show text in another order than it is stored.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def tidy(text: str, max_length: int) -> str:
    """The text with plain newlines and without unwanted characters; TooHard("long") beyond the
    limit, which is counted in characters as Python counts them."""
    if len(text) > max_length:
        raise TooHard("long")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _UNWANTED.sub("", text)


# Signs that Python-Markdown or bleach do work for, one by one.
_SIGNS = re.compile(r"[*_~`\[\\<>&]")
# The marks of quotes, list items and headings at the beginning of a line.
_MARKS = re.compile(r" *+(?:>|(?:[-*+]|[0-9]{1,9}\.|#{1,6})(?= ))")


def count_marks(line: str) -> int:
    """How many quotes, list items and headings the line opens by itself: 3 for "> > - text"."""
    at = marks = 0
    while mark := _MARKS.match(line, at):
        at = mark.end()
        marks += 1
    return marks


def count_work(line: str) -> int:
    """About how many elements, attributes and entities a line may become."""
    return 1 + len(_SIGNS.findall(line)) + 2 * count_marks(line) + 3 * line.count("://")
