import pytest

from socialblog.lib.links import absolute_url, pictures_as_links


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://blog.example.org"


def test_the_address_as_the_world_sees_it():
    assert absolute_url("/a/") == "https://blog.example.org/a/"
    assert absolute_url("https://x.org/") == "https://x.org/"


@pytest.mark.parametrize(
    ("typed", "mailed"),
    [
        ("![The seal](/media/a.webp)", "The seal: https://blog.example.org/media/a.webp"),
        ("See\n\n![](/media/a.webp)\n", "See\n\nhttps://blog.example.org/media/a.webp\n"),
        ('![S](/media/a.webp "by R.") so', "S: https://blog.example.org/media/a.webp so"),
        ("![S](https://x.org/a.webp)", "![S](https://x.org/a.webp)"),
        ("![S](//x.org/media/a.webp)", "![S](//x.org/media/a.webp)"),
        ("[S](/media/a.webp)", "[S](/media/a.webp)"),
        ("no pictures", "no pictures"),
    ],
)
def test_our_pictures_in_a_mail_are_words_and_an_address(typed, mailed):
    assert pictures_as_links(typed) == mailed


def test_hostile_brackets_take_no_time():
    text = "![" * 20_000 + "](" * 20_000
    assert pictures_as_links(text) == text
