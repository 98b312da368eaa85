"""One text, two forms: people read mail with and without HTML."""

import re

from django.http import HttpRequest
from django.template.loader import render_to_string

_LINK = re.compile(r"(?P<label>[^\n]*?):?\n(?P<url>https?://\S+)")

_FOOT = "-- \n"


def as_html(text: str, *, request: HttpRequest | None = None) -> str:
    """The same mail in HTML: one column, a paragraph for each, a button for each link.

    A link stands in a paragraph of its own: what it does and a colon, then the address. What
    follows "-- " is the foot.
    """
    parts = []
    for paragraph in re.split(r"\n{2,}", text.strip()):
        if link := _LINK.fullmatch(paragraph):
            parts.append(link.groupdict())
        elif paragraph.startswith(_FOOT):
            parts.append({"foot": paragraph.removeprefix(_FOOT)})
        else:
            parts.append({"text": paragraph})
    return render_to_string("account/email/message.html", {"parts": parts}, request)
