import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from blog.models import Image, Post
from blog.pictures import store_picture
from blog.writing import change_post
from community.events.models import Event
from socialblog.lib.pictures import reencode
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_member("Ada", role="author")


@pytest.fixture
def writing(client, ada):
    client.force_login(ada)
    return client


def filled_in(post: Post | None = None, **changes) -> dict:
    """What the browser sends for the form as it stands, with changes."""
    form = {"title": "Six euros", "summary": "", "body": "We *count*.", "comments_open": "on"}
    if post:
        form |= {"title": post.title, "body": post.body, "slug": post.slug}
        form |= {"seen": Post.objects.get(pk=post.pk).updated_at.isoformat()}
        if post.cover_id:
            form |= {"cover_id": post.cover_id, "cover_alt": post.cover.alt}
    return form | changes


def a_picture(name: str = "lamp.png") -> SimpleUploadedFile:
    out = io.BytesIO()
    Pillow.new("RGB", (900, 600), "teal").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def test_a_draft_is_saved_and_opened_again(writing, ada):
    response = writing.post("/write/new/", filled_in(tags="Money, Repair"), follow=True)
    post = Post.objects.get()
    assert response.redirect_chain == [(f"/write/{post.pk}/", 302)]
    assert "Saved." in response.text
    assert (post.title, post.state, post.author_list) == ("Six euros", "draft", [ada])
    assert [tag.name for tag in post.tag_list] == ["Money", "Repair"]
    assert "We *count*." in response.text
    assert "<em>count</em>" in response.text


def test_publishing_leads_to_the_article(writing):
    response = writing.post("/write/new/", filled_in(publish="1"), follow=True)
    assert response.redirect_chain == [("/articles/six-euros/", 302)]
    assert "Published" in response.text
    assert Post.objects.get().is_public


def test_a_public_article_is_changed_and_withdrawn(writing, ada):
    post = make_post(author=ada)
    writing.post(f"/write/{post.pk}/", filled_in(post, title="Better", answer_everything="on"))
    post.refresh_from_db()
    assert (post.title, post.is_public, post.answer_everything) == ("Better", True, True)
    writing.post(f"/write/{post.pk}/", filled_in(post, withdraw="1", comments_open=""))
    post.refresh_from_db()
    assert (post.state, post.comments_open) == ("withdrawn", False)


def test_the_form_shows_what_is_there(writing, ada):
    post = make_post(
        "Six euros",
        author=ada,
        summary="Where they go",
        tags=["Money"],
        language="de",
        body="Über <b>alles</b> & more",
    )
    page = writing.get(f"/write/{post.pk}/").text
    for part in ("Six euros", "Where they go", 'value="Money"', 'value="six-euros"'):
        assert part in page
    assert 'value="de" selected' in page
    assert "Über &lt;b&gt;alles&lt;/b&gt; &amp; more</textarea>" in page


def test_mistakes_keep_what_was_typed(writing):
    response = writing.post(
        "/write/new/", filled_in(title="\u200b", body="# Long work", tags="A, B")
    )
    assert response.status_code == 422
    assert "# Long work</textarea>" in response.text
    assert 'value="A, B"' in response.text
    assert "title" in response.context["form"].errors
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "\u202e\u2066"}, "title"),
        ({"summary": "x" * 501}, "summary"),
        ({"slug": "a b"}, "slug"),
        ({"slug": "a/b"}, "slug"),
        ({"slug": "feed"}, "slug"),
        ({"slug": "taken"}, "slug"),
        ({"slug": "漢" * 90}, "slug"),
        ({"tags": "x" * 61}, "tags"),
        ({"tags": ",".join(map(str, range(21)))}, "tags"),
        ({"language": "xx"}, "language"),
        ({"body": "x" * 200_001}, "body"),
        ({"body": " \n ", "publish": "1"}, "body"),
        ({"cover_id": "9" * 40}, "cover_id"),
    ],
)
def test_what_the_form_refuses(writing, changes, field):
    make_post(slug="taken")
    response = writing.post("/write/new/", filled_in(**changes))
    if field == "cover_id":  # nobody's picture: as if there were none
        assert response.status_code == 302
        assert Post.objects.latest("id").cover is None
        return
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert Post.objects.count() == 1


def test_a_null_byte_is_refused_in_words(writing):
    response = writing.post("/write/new/", filled_in(body="a\x00b"))
    assert response.status_code == 422


def test_a_cover_is_stored_anew_and_described(writing):
    writing.post(
        "/write/new/",
        filled_in(cover_file=a_picture(), cover_alt="A lamp", cover_credit="Ruth"),
    )
    post = Post.objects.get()
    assert (post.cover.alt, post.cover.credit, post.cover.width) == ("A lamp", "Ruth", 900)
    assert post.cover.file.name.endswith(".webp")
    assert "six-euros" in post.cover.file.name
    assert post.cover.widths == [480]
    writing.post(f"/write/{post.pk}/", filled_in(post, cover_alt="Another lamp"))
    assert Image.objects.get().alt == "Another lamp"
    writing.post(f"/write/{post.pk}/", filled_in(post, cover_remove="on"))
    post.refresh_from_db()
    assert post.cover is None


def test_a_cover_without_words_is_asked_for_them_and_not_sent_twice(writing):
    response = writing.post("/write/new/", filled_in(cover_file=a_picture()))
    assert response.status_code == 422
    assert "cover_alt" in response.context["form"].errors
    kept = Image.objects.get()
    assert f'name="cover_id" value="{kept.pk}"' in response.text
    writing.post("/write/new/", filled_in(cover_id=kept.pk, cover_alt="A lamp"))
    assert Post.objects.get().cover == kept
    assert Image.objects.get().alt == "A lamp"


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"GIF89a" + b"x" * 99])
def test_a_cover_in_disguise_is_refused(writing, content):
    upload = SimpleUploadedFile("lamp.jpg", content, "image/jpeg")
    response = writing.post("/write/new/", filled_in(cover_file=upload, cover_alt="A lamp"))
    assert response.status_code == 422
    assert "cover_file" in response.context["form"].errors
    assert not Image.objects.exists()


def test_pictures_of_others_cannot_be_taken_by_their_number(writing):
    theirs = make_member("Ben", role="author")
    image = store_picture(reencode(a_picture()), by=theirs, alt="A lamp")
    writing.post("/write/new/", filled_in(cover_id=image.pk))
    assert Post.objects.get().cover is None


def test_who_saves_after_somebody_else_is_told_first(writing, ada):
    ben = make_member("Ben", role="author")
    post = make_post(authors=[ada, ben])
    opened = filled_in(post, body="Ada's version", first_author=ada.pk, authors=[ben.pk])
    change_post(post, by=ben, body="Ben's version")
    response = writing.post(f"/write/{post.pk}/", opened)
    assert response.status_code == 422
    assert "Ben changed this article" in response.text
    assert "Ada&#x27;s version</textarea>" in response.text
    again = opened | {"seen": response.context["form"]["seen"].value()}
    assert writing.post(f"/write/{post.pk}/", again).status_code == 302
    assert Post.objects.get().body == "Ada's version"


def test_comments_meanwhile_are_no_reason_to_ask(writing, ada):
    from tests.makers import make_comment

    post = make_post(author=ada)
    opened = filled_in(post, title="Other")
    make_comment(post=post)
    assert writing.post(f"/write/{post.pk}/", opened).status_code == 302


def test_authors_are_chosen_among_those_who_write(writing, ada):
    ben = make_member("Ben", role="author")
    rita = make_member("Rita")
    form = filled_in(first_author=ben.pk, authors=[ada.pk])
    writing.post("/write/new/", form)
    assert Post.objects.get().author_list == [ben, ada]
    response = writing.post("/write/new/", filled_in(first_author=ada.pk, authors=[rita.pk]))
    assert "authors" in response.context["form"].errors
    response = writing.post("/write/new/", filled_in(first_author=ben.pk))
    assert "You would lose the article" in response.text


def test_a_single_writer_is_not_asked_for_authors(writing, ada):
    assert "first_author" not in writing.get("/write/new/").text
    writing.post("/write/new/", filled_in())
    assert Post.objects.get().author_list == [ada]


@pytest.mark.parametrize("pk", ["0", "99", "9" * 30])
def test_what_does_not_exist(writing, pk):
    assert writing.get(f"/write/{pk}/").status_code == 404
    assert writing.post(f"/write/{pk}/", filled_in()).status_code == 404


def test_articles_of_others_do_not_exist(writing):
    post = make_post(author=make_member("Ben", role="author"))
    assert writing.get(f"/write/{post.pk}/").status_code == 404
    assert writing.post(f"/write/{post.pk}/", filled_in(post, title="Mine")).status_code == 404
    assert Post.objects.get().title != "Mine"


def test_an_editor_changes_everybodys(client, ada):
    post = make_post(author=ada)
    client.force_login(make_member("Edda", role="editor"))
    form = filled_in(post, title="Corrected", first_author=ada.pk)
    assert client.post(f"/write/{post.pk}/", form).status_code == 302
    post = Post.objects.get()
    assert (post.title, post.author_list) == ("Corrected", [ada])
    assert Event.objects.get(code="post.changed").actor.display_name == "Edda"


def test_a_token_is_needed(ada):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    response = client.post("/write/new/", filled_in(body="My long text"))
    assert response.status_code == 403
    assert "My long text" in response.text
    assert not Post.objects.exists()


def test_refreshing_the_preview_without_scripts_saves_nothing(writing):
    response = writing.post("/write/new/", filled_in(preview="1", title=""))
    assert response.status_code == 200
    assert "<em>count</em>" in response.text
    assert "We *count*.</textarea>" in response.text
    assert not Post.objects.exists()
