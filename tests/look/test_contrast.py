"""Everything that stands on something can be read: WCAG 2.2 AA, in light and in dark."""

import pytest

from blog import colours as accents

from .tokens import colours, contrast

TEXT, MARK = 4.5, 3.0
PAPERS = ("paper", "paper-sunken", "paper-raised")
MEANINGS = ("waiting", "answered", "held", "trouble")

PAIRS = [
    *[(ink, paper, TEXT) for ink in ("ink", "ink-soft", "ink-faint") for paper in PAPERS],
    *[("accent", surface, TEXT) for surface in (*PAPERS, "accent-surface")],
    *[("accent-strong", paper, TEXT) for paper in PAPERS],
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    *[(ink, "accent-surface", TEXT) for ink in ("ink", "ink-soft", "ink-faint")],
    # Edges of what can be typed into or pressed (1.4.11).
    *[("line-strong", paper, MARK) for paper in PAPERS],
    *[(kind, paper, TEXT) for kind in MEANINGS for paper in PAPERS],
    *[(kind, f"{kind}-surface", TEXT) for kind in MEANINGS],
    *[("ink", f"{kind}-surface", TEXT) for kind in MEANINGS],
    # Letters in faces without a picture, see people.css.
    ("ink-soft", "line", TEXT),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("above", "below", "least"), PAIRS)
def test_can_be_read(theme: str, above: str, below: str, least: float):
    palette = colours(theme)
    assert contrast(palette[above], palette[below]) >= least


def test_every_colour_has_both_themes():
    assert colours("light").keys() == colours("dark").keys() >= {"ink", "paper", "accent"}
    assert all(colours("light")[name] != colours("dark")[name] for name in colours("light"))


def test_the_editors_accent_is_checked_against_the_same_paper():
    """`blog.colours` can't read the sheet at run time, so it repeats it."""
    light = tuple(colours("light")[name] for name in PAPERS)
    dark = tuple(colours("dark")[name] for name in PAPERS)
    assert (light, dark) == (accents.LIGHT_PAPER, accents.DARK_PAPER)
    assert colours("light")["on-accent"] == accents.ON_LIGHT
    assert colours("dark")["on-accent"] == accents.ON_DARK
