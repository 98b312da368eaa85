import pytest

from blog.models import Page, Post
from tests.makers import make_member, make_post

pytestmark = pytest.mark.django_db

WRITTEN = {"title": "Six <euros>", "summary": "Why so", "body": "An hour's\nwriting"}


@pytest.mark.parametrize("address", ["/write/new/", "/write/{post}/", "/site/pages/new/"])
def test_what_was_written_outlives_the_session(client, address):
    ada = make_member("Ada", role="author")
    post = make_post(authors=[ada])
    response = client.post(address.format(post=post.pk), WRITTEN)
    assert response.status_code == 403
    for words in ("Six &lt;euros&gt;", "Why so", "An hour&#x27;s\nwriting"):
        assert words in response.text
    assert f'?next={address.format(post=post.pk)}"' in response.text
    assert Post.objects.get().title == post.title
    assert not Page.objects.filter(title="Six <euros>").exists()


def test_strangers_are_led_to_the_log_in(client):
    response = client.post("/write/new/", {"title": "Nothing written"})
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")
