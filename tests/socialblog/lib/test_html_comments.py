"""What readers may write, and how it looks."""

import threading

import pytest

from socialblog.lib.html import (
    BIO_MAX_LENGTH,
    COMMENT_MAX_LENGTH,
    TooHard,
    render_bio,
    render_comment,
)

REL = 'rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (" \n\n ", ""),
        ("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>"),
        (
            "*a* **b** ~~c~~ `d<e`",
            "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;e</code></p>",
        ),
        ("snake_case_name 2 * 3 * 4", "<p>snake_case_name 2 * 3 * 4</p>"),
        ("~one~", "<p>~one~</p>"),
        (
            r"\*no\* \`no\` \[no](https://a.org)",
            '<p>*no* `no` [no](<a href="https://a.org" REL>https://a.org</a>)</p>',
        ),
        (
            "> a\n>> b",
            "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>",
        ),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("AT&T &copy; &amp;lt; &bogus;", "<p>AT&amp;T © &amp;lt; &amp;bogus;</p>"),
        ("\x00a\x1b[31m\x7fb\u202e", "<p>a[31mb</p>"),
        ("a\r\nb\rc", "<p>a<br>\nb<br>\nc</p>"),
    ],
)
def test_paragraphs_and_words(text, html):
    assert render_comment(text) == html.replace("REL", REL)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hello:\n- a\n- b", "<p>Hello:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("Hello:\n1. a\n2. b", "<p>Hello:</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("I was born in\n1968. A good year", "<p>I was born in<br>\n1968. A good year</p>"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        (
            "> x\n> - a\n> - b",
            "<blockquote>\n<p>x</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</blockquote>",
        ),
        ("- a\n    - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
    ],
)
def test_lists_need_no_empty_line(text, html):
    assert render_comment(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("```Python\nx\n```", '<pre><code class="language-python">x\n</code></pre>'),
        ('```js title="x" onclick=y\nx\n```', '<pre><code class="language-js">x\n</code></pre>'),
        ("text\n~~~\n```\n~~~\nmore", "<p>text</p>\n<pre><code>```\n</code></pre>\n<p>more</p>"),
        ("```\n\n*x*\n\n\ny", "<pre><code>\n*x*\n\n\ny\n</code></pre>"),
        (
            "> ```\n> x\n> ```\n\nout",
            "<blockquote>\n<pre><code>x\n</code></pre>\n</blockquote>\n<p>out</p>",
        ),
        ("> ```\n> x\nout", "<blockquote>\n<pre><code>x\n</code></pre>\n<p>out</p>\n</blockquote>"),
        (
            "- a\n\n    ```\n    x\n      y\n    ```\n- b",
            "<ul>\n<li>\n<p>a</p>\n<pre><code>x\n  y\n</code></pre>\n</li>\n"
            "<li>\n<p>b</p>\n</li>\n</ul>",
        ),
        ("`` a`b ``", "<p><code>a`b</code></p>"),
    ],
)
def test_code(text, html):
    assert render_comment(text) == html


def test_headings_are_bold_lines_and_numbers_stay_numbers():
    assert render_comment("# Title #\n#1 is a number") == (
        "<p><strong>Title</strong></p>\n<p>#1 is a number</p>"
    )
    assert render_comment("Not a title\n===") == "<p>Not a title<br>\n===</p>"
    assert render_comment("Signed\n---\nme") == "<p>Signed</p>\n<hr>\n<p>me</p>"


@pytest.mark.parametrize(
    "typed", ["<b>bold</b>", "<script>alert(1)</script>", "<!-- x -->", "a <- b"]
)
def test_html_is_shown_as_it_was_typed(typed):
    assert render_comment(typed) == f"<p>{typed.replace('<', '&lt;').replace('>', '&gt;')}</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a](https://x.org)", '<a href="https://x.org" REL>a</a>'),
        ("[a](http://x.org 'T \"q\"')", '<a href="http://x.org" title="T &quot;q&quot;" REL>a</a>'),
        ("[a](<https://x.org/a b>)", '<a href="https://x.org/a b" REL>a</a>'),
        ("[a](https://x.org/A_(b)_c)", '<a href="https://x.org/A_(b)_c" REL>a</a>'),
        ("[*a*](mailto:me@x.org)", '<a href="mailto:me@x.org" REL><em>a</em></a>'),
        ("[](https://x.org)", '<a href="https://x.org" REL>https://x.org</a>'),
        ("![alt](https://x.org/i.png)", '<a href="https://x.org/i.png" REL>alt</a>'),
        ("<https://x.org/a_b_c>", '<a href="https://x.org/a_b_c" REL>https://x.org/a_b_c</a>'),
        ("<me@x.org>", '<a href="mailto:me@x.org" REL>me@x.org</a>'),
        (
            "https://x.org/?a=1&copy=2",
            '<a href="https://x.org/?a=1&amp;copy=2" REL>https://x.org/?a=1&amp;copy=2</a>',
        ),
        (
            "(see https://x.org/a_(b)).",
            '(see <a href="https://x.org/a_(b)" REL>https://x.org/a_(b)</a>).',
        ),
        ("Is it https://x.org?", 'Is it <a href="https://x.org" REL>https://x.org</a>?'),
        ("HTTPS://X.org/", '<a href="HTTPS://X.org/" REL>HTTPS://X.org/</a>'),
        ("`https://x.org`", "<code>https://x.org</code>"),
        ("[https://y.org](https://x.org)", '<a href="https://x.org" REL>https://y.org</a>'),
        # Only with a scheme: names of files and of people aren't places.
        ("foo.py x.org www.x.org me@x.org", "foo.py x.org www.x.org me@x.org"),
        # What isn't safe stays as it was typed.
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](JaVa&#83;cript&colon;x)", "[a](JaVaScript:x)"),
        ("[a](//evil.example)", "[a](//evil.example)"),
        ("[a](/accounts/logout)", "[a](/accounts/logout)"),
        ("[a](https://bank.example@evil.example)", "[a](https://bank.example@evil.example)"),
        ("[a](https:/\\evil.example)", "[a](https:/\\evil.example)"),
        ("<javascript:alert(1)>", "&lt;javascript:alert(1)&gt;"),
        ("[a]: https://x.org", '[a]: <a href="https://x.org" REL>https://x.org</a>'),
    ],
)
def test_links(text, html):
    assert render_comment(text) == f"<p>{html.replace('REL', REL)}</p>"


def test_a_bio_has_paragraphs_emphasis_and_links():
    assert render_bio("I *make* **lamps**.\nSee https://x.org") == (
        f'<p>I <em>make</em> <strong>lamps</strong>.<br>\nSee <a href="https://x.org" {REL}>'
        "https://x.org</a></p>"
    )
    assert render_bio("- one\n- `two`").split() == ["one", "two"]
    assert render_bio("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_too_long_is_refused_with_a_sentence():
    render_comment("a" * COMMENT_MAX_LENGTH)
    with pytest.raises(TooHard) as refused:
        render_comment("a" * (COMMENT_MAX_LENGTH + 1))
    assert refused.value.code == "long"
    assert str(refused.value) == refused.value.reason == "This text is too long. Please shorten it."
    with pytest.raises(TooHard):
        render_bio("a" * (BIO_MAX_LENGTH + 1))


def test_threads_do_not_share_anything():
    texts = [f"**{n}** [a](https://x.org/{n})\n\n> {n}\n\n```\n{n}\n```" for n in range(8)]
    expected = [render_comment(text) for text in texts]
    wrong = []

    def work(number):
        for _ in range(20):
            if render_comment(texts[number]) != expected[number]:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
