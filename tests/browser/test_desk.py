"""A day at the desk: by keyboard alone, without scripts on a phone, and two at the same voice."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from community.comments.models import Comment
from community.comments.posting import post_comment
from community.comments.reporting import report
from tests.browser.leaving import leave
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

expect.set_options(timeout=15_000)
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def sit_down(browser: Browser, live_server):
    """A member's own browser, logged in; any script error fails the test."""
    contexts, troubles = [], []

    def sit_down(member, **options) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        client = Client()  # one for each: logging in twice ends the first session
        client.force_login(member)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([session | {"url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield sit_down
    for context in contexts:
        leave(context)
    assert troubles == []


@pytest.fixture
def ada():
    return make_member("Ada Author", role="author")


def three_wait(ada):
    post = make_post("The seal", authors=[ada])
    return [
        make_comment(text, post=post, said_at=timezone.now() - timedelta(hours=hours))
        for text, hours in [("First question", 9), ("Second question", 5), ("Third question", 1)]
    ]


def opened(page: Page):
    return page.locator(".voice-said")


def test_by_keyboard_alone(sit_down, ada):
    first, second, third = three_wait(ada)
    page = sit_down(ada)
    page.goto("/desk/")
    expect(opened(page)).to_have_text("First question")

    page.keyboard.press("j")
    expect(opened(page)).to_have_text("Second question")
    page.keyboard.press("k")
    expect(opened(page)).to_have_text("First question")

    page.keyboard.press("r")
    page.keyboard.type("My *first* answer, j and k and r in it")
    page.keyboard.press("Control+Enter")
    expect(opened(page)).to_have_text("Second question")
    expect(page.get_by_text("Answered.")).to_be_visible()

    # The next answer can be typed at once; Escape gives the keys back to the list.
    expect(page.locator("[data-desk-box]")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(opened(page)).to_have_text("Third question")
    page.keyboard.press("r")
    page.keyboard.type("My second")
    page.keyboard.press("Control+Enter")
    expect(opened(page)).to_have_text("Second question")

    assert Comment.objects.get(parent_id=first.pk).text == "My *first* answer, j and k and r in it"
    assert Comment.objects.get(parent_id=third.pk).text == "My second"
    assert not Comment.objects.filter(parent_id=second.pk).exists()


def test_preview_stays_on_the_page_and_sends_nothing(sit_down, ada):
    three_wait(ada)
    page = sit_down(ada)
    page.goto("/desk/")
    preview = page.get_by_role("region", name="Preview")
    page.locator("[data-desk-box]").fill("It *fits* <script>alert(1)</script>")
    page.get_by_role("button", name="Preview").click()
    expect(preview.locator("em")).to_have_text("fits")
    expect(preview.locator("script")).to_have_count(0)
    assert page.url.endswith("/desk/")
    page.locator("[data-desk-box]").fill("****")
    page.get_by_role("button", name="Preview").click()
    expect(preview).to_contain_text("nothing to read")
    assert not Comment.objects.filter(by_team=True).exists()


def test_what_was_typed_is_there_after_coming_back(sit_down, ada):
    three_wait(ada)
    page = sit_down(ada)
    page.goto("/desk/")
    page.locator("[data-desk-box]").fill("Half an ans")
    page.wait_for_timeout(500)
    page.locator(".voice-row").nth(1).click()
    expect(opened(page)).to_have_text("Second question")
    expect(page.locator("[data-desk-box]")).to_have_value("")
    page.locator(".voice-row").first.click()
    expect(page.locator("[data-desk-box]")).to_have_value("Half an ans")


def test_two_of_the_team_at_the_same_voice(sit_down, ada):
    first, *_others = three_wait(ada)
    eve = make_member("Eve Editor", role="editor")
    hers, his = sit_down(ada), sit_down(eve)
    hers.goto("/desk/")
    his.goto("/desk/")
    his.locator("[data-desk-box]").fill("Eve was quicker.")
    his.get_by_role("button", name="Answer", exact=True).click()
    expect(his.get_by_text("Answered.")).to_be_visible()

    hers.locator("[data-desk-box]").fill("Ada was slower.")
    hers.get_by_role("button", name="Answer", exact=True).click()
    expect(hers.get_by_role("alert")).to_contain_text("Eve Editor answered")
    expect(hers.get_by_role("alert")).to_contain_text("Eve was quicker.")
    expect(hers.locator("[data-desk-box]")).to_have_value("Ada was slower.")
    assert Comment.objects.filter(parent_id=first.pk).count() == 1
    hers.get_by_role("button", name="Post anyway").click()
    expect(hers.get_by_text("Answered.")).to_be_visible()
    assert Comment.objects.filter(parent_id=first.pk).count() == 2


def test_on_a_phone_without_scripts(sit_down, ada):
    three_wait(ada)
    page = sit_down(ada, viewport=PHONE, java_script_enabled=False)
    page.goto("/desk/")
    expect(page.locator(".voice-row")).to_have_count(3)
    expect(page.locator(".desk-pane")).to_be_hidden()
    page.locator(".voice-row").first.click()
    expect(opened(page)).to_have_text("First question")
    expect(page.locator(".desk-list")).to_be_hidden()
    page.locator("[data-desk-box]").fill("An *answer*")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview").locator("em")).to_have_text("answer")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(opened(page)).to_have_text("Second question")
    page.locator(".voice summary", has_text="No reply needed").click()
    page.get_by_label("It was a thank-you").check()
    page.get_by_role("button", name="Close it").click()
    expect(opened(page)).to_have_text("Third question")
    page.get_by_role("link", name="To the list").click()
    expect(page.locator(".voice-row")).to_have_count(1)


def everything_open(ada, eve) -> list[str]:
    """Addresses of the desk with something of every kind on them."""
    post = make_post("The seal", authors=[ada])
    rita = make_member("Rita Reader")
    first = make_comment("First", post=post, by=rita)
    answer = post_comment(post=post, text="Yes.", by=ada, parent=first, keep_open=True).comment
    later = make_comment("Then what?", parent=answer, by=rita)
    make_comment("Another thing", post=post, by=rita)
    make_comment("Held words", post=post, by=rita, state="held", reason="links")
    report(later, by=make_member("Karl"), reason="rude", note="He swears")
    return [
        f"/desk/?voice={first.voice_id}",
        f"/desk/?voice={later.voice_id}",
        f"/desk/voices/{later.voice_id}/",
        "/desk/held/",
        "/desk/reported/",
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_full_desk(sit_down, ada, theme):
    eve = make_member("Eve Editor", role="editor")
    paths = everything_open(ada, eve)
    # axe is put into the page, which the policy rightly forbids.
    page = sit_down(eve, color_scheme=theme, bypass_csp=True)
    found = []
    for path in paths:
        page.goto(path)
        for details in page.locator("details:not(.menu) > summary").all():
            details.click()
        for violation in Axe().run(page).response["violations"]:
            found.append(f"{path} {violation['id']} {violation['nodes'][0]['html'][:200]}")
    assert not found
