import pytest
from django.contrib.redirects.models import Redirect

from blog import site
from blog.models import Post, Tag
from blog.publishing import publish, withdraw
from blog.writing import AddressTaken, change_post, create_post
from community.events.models import Event
from tests.makers import an_author, make_member, make_post

pytestmark = pytest.mark.django_db


def test_a_new_article_is_a_draft_with_everything_made_from_its_text():
    ada, ben = make_member("Ada", role="author"), make_member("Ben", role="author")
    post = create_post(
        authors=[ada, ben],
        title="  Why our lamps\u200b open ",
        body="## The coin\n\nA *coin* is enough.",
        by=ada,
        summary="Two\nlines",
        tags=["Repair", "repair ", "", "Design"],
    )
    post = Post.objects.get(pk=post.pk)
    assert (post.title, post.slug, post.state) == (
        "Why our lamps open",
        "why-our-lamps-open",
        "draft",
    )
    assert post.summary == "Two lines"
    assert "<em>coin</em>" in post.body_html
    assert post.reading_minutes == 1
    assert post.author_list == [ada, ben]
    assert [tag.name for tag in post.tag_list] == ["Design", "Repair"]
    event = Event.objects.get(code="post.created")
    assert (event.subject_id, event.actor) == (post.pk, ada)


def test_headings_are_kept_for_a_table_of_contents():
    post = make_post(body="## The coin\n\nText\n\n### Its size\n\nText")
    assert [heading["text"] for heading in post.contents] == ["The coin", "Its size"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Über uns!", "über-uns"),
        ("灯りの話", "灯りの話"),
        ("🎉", "party-popper"),
        ("???", "article"),
        ("New", "new-2"),
        ("a/b\\c..d", "abcd"),
        ("word " * 60, "-".join(["word"] * 16)),
    ],
)
def test_slugs_are_made_from_titles(title, slug):
    assert make_post(title).slug == slug


def test_the_same_title_gets_another_number():
    assert [make_post("Six euros").slug for _ in range(3)] == [
        "six-euros",
        "six-euros-2",
        "six-euros-3",
    ]


def test_a_slug_never_grows_beyond_what_a_redirect_can_keep():
    post = make_post("漢" * 190)
    assert len(post.get_absolute_url()) <= 200


@pytest.mark.parametrize("title", ["", "   ", "\u200b\u200b", "\u202e", "\x00\x01", "\u3164"])
def test_a_title_that_shows_nothing_is_refused(title):
    with pytest.raises(ValueError, match="title"):
        create_post(authors=[an_author()], title=title, by=None)


def test_a_title_is_one_visible_line():
    post = make_post("pay\u202egnp.\u2066exe\x07\nnow " + "x" * 300)
    assert post.title.startswith("paygnp.exe now xxx")
    assert len(post.title) == 200
    assert post.title.endswith("…")


def test_a_slug_typed_by_hand_must_be_free():
    make_post(slug="lamps")
    with pytest.raises(AddressTaken, match="lamps"):
        make_post("Other", slug="lamps")
    with pytest.raises(AddressTaken):
        make_post("Other", slug="feed")
    assert Post.objects.count() == 1


def test_foreign_html_is_kept_as_it_came():
    post = make_post(body="<p>old</p>", body_html="<p>old</p>")
    assert (post.body_html, post.body_is_html) == ("<p>old</p>", True)
    change_post(post, by=None, body="new")
    assert not post.body_is_html
    assert "new" in post.body_html


def test_changing_raises_the_versions_and_tells_what_changed():
    post = make_post()
    page_version, list_version = post.page_version, site.current().list_version
    assert change_post(post, by=an_author(), title="Better", tags=["Light"])
    assert post.title == Post.objects.get().title == "Better"
    assert Post.objects.get().page_version > page_version
    assert site.current().list_version == list_version + 1
    event = Event.objects.filter(code="post.changed").get()
    assert event.data == {"fields": ["tags", "title"]}


def test_changing_nothing_does_nothing():
    post = make_post(tags=["Light"])
    before = Post.objects.values().get()
    assert not change_post(
        post, by=None, title=post.title, body=post.body, tags=["light"], authors=post.author_list
    )
    after = Post.objects.values().get()
    assert before | {"page_version": 0} == after | {"page_version": 0}
    assert not Event.objects.filter(code="post.changed").exists()


def test_a_draft_changes_without_touching_the_lists():
    post = make_post(published=False)
    version = site.current().list_version
    change_post(post, by=None, title="Other")
    assert site.current().list_version == version


def test_a_public_article_stays_reachable_under_its_former_address(client):
    post = make_post(slug="first")
    change_post(post, by=None, slug="second")
    change_post(post, by=None, slug="über")
    for former in ("first", "second"):
        response = client.get(f"/articles/{former}/")
        assert (response.status_code, response.url) == (301, "/articles/%C3%BCber/")
    change_post(post, by=None, slug="first")
    assert client.get("/articles/first/").status_code == 200
    assert client.get("/articles/über/").url == "/articles/first/"


def test_a_draft_leaves_no_former_address():
    post = make_post(slug="first", published=False)
    change_post(post, by=None, slug="second")
    assert not Redirect.objects.exists()


def test_a_former_address_is_not_given_away():
    post = make_post(slug="first")
    change_post(post, by=None, slug="second")
    assert make_post("First").slug == "first-2"
    with pytest.raises(AddressTaken):
        make_post(slug="first")


def test_authors_change_and_keep_their_order():
    ada, ben, cleo = (make_member(name, role="author") for name in ("Ada", "Ben", "Cleo"))
    post = make_post(authors=[ada, ben])
    since = post.authorships.get(member=ben).since
    change_post(post, by=ada, authors=[cleo, ben])
    post = Post.objects.get()
    assert post.author_list == [cleo, ben]
    assert post.authorships.get(member=ben).since == since


def test_tags_ignore_case_in_every_script():
    make_post("A", tags=["Über", "ΦΩΣ"])
    make_post("B", tags=["über", "φωσ"])
    assert Tag.objects.count() == 2


def test_a_withdrawn_article_keeps_its_former_addresses(client):
    post = make_post(slug="first")
    withdraw(post, by=None)
    change_post(post, by=None, slug="second")
    publish(post, by=None)
    assert client.get("/articles/first/").url == "/articles/second/"
