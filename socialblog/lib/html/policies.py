"""The allow-lists: which elements, attributes and values may stand in stored HTML."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from pygments.token import STANDARD_TYPES

from .urls import UrlCheck, is_own_picture, is_safe_link, is_safe_post_link, is_safe_source


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ADMONITIONS = {"admonition", "note", "tip", "info", "important", "warning", "danger", "quote"}
_TASKS = {"task-list", "task-list-item", "is-done"}
_FOOTNOTES = {"footnote", "footnote-ref", "footnote-backref"}
_LANGUAGE = re.compile(r"language-[a-z0-9][a-z0-9+#_-]{0,30}")
_ID = re.compile(r"(?:h|fn|fnref[0-9]{0,3})-[\w-]{1,100}")
_CLASSES: Mapping[str, frozenset[str]] = {
    "a": frozenset(_FOOTNOTES),
    "code": frozenset(),
    "div": frozenset(_ADMONITIONS | {"footnote"}),
    "li": frozenset(_TASKS),
    "p": frozenset({"admonition-title"}),
    "pre": frozenset({"highlight"}),
    "span": frozenset(name for name in STANDARD_TYPES.values() if name),
    "ul": frozenset(_TASKS),
}


def known_classes(tag: str, value: str) -> str:
    """The classes of `value` that our stylesheets know on this element, separated by spaces."""
    known = _CLASSES.get(tag, frozenset())
    return " ".join(
        name
        for name in dict.fromkeys(value.split())
        if name in known or (tag == "code" and _LANGUAGE.fullmatch(name))
    )


def _matching(pattern: str) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(pattern, value, re.IGNORECASE) is not None


_SIZE = _matching(r"[1-9][0-9]{0,3}")
_COUNT = _matching(r"[0-9]{1,6}")
_FLAG = _matching(r"")

# Values of attributes that aren't free text. What isn't named here is text (alt, title).
_VALUES: Mapping[str, Callable[[str], bool]] = {
    "align": _matching("left|right|center"),
    "colspan": _matching("[1-9][0-9]?"),
    "controls": _FLAG,
    "datetime": _matching(r"[0-9T:.Z+ -]{4,40}"),
    "dir": _matching("ltr|rtl|auto"),
    "height": _SIZE,
    "id": lambda value: _ID.fullmatch(value) is not None,
    "lang": _matching("[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}"),
    "loading": _matching("lazy"),
    "loop": _FLAG,
    "muted": _FLAG,
    "open": _FLAG,
    "preload": _matching("none|metadata"),
    "rowspan": _matching("[1-9][0-9]?"),
    "scope": _matching("col|row|colgroup|rowgroup"),
    "start": _COUNT,
    "type": _matching(r"(?:audio|video)/[a-z0-9.+-]{1,40}"),
    "value": _COUNT,
    "width": _SIZE,
}
_FLAGS = frozenset({"controls", "loop", "muted", "open"})


@dataclass(frozen=True)
class Policy:
    """One allow-list, read by both sanitisers.

    `attributes` maps an element to its attributes, "*" to those of every element; `fixed` are
    attributes that are always set; `renamed` elements are turned into others before the last word.
    """

    tags: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    rel: str
    is_link: UrlCheck
    is_source: UrlCheck = field(default=lambda url: False)
    fixed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)

    def value(self, tag: str, name: str, value: str) -> str | None:
        """The value to keep for an attribute (entities resolved), None to drop the attribute."""
        if name not in self.attributes.get(tag, ()) and name not in self.attributes.get("*", ()):
            return None
        if name == "class":
            return known_classes(tag, value) or None
        if name == "href":
            return value if self.is_link(value) else None
        if name in ("src", "poster"):
            return value if self.is_source(value) else None
        if name in _FLAGS:
            return ""
        if name == "title" and not value.strip():
            return None
        check = _VALUES.get(name)
        return value if check is None or check(value) else None


def _per_tag(text: str) -> dict[str, frozenset[str]]:
    """ "a: href title; code: class" as a mapping."""
    rows = (row.split(":") for row in text.split(";"))
    return {tag.strip(): words(names) for tag, names in rows}


BIO = Policy(
    tags=words("p br em strong a"),
    attributes=_per_tag("a: href title"),
    rel="nofollow ugc noopener",
    is_link=is_safe_link,
)
COMMENT = Policy(
    tags=BIO.tags | words("del code pre blockquote ul ol li hr"),
    attributes=_per_tag("a: href title; code: class; ol: start"),
    rel="nofollow ugc noopener",
    is_link=is_safe_link,
    renamed={"b": "strong", "i": "em", "s": "del", "strike": "del"}
    | {f"h{level}": "p" for level in range(1, 7)},
)
TEAM_COMMENT = replace(
    COMMENT,
    tags=COMMENT.tags | {"img"},
    attributes={**COMMENT.attributes, "img": words("src alt title loading")},
    is_source=is_own_picture,
    fixed={"img": {"loading": "lazy"}},
)
POST = Policy(
    tags=COMMENT.tags
    | words(
        "b i u s ins mark small sub sup kbd samp var q cite abbr dfn time span div "
        "h2 h3 h4 dl dt dd figure figcaption img audio video source details summary "
        "table caption thead tbody tfoot tr th td"
    ),
    attributes=_per_tag(
        "a: href title class; abbr: title; dfn: title; time: datetime; *: lang dir;"
        "code: class; pre: class; span: class; div: class; p: class; ul: class; ol: start;"
        "li: class id value; h2: id; h3: id; h4: id; sup: id; details: open;"
        "img: src alt title width height loading; source: src type;"
        "audio: src controls loop muted preload;"
        "video: src controls loop muted preload poster width height;"
        "th: align colspan rowspan scope; td: align colspan rowspan"
    ),
    rel="noopener",
    is_link=is_safe_post_link,
    is_source=is_safe_source,
    fixed={
        "img": {"loading": "lazy"},
        "audio": {"controls": "", "preload": "metadata"},
        "video": {"controls": "", "preload": "metadata"},
    },
    renamed={"h1": "h2", "h5": "h4", "h6": "h4", "strike": "del", "tt": "code", "acronym": "abbr"},
)
