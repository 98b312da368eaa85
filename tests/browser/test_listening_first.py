"""An author publishes while readers wait: nothing that they typed is lost on any way."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from blog.models import Post
from community.comments.models import Comment
from community.desk.models import PublishedAnyway
from community.voices.rules import set_rules
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

expect.set_options(timeout=15_000)
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def ada():
    return make_member("Ada Author", role="author")


@pytest.fixture
def sit_down(browser: Browser, live_server, ada) -> Iterator[Callable[..., Page]]:
    """Ada's own browser on a phone, logged in."""
    contexts = []

    def sit_down(**options) -> Page:
        context = browser.new_context(base_url=live_server.url, viewport=PHONE, **options)
        contexts.append(context)
        client = Client()
        client.force_login(ada)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([session | {"url": live_server.url}])
        return context.new_page()

    yield sit_down
    for context in contexts:
        context.close()


def two_wait(ada) -> None:
    post = make_post("The seal", authors=[ada])
    for name, text, days in (("Rita", "Does it fit?", 5), ("Karl", "Is it dry?", 2)):
        said_at = timezone.now() - timedelta(days=days)
        make_comment(text, post=post, by=make_member(name), said_at=said_at)


def write(page: Page) -> None:
    page.goto("/write/new/")
    page.get_by_label("Title", exact=True).fill("What we heard")
    page.get_by_label("Text", exact=True).fill("You asked, we looked.")
    page.get_by_role("button", name="Publish").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_answers_first_then_the_article(sit_down, ada, scripts):
    set_rules(by=None, listen_first="require")
    two_wait(ada)
    page = sit_down(java_script_enabled=scripts)
    write(page)
    expect(page.get_by_role("heading", name="2 readers wait for you")).to_be_visible()
    page.get_by_label("Answer Karl").fill("Let me look")
    page.get_by_label("Answer Rita").fill("It fits.")
    page.locator(".listen-reader", has_text="Rita").get_by_role("button", name="Answer").click()

    expect(page.get_by_role("heading", name="One reader waits for you")).to_be_visible()
    assert Comment.objects.filter(by_team=True).get().text == "It fits."
    # What was begun for the other one is still there, also after a look at the article.
    expect(page.get_by_label("Answer Karl")).to_have_value("Let me look")
    page.get_by_role("button", name="Not yet: back to the article").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("You asked, we looked.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_label("Answer Karl")).to_have_value("Let me look")

    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("Say in a few words why")).to_be_visible()
    expect(page.get_by_label("Answer Karl")).to_have_value("Let me look")
    page.get_by_label("Why it can't wait").fill("The fair opens")
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("heading", name="What we heard", level=1)).to_be_visible()
    assert Post.objects.get(title="What we heard").is_public
    kept = PublishedAnyway.objects.get()
    assert (kept.reason, kept.waiting) == ("The fair opens", 1)


def test_the_page_is_for_everybody(sit_down, ada):
    two_wait(ada)
    page = sit_down()
    write(page)
    expect(page.get_by_label("Answer Rita")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
