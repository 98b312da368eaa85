import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog import colours
from blog.arranging import change_site
from blog.colours import accent_of, contrast, mixed, normal_hex, readable

TOKENS = Path(__file__).parents[2] / "static/css/tokens.css"


@pytest.mark.django_db
def test_the_editors_colour_is_in_the_sheet(client):
    change_site(by=None, accent="#7a1f5c")
    response = client.get("/site/theme.css")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert re.search(r"--accent: light-dark\(#7a1f5c, #[0-9a-f]{6}\);", response.text)
    assert response.text.startswith("@layer theme {")


@pytest.mark.django_db
def test_it_is_kept_for_long_under_the_version_that_pages_name(client):
    url = re.search(r'href="(/site/theme.css\?v=\d+)"', client.get("/").text)[1]
    assert "immutable" in client.get(url)["Cache-Control"]
    assert "no-cache" in client.get("/site/theme.css?v=99")["Cache-Control"]
    etag = client.get(url)["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304
    change_site(by=None, accent="#7a1f5c")
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 200
    assert "no-cache" in client.get(url)["Cache-Control"]
    assert url not in client.get("/").text


def test_contrast_is_computed_as_the_guideline_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")
    assert mixed("#ff0000", "#0000ff", 0.5) == "#800080"


@given(st.integers(0, 2**24 - 1))
def test_whatever_colour_is_chosen_everything_stays_readable(number):
    accent = accent_of(f"#{number:06x}")
    assert readable(accent.light, colours.LIGHT_PAPER, accent.on_light)
    assert readable(accent.dark, colours.DARK_PAPER, accent.on_dark)


def test_a_readable_colour_stays_what_it_is():
    assert accent_of("#0e5c70").light == "#0e5c70"
    assert accent_of("#ffff00").light != "#ffff00"


@pytest.mark.parametrize("text", ["#abc", "abc", " #AABBCC ", "aabbcc"])
def test_colours_are_written_in_several_ways(text):
    assert normal_hex(text) == "#aabbcc"


@pytest.mark.parametrize("text", ["", "#ab", "red", "#gggggg", "#aabbcc;}", "#aabbccdd", "#١٢٣"])
def test_other_texts_are_not_colours(text):
    with pytest.raises(ValueError, match=r"."):
        normal_hex(text)


def test_the_papers_are_those_of_the_style_sheet():
    pairs = r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)"
    tokens = {name: (a, b) for name, a, b in re.findall(pairs, TOKENS.read_text())}
    papers = [tokens["paper"], tokens["paper-sunken"], tokens["paper-raised"]]
    assert tuple(light for light, _ in papers) == colours.LIGHT_PAPER
    assert tuple(dark for _, dark in papers) == colours.DARK_PAPER
    assert tokens["on-accent"] == (colours.ON_LIGHT, colours.ON_DARK)
    assert f"var(--accent) {colours.SURFACE_SHARE:.0%}, var(--paper)" in TOKENS.read_text()
