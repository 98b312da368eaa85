import re

from django.conf import settings


def test_the_page_for_operators_has_every_variable():
    source = (settings.BASE_DIR / "socialblog" / "settings.py").read_text()
    page = (settings.BASE_DIR / "docs" / "operator.md").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))
    assert read == told
