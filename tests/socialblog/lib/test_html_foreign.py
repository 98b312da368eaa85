"""HTML of others: importers, feeds."""

import pytest

from socialblog.lib.html import TooHard, clean_foreign, clean_foreign_comment

BASE = "https://old.example/blog/post/"


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<h1>T</h1>", '<h2 id="h-t">T</h2>'),
        ('<p class="x" style="color:red" onclick="x">a</p>', "<p>a</p>"),
        ("<p><font color=red>a</font> <blink>b</blink></p>", "<p>a b</p>"),
        ("a<script>alert(1)</script><style>p{}</style><!-- c -->b", "ab"),
        ("<form><input value=x><button>y</button>z</form>", "z"),
        ("<svg><a xlink:href='javascript:x'>y</a></svg>z", "z"),
        ("<b>a</b><strike>b</strike>", "<b>a</b><del>b</del>"),
        (
            "<pre><code class='language-php x'>&lt;?php</code></pre>",
            '<pre><code class="language-php">&lt;?php</code></pre>',
        ),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("&nbsp;&eacute;&#1;", "&nbsp;é"),
    ],
)
def test_what_stays_and_what_goes(html, cleaned):
    assert clean_foreign(html) == cleaned


def test_an_embedded_page_becomes_a_link():
    page = clean_foreign('<iframe width=1 src="https://www.youtube.com/embed/x">y</iframe>')
    assert page == (
        '<a href="https://www.youtube.com/embed/x" rel="noopener">https://www.youtube.com/embed/x</a>'
    )


def test_relative_addresses_are_resolved():
    assert 'href="https://old.example/blog/post/a?x=1&amp;y=2"' in clean_foreign(
        '<a href="a?x=1&y=2">a</a>', BASE
    )
    assert 'src="https://old.example/my%20b.jpg"' in clean_foreign('<img src=" /my b.\njpg">', BASE)
    assert 'href="https://cdn.example/x"' in clean_foreign('<a href="//cdn.example/x">a</a>')
    assert 'href="#fn-1"' in clean_foreign('<a href="#fn-1">a</a>', BASE)


def test_relative_addresses_without_a_base_are_dropped():
    assert clean_foreign('<a href="/accounts/logout">a</a> <img src="b.jpg" alt="b">') == "a b"
    assert clean_foreign('<a href="x">a</a>', "javascript:alert(1)//") == "a"


def test_addresses_that_are_ours_stay():
    ours = (
        '<img src="/media/a.jpg" alt="" loading="lazy"> <a href="/articles/b/" rel="noopener">b</a>'
    )
    assert clean_foreign(ours, BASE, own="/media/") == (
        '<img src="/media/a.jpg" alt="" loading="lazy"> '
        '<a href="https://old.example/articles/b/" rel="noopener">b</a>'
    )
    assert clean_foreign(ours, own="/") == ours
    assert clean_foreign('<a href="//evil.example">b</a><a href="/\\evil">c</a>', own="/") == (
        '<a href="https://evil.example" rel="noopener">b</a>c'
    )


def test_comments_have_no_pictures_no_ids_and_lend_nobody_our_name():
    cleaned = clean_foreign_comment(
        '<h2 id="h-x">H</h2><p><b>a</b> <i>b</i> <img src="https://x.org/pixel.gif">'
        '<a href="https://x.org" rel="follow" target="_blank">c</a></p>'
    )
    assert cleaned == (
        "<p>H</p><p><strong>a</strong> <em>b</em> "
        '<a href="https://x.org" rel="nofollow ugc noopener">c</a></p>'
    )


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("a" * 1_000_001, "long"),
        ("<div>" * 2_900, "deep"),
        ("<p>" + "".join(f"<b id={n}>" for n in range(2_000)) + "<p>" * 9, "deep"),
        ("<p>" + "".join(f"<b id={n}>" for n in range(90)) + "<p>x" * 5_000, "swollen"),
    ],
)
def test_html_that_is_built_to_exhaust_a_parser_is_refused(html, code):
    with pytest.raises(TooHard) as refused:
        clean_foreign(html)
    assert refused.value.code in (code, "slow")
