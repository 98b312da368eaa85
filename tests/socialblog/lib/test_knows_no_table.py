"""The ground floor serves every room: it may talk to a database, and knows none of its tables and
nothing of the house."""

import ast

import pytest
from django.conf import settings

ABOVE = ("blog", "community", "django.apps", "django.contrib")
# What sessions are made of, wherever they are kept.
NO_TABLE = ("django.contrib.sessions.backends.base", "django.contrib.sessions.middleware")
FILES = sorted((settings.BASE_DIR / "socialblog" / "lib").rglob("*.py"))


def within(name: str, packages: tuple[str, ...]) -> bool:
    return f"{name}.".startswith(tuple(f"{package}." for package in packages))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_imports_nothing_from_above(file):
    named = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            named |= {f"{node.module}.{alias.name}" for alias in node.names}
    assert [name for name in named if within(name, ABOVE) and not within(name, NO_TABLE)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_has_no_table_of_its_own(file):
    classes = [
        node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.ClassDef)
    ]
    bases = {ast.unparse(base) for node in classes for base in node.bases}
    assert not bases & {"Model", "models.Model"}
