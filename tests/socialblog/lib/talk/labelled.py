"""The labelled texts that the rules of socialblog.lib.talk are judged by, in two halves.

`tuning` may be looked at while a rule is written, `held-out` may not. The hash of a text decides
its half, so that nobody can choose. Texts of others stay where they are: labels name the file, the
place in it and the hash, and a text that isn't there (or has changed) is left out.
"""

import email
import email.policy
import hashlib
import json
import os
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

HALVES = ("tuning", "held-out")
LABELS = Path(__file__).resolve().parent / "labels"
BESIDE = Path(__file__).resolve().parents[5] / "shared" / "data"


@dataclass(frozen=True)
class Label:
    text: str
    lang: str  # "" where nobody could say
    question: bool
    thanks: bool


def own(half: str) -> list[Label]:
    """Texts written for this, in the project."""
    return [Label(**row) for row in _rows(f"own-{half}.jsonl")]


def shared(half: str) -> list[Label]:
    """Texts that strangers wrote, as far as they lie beside the checkout."""
    folder = Path(os.environ.get("SOCIALBLOG_SHARED_DATA", BESIDE))
    found = []
    for row in _rows(f"shared-{half}.jsonl"):
        path, at, digest = (row.pop(name) for name in ("path", "at", "sha256"))
        if (folder / path).exists() and hash_of(text := text_at(folder / path, at)) == digest:
            found.append(Label(text, **row))
    return found


def _rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (LABELS / name).read_text("utf-8").splitlines()]


def half_of(text: str) -> str:
    return HALVES[int(hash_of(text)[:8], 16) % 2]


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def text_at(path: Path, at: str) -> str:
    """What stands in `path` at `at`.

    `whole`; `mail`, the plain body of a message; `/a/0/b`, the string there in JSON;
    `paragraph:N`, between empty lines; `tag:N`, what the Nth element of that name holds in XML.
    """
    if at == "mail":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = message.get_body(("plain",))
        return body.get_content() if body else ""
    words = path.read_text("utf-8")
    if at == "whole":
        return words
    if at.startswith("/"):
        there = json.loads(words)
        for step in at[1:].split("/"):
            there = there[int(step) if isinstance(there, list) else step]
        return there
    kind, number = at.split(":")
    if kind == "paragraph":
        return re.split(r"\n[ \t]*\n", words)[int(number)]
    root = ElementTree.fromstring(words)
    named = (tag for tag in root.iter() if tag.tag.rpartition("}")[2] == kind)
    return [tag.text or "" for tag in named][int(number)]
