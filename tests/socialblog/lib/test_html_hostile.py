"""Every attack string through every door, looked at as a browser would."""

import json

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialblog.lib.html import (
    TooHard,
    clean_foreign,
    clean_foreign_comment,
    plain_text,
    render_bio,
    render_comment,
    render_post,
)
from socialblog.lib.html.cleaning import clean
from socialblog.lib.html.policies import BIO, COMMENT, POST, TEAM_COMMENT

from .inspector import attack_strings, faults, shared_data

CLASSICS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=\"java\tscript:alert(1)\">x</a>",
    "<a href=' &#14;  javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style>"
    '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form><button formaction=javascript:alert(1)>x</button></form>",
    "<details open ontoggle=alert(1)>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<base href=//evil.example/>",
    "[a](javascript:alert(1))",
    "[a](&#x6a;avascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](//evil.example)",
    "[a](https://x.org \"onmouseover=alert(1) x=\")",
    "![a](\"onerror=\"alert(1))",
    "![a](/media/x.png \"\\\" onerror=alert(1) \\\"\")",
    "![a](/media/x.webp \"\\\" onerror=alert(1) \\\"\")",
    "![\" onerror=alert(1) x=\"](/media/x.webp)",
    "![a](/media/x.webp\"onerror=\"alert(1))",
    "![![a](/media/x.webp)](/media/y.webp) [![a](/media/x.webp)](javascript:alert(1))",
    "<img src=/media/x.webp onerror=alert(1)>",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    "```\"><script>alert(1)</script>\nx\n```",
    "```js onload=alert(1)\n</code></pre><script>alert(1)</script>\n```",
    "|<script>|\n|-|\n|<img src=x onerror=alert(1)>|",
    "!!! note\"><script>alert(1)</script>\n    x",
    "\x02wzxhzdk:0\x03 klzzwxh:0000",
    "http://a.b\"onmouseover=alert(1) http://a.b/<script>alert(1)</script>",
    "<p title='&lt;/p&gt;<img src=x onerror=alert(1)>'>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<template><img src=x onerror=alert(1)></template>",
]  # fmt: skip

# name → (renders, what the HTML may hold, its policy, whether elements are stripped)
DOORS = {
    "comment": (render_comment, "comment", COMMENT, False),
    "team comment": (
        lambda text: render_comment(text, pictures=True),
        "team comment",
        TEAM_COMMENT,
        False,
    ),
    "bio": (render_bio, "bio", BIO, True),
    "post": (lambda text: render_post(text).html, "post", POST, False),
    "foreign": (lambda text: clean_foreign(text, "https://b.org/c/"), "post", POST, True),
    "foreign comment": (clean_foreign_comment, "comment", COMMENT, True),
}


def troubles(door: str, text: str) -> list[str]:
    """Everything that is wrong with what becomes of `text`; a refusal is nothing wrong."""
    render, kind, policy, strip = DOORS[door]
    try:
        html = render(text)
    except TooHard as refusal:
        return [] if str(refusal) else ["a refusal without a reason"]
    found = faults(html, kind)
    if clean(html, policy, strip=strip) != html:
        found.append("isn't settled")
    return [f"{trouble} in {html!r} from {text!r}" for trouble in found]


def test_the_inspector_sees_what_is_not_cleaned():
    """Without this, all that follows could pass by looking at nothing."""
    seen = [
        text for text in CLASSICS if faults(markdown.markdown(text, extensions=["extra"]), "post")
    ]
    assert len(seen) > len(CLASSICS) * 0.6
    assert faults('<a href="https://x.org">x</a>', "comment")
    assert faults('<p id="x">x</p>', "post") and faults("<!-- x -->", "post")
    assert faults('<a href="\x01 java\nscript:x" rel="noopener">x</a>', "post")
    assert faults('<img src="/accounts/logout">', "post")
    assert faults('<img src="/media/../x.webp">', "team comment")
    assert faults('<img src="https://x.org/media/x.webp">', "team comment")
    assert not faults('<img src="/media/x.webp">', "team comment")
    assert not faults('<p>x <a href="/x" rel="noopener">y</a></p>', "post")


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("text", CLASSICS)
def test_classics(door, text):
    assert troubles(door, text) == []


@pytest.mark.parametrize("door", DOORS)
def test_every_attack_string(door):
    strings = attack_strings()
    assert len(strings) > 1_000
    assert [trouble for text in strings for trouble in troubles(door, text)] == []


_FRAGMENTS = st.sampled_from(
    [
        *CLASSICS,
        *("<", ">", '"', "'", "`", "&", ";", "/", "\\", "=", " ", "\n", "\n\n", "\t", "\r", "\0"),
        *("&#x6a;", "&#106;", "&Tab;", "&colon;", "&lt;", "&amp;lt;", "&#0;", "&#13;", "&#xD800;"),
        *("javascript:", "data:", "//evil.example", "/\\evil", "http://[::1]/", "http://a.b:x/"),
        *("<!--", "-->", "<![CDATA[", "]]>", "<?", "<svg>", "<math>", "<style>", "</style>"),
        *("<noscript>", "<title>", "<textarea>", "<template>", "<select>", "<table>", "<caption>"),
        *("<td>", "<p>", "<b>", "</b>", "<i>", "<a ", "<a href=", "<img src=", " onerror=alert(1)"),
        *(
            "<h1>",
            "<h2 id=h-x>",
            "<li id=fn-1>",
            "<figure>",
            "<pre>",
            "<code class='language-x y'>",
        ),
        *("<video src=", "<source src=", "<br>", "<hr>", "[a](", "](", "[a]: ", "![", "[^1]", ")"),
        *(
            "[^1]: ",
            "```\n",
            "~~~ x\n",
            "    ",
            "> ",
            "- ",
            "1. ",
            "# ",
            "!!! note\n",
            "|a|\n|-|\n",
        ),
        *(
            "a\n: b\n",
            "- [x] ",
            "**",
            "__",
            "~~",
            "\\<",
            "https://a.b/",
            "<https://",
            "/media/a.mp4",
        ),
        *("x", "é", "🙂", "א", "\u200b", "\u2028", "\ud800", "\x02amp\x03", "klzzwxh:0001"),
    ]
)


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(pieces=st.lists(_FRAGMENTS, min_size=1, max_size=30))
def test_any_mixture(door, pieces):
    assert troubles(door, "".join(pieces)) == []


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=300))
def test_any_text(door, text):
    assert troubles(door, text) == []


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80))
def test_words_survive(text):
    """What isn't formatting is shown as it was written, letter by letter."""
    code = text.replace("`", "'")
    assert plain_text(render_comment(f"```\n{code}\n```")) == code
    assert plain_text(render_comment(f"a `{code}` b")) == f"a {code} b"


def _markdown_files():
    for file in sorted(shared_data("markdown").rglob("*")):
        if file.suffix in (".md", ".txt", ".text"):
            yield file.read_text(encoding="utf-8", errors="replace")
        elif file.name == "spec.json":
            for example in json.loads(file.read_text(encoding="utf-8")):
                yield example["markdown"]


@pytest.mark.parametrize("door", ["comment", "post"])
def test_other_peoples_markdown(door):
    texts = list(_markdown_files())
    assert len(texts) > 500
    assert [trouble for text in texts for trouble in troubles(door, text)] == []
