"""The words of clean HTML."""

import pytest

from socialblog.lib.html import excerpt, is_blank, plain_text, render_comment, render_post


def test_plain_text_folds_spaces_keeps_code_and_resolves_entities():
    html = render_post(
        "# A\n\nfoo[^1]  bar\n&lt;b&gt; &amp;amp; `x < y`\n\n"
        "```\nif a < b:\n    c\n```\n\n[^1]: note"
    ).html
    assert plain_text(html) == "A foo bar <b> &amp; x < y if a < b: c note"


def test_blocks_and_breaks_are_spaces_and_emphasis_is_not():
    assert plain_text("<p>a</p><p>b<br>c</p><ul><li>d</li></ul>e<em>f</em>g") == "a b c d efg"
    assert plain_text("") == ""


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("short", 160, "short"),
        ("exactly", 7, "exactly"),
        ("one two three", 11, "one two…"),
        ("one two three", 8, "one two…"),
        ("one, two three", 9, "one, two…"),
        ("one, two three", 6, "one…"),
        ("unbreakable", 6, "unbre…"),
        ("漢字漢字漢字", 4, "漢字漢…"),
        ("e\u0301e\u0301e\u0301", 4, "e\u0301…"),
        ("&lt;a&gt; b", 4, "<a>…"),
    ],
)
def test_excerpts_end_after_a_word(text, length, cut):
    assert excerpt(f"<p>{text}</p>", length) == cut
    assert len(cut) <= length


@pytest.mark.parametrize(
    "text",
    ["", " \n", "&nbsp;", "\u200b\u200d", "> ", "- ", "---", "```\n\n```", "\u2800\u3164", "`  `"],
)
def test_blank(text):
    assert is_blank(render_comment(text))


@pytest.mark.parametrize("text", ["a", "?", "👍", "1", "```\n.\n```", "[](https://x.org)"])
def test_not_blank(text):
    assert not is_blank(render_comment(text))


def test_a_picture_says_something():
    assert not is_blank(render_post("![](/media/a.png)").html)
