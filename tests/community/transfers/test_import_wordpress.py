"""Bringing in a WordPress site: what a small export becomes, and what is refused."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image as Pillow

from blog.models import Image, Page, Post
from community.comments.checking import check_post
from community.comments.models import Comment
from community.members.models import Member
from community.notifications.models import Delivery
from community.transfers.models import Pingback
from community.transfers.wordpress import importing
from community.voices.models import Fact, Voice
from tests.makers import make_member

pytestmark = pytest.mark.django_db

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>https://old.example.com</link>
<pubDate>Mon, 02 Mar 2026 12:00:00 +0000</pubDate>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example.com</wp:base_blog_url>
<wp:author><wp:author_id>7</wp:author_id><wp:author_login>ada</wp:author_login>
<wp:author_email>ada@old.example.com</wp:author_email>
<wp:author_display_name>Ada Old</wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>"


def comment(id, text, *, parent=0, user=0, at="2026-02-20 10:00:00", approved="1", kind="", **who):
    name, email = who.get("name", "Rita"), who.get("email", "rita@example.org")
    return f"""<wp:comment><wp:comment_id>{id}</wp:comment_id>
<wp:comment_author><![CDATA[{name}]]></wp:comment_author>
<wp:comment_author_email>{email}</wp:comment_author_email>
<wp:comment_author_url>{who.get("url", "")}</wp:comment_author_url>
<wp:comment_date_gmt>{at}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{text}]]></wp:comment_content>
<wp:comment_approved>{approved}</wp:comment_approved><wp:comment_type>{kind}</wp:comment_type>
<wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>{user}</wp:comment_user_id>
</wp:comment>"""


def item(id, title, *inside, kind="post", status="publish", text="Hello.\n\nWorld.", **more):
    return f"""<item><title>{title}</title>
<link>https://old.example.com/2026/02/{more.get("slug", f"post-{id}")}/</link>
<dc:creator>ada</dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>
<wp:post_id>{id}</wp:post_id><wp:post_date_gmt>2026-02-19 08:00:00</wp:post_date_gmt>
<wp:comment_status>{more.get("open", "open")}</wp:comment_status>
<wp:post_name>post-{id}</wp:post_name><wp:status>{status}</wp:status>
<wp:post_type>{kind}</wp:post_type>{"".join(inside)}</item>"""


@pytest.fixture
def run(tmp_path):
    def run(*items, **options) -> str:
        file = tmp_path / "export.xml"
        file.write_text(HEAD + "".join(items) + TAIL)
        return run_file(file, **options)

    return run


def run_file(file: Path, **options) -> str:
    out = io.StringIO()
    call_command("import_wordpress", file, stdout=out, **options)
    return out.getvalue()


def test_an_article_arrives_with_its_date_author_tags_and_paragraphs(run):
    ada = make_member("Ada", role="author", email="ada@new.example.com")
    terms = (
        '<category domain="category" nicename="news"><![CDATA[News]]></category>'
        '<category domain="post_tag" nicename="repair"><![CDATA[Repair]]></category>'
    )
    run(item(1, "A lamp", terms), author=["ada=ada@new.example.com"])
    post = Post.objects.get()
    assert (post.title, post.state, post.author_list) == ("A lamp", "published", [ada])
    assert f"{post.published_at:%F %R}" == "2026-02-19 08:00"
    assert sorted(tag.name for tag in post.tag_list) == ["News", "Repair"]
    assert "<p>Hello.</p>" in post.body_html
    assert "<p>World.</p>" in post.body_html


def test_comments_arrive_in_their_threads_even_when_dates_and_order_disagree(run):
    run(
        item(
            1,
            "A lamp",
            comment(12, "It does.", parent=11, user=7, at="2026-02-20 11:00:00", name="Ada Old"),
            comment(13, "Thanks!", parent=12, at="2026-02-20 09:00:00"),
            comment(11, "Does it fit?", at="2026-02-20 10:00:00"),
        )
    )
    words = [c.comment for c in Comment.objects.in_reading_order()]
    assert words == ["Does it fit?", "It does.", "Thanks!"]
    assert [c.depth for c in Comment.objects.in_reading_order()] == [1, 2, 3]
    assert [c.by_team for c in Comment.objects.in_reading_order()] == [False, True, False]
    assert check_post(Post.objects.get().pk, now=importing.timezone.now()) == []


def test_the_desk_gets_what_nobody_of_the_team_answered(run):
    run(
        item(
            1,
            "A lamp",
            comment(1, "Answered?", at="2026-02-20 10:00:00"),
            comment(2, "Yes.", parent=1, user=7, at="2026-02-20 11:00:00", name="Ada Old"),
            comment(3, "And me?", name="Karl", email="karl@example.org"),
        )
    )
    assert [voice.comment.comment for voice in Voice.objects.owed()] == ["And me?"]


def test_what_is_older_than_the_settling_date_arrives_closed_with_its_reason(run):
    old = comment(1, "Long ago?", at="2025-06-01 10:00:00")
    out = run(item(1, "A lamp", old, comment(2, "Lately?", name="Karl", email="k@example.org")))
    assert [voice.comment.comment for voice in Voice.objects.owed()] == ["Lately?"]
    assert Fact.objects.get(code="closed").reason == "before"
    assert "before 2025-12-02" in out


def test_the_settling_date_can_be_chosen(run):
    old = comment(1, "Long ago?", at="2025-06-01 10:00:00")
    run(item(1, "A lamp", old), settled_before="2025-01-01")
    assert Voice.objects.owed().count() == 1


def test_a_name_or_address_typed_by_a_stranger_does_not_make_them_the_team(run):
    forged = comment(1, "I am Ada.", user=0, name="Ada Old", email="ada@old.example.com")
    run(item(1, "A lamp", forged))
    assert not Comment.objects.get().by_team


def test_held_stays_held_and_spam_is_listed_and_left(run):
    out = run(item(1, "A lamp", comment(1, "Hm", approved="0"), comment(2, "Buy", approved="spam")))
    assert Comment.objects.get().state == "held"
    assert "comment 2 by Rita: was spam" in out


def test_a_reply_to_a_held_comment_stands_under_its_tombstone(run):
    run(
        item(
            1,
            "A lamp",
            comment(1, "Hm", approved="0"),
            comment(2, "Indeed?", parent=1, name="Karl", email="karl@example.org"),
        )
    )
    assert [c.is_shown for c in Comment.objects.in_reading_order()] == [True, True]
    assert check_post(Post.objects.get().pk, now=importing.timezone.now()) == []


def test_pingbacks_are_kept_apart(run):
    run(item(1, "A lamp", comment(1, "They wrote", kind="pingback", url="https://a.example/x")))
    assert Pingback.objects.get().url == "https://a.example/x"
    assert not Comment.objects.exists()


def test_a_second_run_changes_nothing_and_brings_only_what_is_new(run):
    first = item(1, "A lamp", comment(1, "Does it fit?"))
    run(first)
    before = (Post.objects.count(), Comment.objects.count(), Voice.objects.count())
    out = run(first)
    assert (Post.objects.count(), Comment.objects.count(), Voice.objects.count()) == before
    assert "comments that were here" in out
    run(item(1, "A lamp", comment(1, "Does it fit?"), comment(2, "New", parent=1, name="Karl")))
    assert [c.comment for c in Comment.objects.in_reading_order()] == ["Does it fit?", "New"]


def test_killed_in_the_middle_it_goes_on_where_it_stopped(run, monkeypatch):
    items = [item(n, f"Article {n}", comment(n, f"Question {n}?")) for n in range(1, 5)]
    original, calls = importing.import_discussion, []

    def dies_at_the_third(*args):
        calls.append(1)
        original(*args)
        if len(calls) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(importing, "import_discussion", dies_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        run(*items)
    assert Post.objects.count() == Comment.objects.count() == 2
    monkeypatch.setattr(importing, "import_discussion", original)
    run(*items)
    assert Post.objects.count() == Comment.objects.count() == 4


def test_a_dry_run_says_what_it_would_do_and_does_nothing(run):
    out = run(item(1, "A lamp", comment(1, "Does it fit?")), dry_run=True)
    assert "would bring in" in out
    assert "1 articles" in out
    assert "1 comments" in out
    for model in (Post, Comment, Voice, Fact, Member, Pingback):
        assert not model.objects.exists()


def test_nobody_gets_a_mail(run):
    run(item(1, "A lamp", comment(1, "Does it fit?")))
    assert not Delivery.objects.exists()


def test_old_addresses_lead_to_the_new_ones(run, client):
    terms = '<category domain="category" nicename="news"><![CDATA[News]]></category>'
    run(item(1, "A lamp", terms, comment(5, "Hi"), slug="a-lamp"))
    post = Post.objects.get()
    for old, new in {
        "/2026/02/a-lamp/": post.get_absolute_url(),
        "/?p=1": post.get_absolute_url(),
        "/category/news/": "/tags/news/",
        "/category/news/feed/": "/tags/news/feed.xml",
        "/feed/": "/feed.xml",
    }.items():
        response = client.get(old)
        assert (response.status_code, response.headers.get("Location")) == (301, new), old
    assert 'id="comment-5"' in client.get(post.get_absolute_url()).content.decode()


def test_a_page_stays_a_page_unless_people_talked_on_it(run):
    out = run(
        item(1, "About", kind="page"),
        item(2, "Guestbook", comment(1, "Hello!"), kind="page"),
    )
    assert [page.title for page in Page.objects.all()] == ["About"]
    assert [post.title for post in Post.objects.all()] == ["Guestbook"]
    assert "has comments, so it became an article" in out


def test_what_has_no_place_here_is_listed_line_by_line(run):
    out = run(item(1, "Slide", kind="slider"), item(2, "Old", status="trash"), item(3, "Fine"))
    assert "slider 1 “Slide”" in out
    assert "post 2 “Old”" in out
    assert Post.objects.count() == 1


def test_drafts_and_private_articles_stay_out_of_sight(run):
    run(item(1, "Draft", status="draft"), item(2, "Private", status="private"))
    assert set(Post.objects.values_list("state", flat=True)) == {"draft"}


def test_an_unknown_author_gets_an_account_nobody_can_open(run):
    run(item(1, "A lamp"))
    ada = Member.objects.get()
    assert (ada.name, ada.email, ada.has_usable_password()) == (
        "Ada Old",
        "ada@old.example.com",
        False,
    )


def test_pictures_come_from_the_folder_and_never_from_outside_it(run, tmp_path):
    folder = tmp_path / "uploads"
    (folder / "2026").mkdir(parents=True)
    Pillow.new("RGB", (40, 30), "red").save(folder / "2026" / "lamp.png")
    (tmp_path / "secret.png").write_bytes((folder / "2026" / "lamp.png").read_bytes())
    base = "https://old.example.com/wp-content/uploads"
    kept, above = f"{base}/2026/lamp.png", f"{base}/../secret.png"
    text = f'<img src="{kept}"> <img src="{above}"> <img src="{base}/no.png">'
    out = run(item(1, "A lamp", text=text), media=folder)
    image = Image.objects.get()
    assert f'src="{image.url}"' in Post.objects.get().body_html
    assert "no.png" in out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not complete"),
        ("hello", "not complete"),
        ("<html></html>", "isn't RSS"),
        ("<rss><nochannel/></rss>", "no channel"),
        (HEAD + item(1, "A lamp"), "not complete"),
        (HEAD + item(1, "A lamp") + "</rss>", "not complete"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>', "ent"),
        (
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>'
            "<item><title>&x;</title></item></channel></rss>",
            "entities",
        ),
        ("<rss><channel><title>A feed</title></channel></rss>", "not a WordPress export"),
    ],
)
def test_a_wrong_file_is_one_clear_error_and_nothing_is_written(tmp_path, text, words):
    file = tmp_path / "export.xml"
    file.write_text(text)
    with pytest.raises(CommandError, match=words):
        run_file(file)
    assert not Post.objects.exists()


def test_a_gigantic_entry_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("community.transfers.wordpress.reading.ITEM_LIMIT", 200_000)
    file = tmp_path / "export.xml"
    file.write_text(HEAD + item(1, "A lamp", text="x" * 400_000) + TAIL)
    with pytest.raises(CommandError, match="larger than"):
        run_file(file)
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    "options",
    [
        {"author": ["ada"]},
        {"author": ["ada=nobody@example.org"]},
        {"settled_before": "yesterday"},
        {"settled_before": "2026-13-45"},
        {"media": Path("/nowhere")},
    ],
)
def test_a_wrong_option_is_a_sentence(run, options):
    with pytest.raises(CommandError):
        run(item(1, "A lamp"), **options)
    assert not Post.objects.exists()


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="can't be read"):
        run_file(tmp_path / "nothing.xml")


def test_hostile_markup_and_circles_of_parents_do_no_harm(run):
    run(
        item(
            1,
            "A <![CDATA[<script>x</script>]]>lamp",
            comment(1, "<script>alert(1)</script>Hi", parent=2, name="<b>R</b>"),
            comment(2, '<img src=x onerror="alert(1)">There', parent=1),
            text='<p onclick="x()">Text</p><iframe src="https://evil.example"></iframe>',
        )
    )
    assert Comment.objects.count() == 2
    html = (
        "".join(Comment.objects.values_list("body_html", flat=True)) + Post.objects.get().body_html
    )
    assert not any(word in html for word in ("<script", "onerror", "onclick", "<iframe"))


def test_dates_in_the_future_are_clamped(run):
    run(item(1, "A lamp", comment(1, "Hi", at="2999-01-01 00:00:00")))
    assert Comment.objects.get().submit_date < importing.timezone.now() + timedelta(seconds=1)
