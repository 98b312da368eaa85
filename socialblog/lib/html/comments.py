"""What readers write: comments, and the even smaller subset of profiles."""

from .cleaning import clean
from .dialect import convert, reader_markdown
from .limits import BIO_MAX_LENGTH, COMMENT_MAX_LENGTH, tidy
from .policies import BIO, COMMENT, TEAM_COMMENT, Policy


def render_comment(text: str, *, pictures: bool = False) -> str:
    """Markdown of a reader as safe HTML, "" if there is nothing to show.

    Paragraphs, newlines, *emphasis*, **strong**, ~~deleted~~, `code`, fenced code, quotes, lists,
    rules, links to http, https and mailto. HTML is shown as it was typed. Headings are bold lines,
    pictures are links. Links carry rel="nofollow ugc noopener". With `pictures` (for what the team
    writes) those that this site keeps itself are shown; those of others stay links.

    Raises TooHard for a text beyond COMMENT_MAX_LENGTH or one that would take long to render; it
    decides by counting, so that the same text is refused everywhere.
    """
    return _render(tidy(text, COMMENT_MAX_LENGTH), TEAM_COMMENT if pictures else COMMENT)


def render_bio(text: str) -> str:
    """The few lines in which somebody introduces themselves: paragraphs, newlines, emphasis and
    links. Raises TooHard as render_comment does."""
    return _render(tidy(text, BIO_MAX_LENGTH), BIO)


def _render(text: str, policy: Policy) -> str:
    markdown = reader_markdown(pictures=policy is TEAM_COMMENT)
    return clean(convert(markdown, text), policy, strip=policy is BIO)
