"""Reads the colours of static/css/tokens.css, as the page computes them."""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOKENS = ROOT / "static" / "css" / "tokens.css"

_PAIR = re.compile(r"^\s*--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", re.M)
_MIX = re.compile(
    r"^\s*--([\w-]+): color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, var\(--([\w-]+)\)\);", re.M
)


@cache
def colours(theme: str) -> dict[str, str]:
    """Name to "#rrggbb" in the theme "light" or "dark", mixed colours included."""
    text = TOKENS.read_text()
    side = {"light": 1, "dark": 2}[theme]
    found = {match[1]: match[1 + side] for match in _PAIR.finditer(text)}
    for name, one, share, other in _MIX.findall(text):
        found[name] = mixed(found[one], found[other], int(share) / 100)
    return found


def mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_bytes(one), _bytes(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (byte / 255 for byte in _bytes(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _bytes(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
