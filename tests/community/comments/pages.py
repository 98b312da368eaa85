"""Pages as a visitor's browser reads them, for tests that look from outside."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import time_machine
from django.test import Client
from django.utils import timezone


def form_on(
    client: Client, url: str, *, seconds_ago: float = 60, which: str = "comment-form"
) -> dict[str, str]:
    """What the form on a page would send, had the page been opened a minute ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds_ago), tick=False):
        page = tree(client.get(url))
    return fields_of(with_class(page, which)[0])


@dataclass
class Said:
    """One comment of a thread as it stands on the page."""

    id: str
    depth: int
    name: str
    text: str
    gone: str
    whole: str
    links: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, dict[str, str]] = field(default_factory=dict)


def said_on(response: Any) -> list[Said]:
    found = []
    for row in with_class(tree(response), "comment"):
        names, words = with_class(row, "person-name"), with_class(row, "said")
        gone = with_class(row, "comment-gone")
        found.append(
            Said(
                id=row.get("id", ""),
                depth=int(row.get("data-depth", "0")),
                name=text_of(names[0]) if names else "",
                text=text_of(words[0]) if words else "",
                gone=text_of(gone[0]) if gone else "",
                whole=text_of(row),
                links={text_of(a): a.get("href", "") for a in row.iter("a")},
                buttons={text_of(b): dict(b.attrib) for b in row.iter("button")},
            )
        )
    return found


def tree(response: Any) -> Element:
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def with_class(element: Element, name: str) -> list[Element]:
    return [e for e in element.iter() if name in e.get("class", "").split()]


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def fields_of(form: Element) -> dict[str, str]:
    fields = {}
    for control in form.iter():
        name, kind = control.get("name"), control.get("type", "")
        if not name or control.tag not in ("input", "textarea"):
            continue
        if kind in ("checkbox", "radio") and control.get("checked") is None:
            continue
        fields[name] = (control.text if control.tag == "textarea" else control.get("value")) or ""
    return fields
