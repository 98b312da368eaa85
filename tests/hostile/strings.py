"""Every attack string of shared/data/xss, once, and in batches of one page each."""

import json
from functools import cache

from socialblog.lib.html import TooHard, render_bio, render_comment, render_post
from tests.shared_data import shared

# Two rows of conversation each: 22 threads of eleven, all of which one page shows.
BATCH = 121


@cache
def attack_strings() -> list[str]:
    """Without NUL, which no door lets in and PostgreSQL doesn't store."""
    records = [
        record
        for file in sorted(shared("xss").glob("*.json"))
        for record in json.loads(file.read_text(encoding="utf-8"))
    ]
    return list(dict.fromkeys(record["payload"].replace("\0", "") for record in records))


def batches() -> list[list[str]]:
    strings = attack_strings()
    return [strings[start : start + BATCH] for start in range(0, len(strings), BATCH)]


@cache
def as_comment(text: str) -> str:
    return _unless_too_hard(render_comment, text)


@cache
def as_bio(text: str) -> str:
    return _unless_too_hard(render_bio, text)


@cache
def as_post(text: str) -> str:
    return _unless_too_hard(lambda text: render_post(text).html, text)


def _unless_too_hard(render, text: str) -> str:
    try:
        return render(text)
    except TooHard:
        return ""  # nobody gets to see it
