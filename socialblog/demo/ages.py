"""How long ago something was, as the files of the demo write it: "36d 4h", "40m"."""

import re
from datetime import timedelta

_AGE = re.compile(r"(?:([0-9]+)d)? ?(?:([0-9]+)h)? ?(?:([0-9]+)m)?")


def age(text: str) -> timedelta:
    match = _AGE.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        raise ValueError(f"not an age: {text!r}")
    days, hours, minutes = (int(number or 0) for number in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)
