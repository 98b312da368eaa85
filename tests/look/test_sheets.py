"""The sheets stay what docs/look.md promises."""

import re
from pathlib import Path

import pytest

from .tokens import ROOT, TOKENS

CSS = ROOT / "static" / "css"
SHEETS = sorted(CSS.rglob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border)-(left|right)|(left|right)\s*:|text-align:\s*(left|right)"
    r"|float:\s*(left|right))"
)


def bare(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_sides_are_logical(sheet: Path):
    # Code is written from left to right in every language.
    text = re.sub(r"direction: ltr;[^}]*}", "", bare(sheet))
    assert not PHYSICAL.findall(text)


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s != TOKENS], ids=lambda p: p.name)
def test_colours_come_from_the_tokens(sheet: Path):
    if sheet.name == "print.css":
        return  # paper is white, ink is black
    assert not re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", bare(sheet))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_custom_properties_exist(sheet: Path):
    defined = {
        name for one in SHEETS for name in re.findall(r"^\s*(--[\w-]+):", bare(one), flags=re.M)
    }
    used = set(re.findall(r"var\((--[\w-]+)", bare(sheet)))
    assert used <= defined


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_every_rule_lies_in_a_layer(sheet: Path):
    outside = re.sub(r"@layer [\w, ]+;", "", bare(sheet))
    depth, top = 0, ""
    for character in outside:
        depth += (character == "{") - (character == "}")
        if depth == 0:
            top += character
    heads = [head for head in top.replace("}", "").split("\n") if head.strip()]
    assert heads and all(re.fullmatch(r"@layer \w+ ", head) for head in heads)


def test_every_component_is_linked_somewhere():
    linked = {
        path
        for template in TEMPLATES
        for path in re.findall(r"static 'css/([\w/.-]+)'", template.read_text())
    }
    assert {str(sheet.relative_to(CSS)) for sheet in SHEETS} == linked
