"""What authors may write, and how it looks."""

import pytest

from socialblog.lib.html import POST_MAX_LENGTH, Heading, TooHard, render_post


def html(text):
    return render_post(text).html


def test_headings_have_ids_and_make_a_table_of_contents():
    post = render_post(
        "# Top & more\n\n## Über *uns*\n\nTitle\n-----\n\n### Top more\n\n###### Deep\n\n#1 no"
    )
    assert post.headings == [
        Heading(2, "h-top-more", "Top & more"),
        Heading(2, "h-über-uns", "Über uns"),
        Heading(2, "h-title", "Title"),
        Heading(3, "h-top-more-2", "Top more"),
        Heading(4, "h-deep", "Deep"),
    ]
    assert '<h2 id="h-über-uns">Über <em>uns</em></h2>' in post.html
    assert "<p>#1 no</p>" in post.html


def test_words_are_counted_without_markup():
    assert render_post("## One\n\n**two** [three](https://x.org), it's `five`. 漢字").words == 6


def test_newlines_fold_and_two_spaces_break():
    assert html("a\nb  \nc") == "<p>a\nb<br>\nc</p>"


def test_code_is_coloured_by_classes_and_unknown_languages_stay_plain():
    assert html("```python\ndef f(): pass\n```") == (
        '<pre class="highlight"><code class="language-python"><span class="k">def</span>'
        '<span class="w"> </span><span class="nf">f</span><span class="p">():</span> '
        '<span class="k">pass</span>\n</code></pre>'
    )
    assert html("```js\nlet x\n```").startswith('<pre class="highlight"><code class="language-js">')
    assert html("```nosuch\na<b\n```") == '<pre><code class="language-nosuch">a&lt;b\n</code></pre>'
    assert html("```\na<b\n```") == "<pre><code>a&lt;b\n</code></pre>"
    assert "style=" not in html("```html\n<p style='x'>\n```").replace("&lt;p", "")


def test_tables():
    assert html("|a|b|\n|--|-:|\n|`x|y`|2|").replace("\n", "") == (
        '<table><thead><tr><th>a</th><th align="right">b</th></tr></thead>'
        '<tbody><tr><td><code>x|y</code></td><td align="right">2</td></tr></tbody></table>'
    )


def test_footnotes_link_there_and_back():
    page = html("a[^x] b[^1] c[^x]\n\n[^1]: One.\n[^x]: Ex.")
    assert (
        '<sup id="fnref-x"><a class="footnote-ref" href="#fn-x" rel="noopener">1</a></sup>' in page
    )
    assert page.index('<li id="fn-x">') < page.index('<li id="fn-1">')
    assert 'href="#fnref2-x"' in page and 'id="fnref2-x"' in page


@pytest.mark.parametrize("text", ["a[^1]\n\n[^1]:", "a[^1]\n\n[^1]: [x]: https://x.org", "[^1]: "])
def test_footnotes_that_are_not_written_yet(text):
    assert 'id="fn-1"' in html(text)


def test_tasks_are_marks_and_not_controls():
    page = html("- [ ] buy\n- [x] **done**\n- other")
    assert '<li class="task-list-item">☐ buy</li>' in page
    assert '<li class="task-list-item is-done">☑ <strong>done</strong></li>' in page
    assert '<ul class="task-list">' in page and "<li>other</li>" in page


def test_definitions_and_admonitions():
    assert html("Term\n:   What it is").replace("\n", "") == (
        "<dl><dt>Term</dt><dd>What it is</dd></dl>"
    )
    assert html('!!! warning "Hot"\n    *Careful*').replace("\n", "") == (
        '<div class="admonition warning"><p class="admonition-title">Hot</p>'
        "<p><em>Careful</em></p></div>"
    )
    assert '<div class="admonition">' in html("!!! evil-class\n    x")


def test_a_picture_with_a_title_is_a_figure():
    assert html('![A "lamp"](/media/a.jpg "On & off")').replace("\n", "") == (
        '<figure><img alt="A &quot;lamp&quot;" src="/media/a.jpg" loading="lazy">'
        "<figcaption>On &amp; off</figcaption></figure>"
    )
    assert html("![A](/media/a.jpg)") == ('<p><img alt="A" src="/media/a.jpg" loading="lazy"></p>')
    linked = html('[![A](/media/a.jpg "On")](/articles/x/)')
    assert linked.startswith('<figure><a href="/articles/x/" rel="noopener"><img')
    assert "<figcaption>On</figcaption>" in linked
    assert html("before ![A](/media/a.jpg 'T')").startswith("<p>before <img")


def test_films_and_sounds_have_controls():
    assert html("![A film](/media/a.mp4)") == (
        '<p>\n<video src="/media/a.mp4" controls="" preload="metadata">A film</video>\n</p>'
    )
    assert "<audio" in html("![A sound](/media/a.mp3)")
    raw = html('<video autoplay src="/media/a.webm" onplay="x" poster="/media/p.jpg"></video>')
    assert "autoplay" not in raw and "onplay" not in raw
    assert 'controls=""' in raw and 'poster="/media/p.jpg"' in raw


@pytest.mark.parametrize(
    "source",
    [
        *("javascript:alert(1)", "data:image/svg+xml,<svg>", "//evil.example/a.png", "/accounts/x"),
        *("/media/../accounts/logout/", "/media/%2e%2e/x", "/\\evil.example", "a.png", "ftp://x/a"),
    ],
)
def test_pictures_come_from_the_web_or_from_our_media(source):
    assert "<img" not in html(f"![A](<{source}>)")
    raw = html(f'<p>x <img src="{source}" alt="A"></p>')
    assert "<img" not in raw and "A" in raw


def test_links_may_stay_on_this_site():
    assert 'href="/articles/x/?a=1#b"' in html("[a](/articles/x/?a=1#b)")
    assert 'href="#h-top"' in html("[a](#h-top)")
    assert 'href="/local"' in html("[a][r] [r]\n\n[r]: /local 'T'")
    assert "<a" not in html("[a](//evil.example) [b](relative) <a href='javascript:x'>c</a>")
    assert 'rel="noopener"' in html("[a](https://x.org)")


def test_html_between_markdown():
    page = html(
        '<figure class="x"><img src="/media/a.jpg" width="300" style="x" onerror="y">'
        "<figcaption>Hi</figcaption></figure>\n\nPress <kbd>Ctrl</kbd> <u lang=de dir=ltr>x</u>"
    )
    assert '<figure><img src="/media/a.jpg" width="300" alt="" loading="lazy">' in page
    assert '<kbd>Ctrl</kbd> <u lang="de" dir="ltr">x</u>' in page


def test_html_that_is_not_allowed_is_shown_as_text():
    assert html('<iframe src="https://x.org"></iframe>').startswith("&lt;iframe")
    assert "&lt;script&gt;" in html("x <script>alert(1)</script>")
    assert "<!--" not in html("a <!-- b --> c")


def test_ids_come_from_us():
    page = html(
        '<h2 id="location">A</h2>\n\n<p id="main">x</p>\n\n<li id="fn-1">a</li>\n\n'
        '<a name="forms">x</a>\n\n<h3 id="h-a">A</h3>'
    )
    assert 'id="h-a"' in page and 'id="h-a-2"' in page
    for foreign in ("location", "main", "name="):
        assert foreign not in page


def test_length_is_limited():
    with pytest.raises(TooHard, match="too long"):
        render_post("a" * (POST_MAX_LENGTH + 1))
