"""Pictures in comments: our own, where the team writes, and nothing else."""

import pytest

from socialblog.lib.html import excerpt, is_blank, render_comment

REL = 'rel="nofollow ugc noopener"'


def by_team(text: str) -> str:
    return render_comment(text, pictures=True)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "![The seal](/media/pictures/2026/seal-3f9c.webp)",
            '<p><img alt="The seal" src="/media/pictures/2026/seal-3f9c.webp" loading="lazy"></p>',
        ),
        (
            'Look: ![x](/media/a.png "Photo: R.") there',
            '<p>Look: <img alt="x" src="/media/a.png" title="Photo: R." loading="lazy"> there</p>',
        ),
        ("![](/media/a.jpeg)", '<p><img alt="" src="/media/a.jpeg" loading="lazy"></p>'),
        (
            "[![x](/media/a.webp)](https://x.org)",
            f'<p><a href="https://x.org" {REL}><img alt="x" src="/media/a.webp" loading="lazy">'
            "</a></p>",
        ),
        (
            "- ![x](/media/a.webp)\n- b",
            '<ul>\n<li><img alt="x" src="/media/a.webp" loading="lazy"></li>\n<li>b</li>\n</ul>',
        ),
        ("`![x](/media/a.webp)`", "<p><code>![x](/media/a.webp)</code></p>"),
        (r"\![x](/media/a.webp)", "<p>![x](/media/a.webp)</p>"),
    ],
)
def test_our_own_are_shown(text, html):
    assert by_team(text) == html


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/a.webp",
        "https://evil.example/media/a.webp",
        "http://localhost/media/a.webp",
        "//evil.example/media/a.webp",
        "/\\evil.example/media/a.webp",
        "\\/media/a.webp",
        "/media/../accounts/logout/a.webp",
        "/media/..%2f..%2fa.webp",
        "/media/%2e%2e/a.webp",
        "/media/./a.webp",
        "/media//evil.example/a.webp",
        "/media/a.webp?x=1",
        "/media/a.webp#x",
        "/media/a.svg",
        "/media/a.html",
        "/media/a.webp.html",
        "/media/a",
        "/media/.webp",
        "/media/a .webp",
        "/media/é.webp",
        "/mediaa.webp",
        "/MEDIA/a.webp",
        "/static/img/a.webp",
        "/accounts/logout/",
        "media/a.webp",
        "../media/a.webp",
        "javascript:alert(1)//media/a.webp",
        "data:image/png;base64,AAAA",
        "blob:https://x.org/1",
        f"/media/{'a/' * 11}a.webp",
        f"/media/{'a' * 101}.webp",
    ],
)
@pytest.mark.parametrize("form", ["![x]({})", "![x](<{}>)", '![x]({} "t")', "[![x]({})](/y)"])
def test_everything_else_is_what_it_is_in_a_readers_comment(address, form):
    text = form.format(address)
    assert by_team(text) == render_comment(text)
    assert "<img" not in by_team(text)


@pytest.mark.parametrize(
    "text",
    [
        "![x](/media/a.webp)",
        '<img src="/media/a.webp">',
        "[x]: /media/a.webp\n\n![x]",
        "![x][y]\n\n[y]: /media/a.webp",
    ],
)
def test_readers_have_none(text):
    assert "<img" not in render_comment(text)


def test_html_stays_as_it_was_typed_for_the_team_too():
    assert by_team('<img src="/media/a.webp">') == '<p>&lt;img src="/media/a.webp"&gt;</p>'
    assert "<img" not in by_team("![x][y]\n\n[y]: /media/a.webp")


def test_where_the_site_keeps_its_files_elsewhere(settings):
    settings.MEDIA_URL = "https://files.example.org/blog/"
    shown = by_team("![x](https://files.example.org/blog/pictures/a.webp)")
    assert '<img alt="x" src="https://files.example.org/blog/pictures/a.webp"' in shown
    for address in (
        "https://files.example.org/other/a.webp",
        "https://files.example.org.evil.example/blog/a.webp",
        "https://files.example.org/blog/../a.webp",
        "/media/a.webp",
    ):
        assert "<img" not in by_team(f"![x]({address})")


def test_a_picture_alone_is_something_to_see_and_has_no_words():
    html = by_team("![The seal](/media/a.webp)")
    assert not is_blank(html)
    assert excerpt(html) == ""
