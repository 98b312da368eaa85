"""The ground floor serves every room, so it knows no table and nothing of the house."""

import ast

import pytest
from django.conf import settings

ABOVE = ("blog", "community", "django.apps", "django.contrib", "django.db")
FILES = sorted((settings.BASE_DIR / "socialblog" / "lib").rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_imports_nothing_from_above(file):
    named = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            named |= {f"{node.module}.{alias.name}" for alias in node.names}
    assert [name for name in named if f"{name}.".startswith(tuple(f"{a}." for a in ABOVE))] == []
