"""Looks at HTML as a browser does, knowing nothing of the sanitisers: html5lib parses, and every
element, attribute and address is held against a list written down here a second time."""

import json
import os
import re
from pathlib import Path

import html5lib
import pytest

TEXT = set("p br em strong del a code pre blockquote ul ol li hr".split())
ALLOWED = {
    "bio": {"elements": set("p br em strong a".split()), "attributes": {"a": "href title rel"}},
    "comment": {
        "elements": TEXT,
        "attributes": {"a": "href title rel", "code": "class", "ol": "start"},
    },
    "team comment": {
        "elements": TEXT | {"img"},
        "attributes": {
            "a": "href title rel",
            "code": "class",
            "ol": "start",
            "img": "src alt title loading",
        },
    },
    "post": {
        "elements": TEXT
        | set(
            "b i u s ins mark small sub sup kbd samp var q cite abbr dfn time span div h2 h3 h4 "
            "dl dt dd figure figcaption img audio video source details summary table caption "
            "thead tbody tfoot tr th td".split()
        ),
        "attributes": {
            "*": "lang dir",
            "a": "href title rel class",
            "abbr": "title",
            "audio": "src controls loop muted preload",
            "code": "class",
            "details": "open",
            "dfn": "title",
            "div": "class",
            "h2": "id",
            "h3": "id",
            "h4": "id",
            "img": "src alt title width height loading",
            "li": "class id value",
            "ol": "start",
            "p": "class",
            "pre": "class",
            "source": "src type",
            "span": "class",
            "sup": "id",
            "td": "align colspan rowspan",
            "th": "align colspan rowspan scope",
            "time": "datetime",
            "ul": "class",
            "video": "src controls loop muted preload poster width height",
        },
    },
}
_HTML = "{http://www.w3.org/1999/xhtml}"
_CLASS = re.compile(r"language-[a-z0-9][a-z0-9+#_-]*|[a-z][a-z0-9-]{0,20}")


def faults(html: str, kind: str) -> list[str]:
    """What a browser would find in `html` that `kind` (see above) must not hold."""
    rules = ALLOWED[kind]
    found = []
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    for element in parser.parseFragment(html).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        if not isinstance(element.tag, str):
            found.append("comment or instruction")
            continue
        name = element.tag.removeprefix(_HTML)
        if name not in rules["elements"]:
            found.append(f"<{name}>")
        names = f"{rules['attributes'].get(name, '')} {rules['attributes'].get('*', '')}".split()
        for attribute, value in element.attrib.items():
            if attribute not in names:
                found.append(f"<{name} {attribute}>")
            found += _value_faults(kind, name, attribute, value)
        if name == "a" and "href" in element.attrib:
            rel = "noopener" if kind == "post" else "nofollow ugc noopener"
            if element.get("rel") != rel:
                found.append(f"a link with rel {element.get('rel')!r}")
    return found


def _value_faults(kind: str, element: str, name: str, value: str) -> list[str]:
    if name in ("href", "src", "poster", "action", "formaction", "xlink:href"):
        return [] if _is_harmless(value, kind, name) else [f"{element} {name}={value!r}"]
    if name == "class" and not all(_CLASS.fullmatch(part) for part in value.split()):
        return [f"class {value!r}"]
    if name == "id" and not re.fullmatch(r"(?:h|fn|fnref\d*)-[\w-]+", value):
        return [f"id {value!r}"]
    return []


def _is_harmless(value: str, kind: str, name: str) -> bool:
    """Whether a browser goes to http, https, mailto, or stays here. It drops newlines and tabs
    anywhere, everything up to the space in front, and takes a backslash for a slash."""
    read = re.sub(r"[\t\n\r]", "", value).strip("".join(map(chr, range(33)))).replace("\\", "/")
    if kind == "team comment" and name != "href":
        # Plain words between slashes and one ending: nothing in it can mean anything else.
        return bool(re.fullmatch(r"/media/(?:[\w-]+/)*[\w-]+\.(?:webp|png|jpe?g|gif|avif)", value))
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", read)
    if scheme:
        schemes = ("http:", "https:") if name != "href" else ("http:", "https:", "mailto:")
        return scheme[0].lower() in schemes
    if kind != "post" or read.startswith("//"):
        return False
    return read.startswith(("/media/", "/static/") if name != "href" else ("/", "#"))


def shared_data(*parts: str) -> Path:
    """A folder of the test data that isn't part of this repository; skips where it is missing."""
    default = Path(__file__).resolve().parents[4] / "shared" / "data"
    path = Path(os.environ.get("SOCIALBLOG_SHARED_DATA", default)).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no shared test data at {path} (set SOCIALBLOG_SHARED_DATA)")
    return path


def attack_strings() -> list[str]:
    """Every payload of shared/data/xss."""
    records = []
    for file in sorted(shared_data("xss").glob("*.json")):
        records += json.loads(file.read_text(encoding="utf-8"))
    return [record["payload"] for record in records]
