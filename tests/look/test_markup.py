"""What every template keeps to, whoever wrote it."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find

from .tokens import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Mails have no sheets: there a style attribute is the only way.
PAGES = [t for t in TEMPLATES if not {"mails", "email"} & set(t.parts)]
COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.S)


def markup(template: Path) -> str:
    return COMMENT.sub("", template.read_text())


def name(template: Path) -> str:
    return str(template.relative_to(ROOT / "templates"))


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_nothing_that_the_policy_forbids(template: Path):
    text = markup(template)
    assert not re.findall(r"\sstyle=|<style|\son\w+=[\"']|javascript:", text)
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert all("src=" in tag or 'type="application/json"' in tag for tag in scripts)


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_nothing_comes_from_elsewhere(template: Path):
    loaded = re.findall(
        r"<(?:script|img|link|source|iframe)\b[^>]*(?:src|href)=\"(.*?)\"", markup(template)
    )
    assert not [address for address in loaded if address.startswith(("http", "//"))]


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_icons_exist(template: Path):
    drawn = set(re.findall(r'id="(i-[\w-]+)"', (ROOT / "templates" / "_icons.html").read_text()))
    text = markup(template)
    used = set(re.findall(r"#(i-[a-z]+)", text))
    used |= {f"i-{icon}" for icon in re.findall(r'icon="(\w+)"', text)}
    assert used <= drawn


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_a_drawing_is_never_read_aloud(template: Path):
    assert not re.findall(r"<svg class=\"icon(?![^>]*aria-hidden)[^>]*>", markup(template))


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_static_files_exist(template: Path):
    for path in re.findall(r"{% static ['\"]([^'\"]+)['\"]", markup(template)):
        assert find(path), path


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_classes_exist(template: Path):
    """A class that no sheet knows is a typing error, or a look that somebody only wished for."""
    known = set()
    for sheet in (ROOT / "static" / "css").rglob("*.css"):
        known |= set(re.findall(r"\.([a-zA-Z][\w-]*)", sheet.read_text()))
    text = re.sub(r"{%.*?%}|{{.*?}}", "\0", markup(template))
    for value in re.findall(r'class="([^"]*)"', text):
        words = [word for word in value.split() if "\0" not in word]
        assert set(words) <= known, value


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_stringformat_formats(template: Path):
    """Django answers nothing to a format that it can't read: `stringformat:"post-%d"`."""
    for code in re.findall(r"stringformat:['\"]([^'\"]*)", markup(template)):
        assert re.fullmatch(r"[\d.+ -]*[a-z]", code), code
