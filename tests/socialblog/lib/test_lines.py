import pytest

from socialblog.lib.lines import has_ink, one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  two\n\twords ", "two words"),
        ("no\u00a0break\u2003space", "no break space"),
        ("e\u0301", "é"),
        ("pay\u202egnp.exe", "paygnp.exe"),
        ("a\u2066b\u2069c\u200bd\ufeffe\u00adf", "abcdef"),
        ("nul\x00 bell\x07 escape\x1b", "nul bell escape"),
        ("\ud800half", "half"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("שלום world", "שלום world"),
        ("tag\U000e0041", "tag"),
        ("\u200b\u2060", ""),
        ("\u3164", ""),
        ("\u200d", ""),
        ("\u0301", ""),
        ("", ""),
    ],
)
def test_a_line_shows_what_it_says(text, line):
    assert one_line(text) == line
    assert one_line(line) == line


def test_ink():
    assert has_ink("?")
    assert has_ink("🎉")
    assert not has_ink(" \u200e")
