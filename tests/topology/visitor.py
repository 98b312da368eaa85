"""Somebody with a browser that runs no script: follows links, fills in forms, keeps cookies."""

from typing import Any
from urllib.parse import urljoin

import html5lib
import requests

Element = Any
_NS = "{http://www.w3.org/1999/xhtml}"


class Visitor:
    def __init__(self, url: str) -> None:
        self.base = url
        self.session = requests.Session()
        self.session.headers["User-Agent"] = "Mozilla/5.0 (topology)"
        self.response: requests.Response

    def open(self, path: str) -> str:
        """The page's text; anything but 200 is an error."""
        return self._keep(self.session.get(urljoin(self.base, path), timeout=30))

    def follow(self, words: str) -> str:
        """The first link that has these words."""
        for link in html5lib.parse(self.response.text).iter(f"{_NS}a"):
            if words in _text(link):
                return self.open(urljoin(self.response.url, link.get("href", "")))
        raise AssertionError(f"no link {words!r} at {self.response.url}")

    def send(
        self, button: str, values: dict[str, str] | None = None, *, near: str = "", **files: Any
    ) -> str:
        """Press the first button of these words in a form of the page that is open, and read the
        page that follows. `near`: words that the form, or one around it, holds."""
        form, pressed = self._find(button, near)
        data = _fields(form) | (values or {})
        if pressed.get("name"):
            data[pressed.get("name")] = pressed.get("value", "")
        action = pressed.get("formaction") or form.get("action") or self.response.url
        url = urljoin(self.response.url, action)
        return self._keep(
            self.session.post(
                url, data=data, files=files, headers={"Referer": self.response.url}, timeout=30
            )
        )

    def log_in(self, email: str, password: str) -> None:
        self.open("/accounts/login/")
        self.send("Log in", {"login": email, "password": password})
        assert "sessionid" in self.session.cookies, f"{email} could not log in"

    def _keep(self, response: requests.Response) -> str:
        self.response = response
        assert response.status_code == 200, f"{response.status_code} at {response.url}"
        return response.text

    def _find(self, words: str, near: str) -> tuple[Element, Element]:
        tree = html5lib.parse(self.response.text)
        around = {child: parent for parent in tree.iter() for child in parent}
        seen = []
        for form in tree.iter(f"{_NS}form"):
            for button in form.iter(f"{_NS}button"):
                seen.append(_text(button))
                if seen[-1] == words and (not near or near in _said_around(form, around)):
                    return form, button
        raise AssertionError(f"no {words!r} ({near}) at {self.response.url}: {seen}")


def _said_around(form: Element, around: dict[Element, Element]) -> str:
    """What the list item or article around the form says."""
    place = form
    while place in around and place.tag not in (f"{_NS}li", f"{_NS}article", f"{_NS}main"):
        place = around[place]
    return _text(place)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _fields(form: Element) -> dict[str, str]:
    """What a browser would send of a form that nobody has touched."""
    found: dict[str, str] = {}
    for field in form.iter():
        name = field.get("name")
        if not name:
            continue
        if field.tag == f"{_NS}textarea":
            found[name] = "".join(field.itertext()).removeprefix("\n")
        elif field.tag == f"{_NS}select":
            options = list(field.iter(f"{_NS}option"))
            chosen = [o for o in options if o.get("selected") is not None] or options[:1]
            found[name] = chosen[0].get("value", "") if chosen else ""
        elif field.tag == f"{_NS}input":
            kind = field.get("type", "text")
            if kind in ("checkbox", "radio"):
                if field.get("checked") is not None:
                    found[name] = field.get("value", "on")
            elif kind not in ("submit", "file", "button", "image"):
                found[name] = field.get("value", "")
    return found
