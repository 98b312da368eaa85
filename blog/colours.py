"""The editor's one colour, and its companions that stay readable on light and dark paper.

Contrast as WCAG 2.2 computes it; lightness is changed in OKLCH, where it keeps the hue.
"""

import re
from dataclasses import dataclass
from math import atan2, cos, hypot, sin

ENOUGH = 4.5  # AA for text
# As in static/css/tokens.css: paper, sunken and raised; ink.
LIGHT_PAPER = ("#fdfbf7", "#f6f2eb", "#ffffff")
DARK_PAPER = ("#181613", "#121110", "#221f1b")
ON_LIGHT, ON_DARK = "#ffffff", "#0c1b20"
SURFACE_SHARE = 0.09  # of --accent-surface
_HEX = re.compile(r"#[0-9a-f]{6}")

Linear = tuple[float, float, float]


@dataclass(frozen=True)
class Accent:
    """What stands in theme.css: the colour on either paper, and the text upon it."""

    light: str
    dark: str
    on_light: str = ON_LIGHT
    on_dark: str = ON_DARK


def normal_hex(text: str) -> str:
    """ "#0E5C70", "0e5c70" or "#abc" as "#rrggbb"; ValueError for anything else."""
    text = "#" + text.strip().lower().removeprefix("#")
    if len(text) == 4:
        text = "#" + "".join(digit * 2 for digit in text[1:])
    if not _HEX.fullmatch(text):
        raise ValueError(text)
    return text


def accent_of(colour: str) -> Accent:
    """`colour` itself where it can be read, else the nearest lightness that can."""
    lightness, chroma, hue = _to_oklch(normal_hex(colour))
    light = _moved(lightness, chroma, hue, -0.005, LIGHT_PAPER, ON_LIGHT)
    if readable(colour, LIGHT_PAPER, ON_LIGHT):
        light = normal_hex(colour)
    # Saturated light glows on dark paper.
    dark = _moved(max(lightness, 0.78), min(chroma, 0.11), hue, 0.005, DARK_PAPER, ON_DARK)
    return Accent(light=light, dark=dark)


def readable(colour: str, papers: tuple[str, ...], on: str) -> bool:
    """Enough contrast as text on every paper and on its own surface, and for text upon it."""
    colour = normal_hex(colour)
    behind = [*papers, mixed(colour, papers[0], SURFACE_SHARE), on]
    return all(contrast(colour, other) >= ENOUGH for other in behind)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, into: str, share: float) -> str:
    """As CSS does it: color-mix(in srgb, colour share, into)."""
    pairs = zip(_bytes(colour), _bytes(into), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _moved(
    lightness: float, chroma: float, hue: float, step: float, papers: tuple[str, ...], on: str
) -> str:
    while 0 < lightness < 1:
        found = _to_hex(lightness, chroma, hue)
        if readable(found, papers, on):
            return found
        lightness += step
    return "#000000" if step < 0 else "#ffffff"


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(colour: str) -> Linear:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (byte / 255 for byte in _bytes(colour))
    )
    return red, green, blue


def _to_oklch(colour: str) -> Linear:
    """Björn Ottosson, https://bottosson.github.io/posts/oklab/; hue in radians."""
    r, g, b = _linear(colour)
    l_ = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m_ = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s_ = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    lightness = 0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_
    a = 1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_
    b = 0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_
    return lightness, hypot(a, b), atan2(b, a)


def _to_hex(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour that a screen can show: less colourful, as light."""
    channels = _to_linear(lightness, chroma, hue)
    while chroma > 0.001 and not all(-0.0005 <= c <= 1.0005 for c in channels):
        chroma *= 0.97
        channels = _to_linear(lightness, chroma, hue)
    return "#" + "".join(f"{round(255 * _gamma(min(1, max(0, c)))):02x}" for c in channels)


def _to_linear(lightness: float, chroma: float, hue: float) -> Linear:
    a, b = chroma * cos(hue), chroma * sin(hue)
    l_ = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m_ = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s_ = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_,
        -1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_,
        -0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_,
    )


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
