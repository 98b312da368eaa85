"""What was said under an article, from a file that a person can read and edit.

    == priya, 85d 19h; likes rahel jonas
    I believe that there's a bug in it. (Markdown, to the next line that begins with "==")

    == > ilse, 85d 10h
    Each ">" is a level: this one replies to the nearest comment above that has one less.

After the age come, between semicolons, what else is so of it:

    likes WHO WHO ...                   accepted by WHO AGE
    closed REASON by WHO AGE            kept open
    snoozed by WHO AGE for AGE          deleted AGE
    held by WHO AGE: why                removed REASON by WHO AGE: why
    reported REASON by WHO AGE: why     unconfirmed (a guest who hasn't followed the link)
    assigned WHO by WHO AGE: note       featured by WHO AGE
    noted by WHO AGE: what the team tells itself
    edited AGE (what it said before stands below a line "--- before the edit")

All ages are counted back from the moment of loading.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from .ages import age
from .people import PEOPLE

_FOLDER = Path(__file__).parent / "conversations"
_LINE = re.compile(r"== (?:(>+) )?(\w+), ([0-9dhm ]+)(?:; (.+))?")
_FORMER = "\n--- before the edit\n"
_AGE = r"(?P<age>[0-9dhm ]+)"
_BY = rf"(?: (?P<detail>\w+))? by (?P<by>\w+) {_AGE}(?:: (?P<note>.+))?"
_HAPPENINGS = [
    re.compile(rf"(?P<what>closed|held|removed|reported|accepted|assigned|featured|noted){_BY}"),
    re.compile(rf"(?P<what>snoozed) by (?P<by>\w+) {_AGE}for (?P<detail>[0-9dhm ]+)"),
    re.compile(rf"(?P<what>edited|deleted) {_AGE}"),
]


@dataclass(frozen=True)
class Happening:
    """Something that was done to a comment, and how long ago."""

    what: str
    age: timedelta
    by: str
    detail: str = ""
    note: str = ""


@dataclass(eq=False)
class Line:
    """One comment."""

    who: str
    age: timedelta
    depth: int
    parent: "Line | None"
    text: str = ""
    former_text: str = ""
    likes: list[str] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    is_unconfirmed: bool = False
    keeps_open: bool = False


def dialogue(slug: str) -> list[Line]:
    """The comments under the article, parents before their replies; none without a file."""
    path = _FOLDER / f"{slug}.md"
    return parse(path.read_text(encoding="utf-8"), path.name) if path.exists() else []


def parse(text: str, source: str = "text") -> list[Line]:
    """Raises ValueError, naming the line, for what can't be or isn't understood."""
    found: list[Line] = []
    branch: list[Line] = []  # from the root to the latest comment
    for block in re.split(r"^(?=== )", text, flags=re.MULTILINE):
        if not block.strip():
            continue
        head, _, words = block.partition("\n")
        try:
            line = _line(head, branch)
            line.text, _, line.former_text = words.strip().partition(_FORMER)
            if not line.text:
                raise ValueError("says nothing")
        except ValueError as error:
            raise ValueError(f"{source}: {head!r}: {error}") from error
        branch = [*branch[: line.depth], line]
        found.append(line)
    return found


def _line(head: str, branch: list[Line]) -> Line:
    match = _LINE.fullmatch(head)
    if match is None:
        raise ValueError("not understood")
    depth = len(match[1] or "")
    if depth > len(branch):
        raise ValueError("a reply to nothing")
    parent = branch[depth - 1] if depth else None
    line = Line(_known(match[2]), age(match[3]), depth, parent)
    if parent is not None and parent.age <= line.age:
        raise ValueError("older than what it answers")
    for remark in (match[4] or "").split("; ") if match[4] else ():
        _take(line, remark)
    return line


def _take(line: Line, remark: str) -> None:
    if remark == "unconfirmed":
        line.is_unconfirmed = True
    elif remark == "kept open":
        line.keeps_open = True
    elif remark.startswith("likes "):
        line.likes = [_a_member(who) for who in remark.split()[1:]]
    else:
        line.happenings.append(_happening(line, remark))


def _happening(line: Line, remark: str) -> Happening:
    match = next((m for pattern in _HAPPENINGS if (m := pattern.fullmatch(remark))), None)
    if match is None:
        raise ValueError(f"{remark!r} isn't understood")
    said = {name: value or "" for name, value in match.groupdict().items()}
    happening = Happening(
        what=said["what"],
        age=age(said["age"]),
        by=_a_member(said.get("by") or line.who),
        detail=said.get("detail", ""),
        note=said.get("note", ""),
    )
    if happening.age >= line.age:
        raise ValueError(f"{remark!r} was before it was said")
    return happening


def _known(who: str) -> str:
    if who not in PEOPLE:
        raise ValueError(f"nobody is called {who}")
    return who


def _a_member(who: str) -> str:
    if not PEOPLE[_known(who)].role:
        raise ValueError(f"{who} is a guest, and guests can only write")
    return who
