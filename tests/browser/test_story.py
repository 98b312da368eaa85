"""The whole story, as three people play it: an author publishes, a guest and a member talk,
the desk shows exactly who is owed, and an answer is heard."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from community.notifications.sending import send_due
from tests.makers import PASSWORD, make_member

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def open_page(browser: Browser, live_server, settings):
    """A page of somebody's own browser; any script error fails the test."""
    settings.SITE_URL = live_server.url
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    contexts, troubles = [], []

    def open_page(member=None, **options) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console",
            lambda message: (
                troubles.append(message.text) if "Content Security Policy" in message.text else None
            ),
        )
        if member is not None:
            page.goto("/accounts/login/")
            page.locator("input[name=login]").fill(member.email)
            page.get_by_label("Password", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Log in", exact=True).click()
            page.wait_for_url("**/")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def mail_to(address: str) -> str:
    """The newest mail to this address, sent by the worker after the moment for undoing."""
    send_due(timezone.now() + timedelta(minutes=1))
    return next(message.body for message in reversed(mail.outbox) if message.to == [address])


def link_in(text: str, part: str) -> str:
    return re.search(rf"https?://\S+{part}\S*", text)[0]


def say_as_guest(form: Locator, name: str, email: str, words: str) -> None:
    form.locator("textarea").click()
    form.locator("textarea").fill(words)
    form.get_by_label("Name").fill(name)
    form.locator("input[type=email]").fill(email)
    form.get_by_role("checkbox").check()
    # A machine would be quicker than the form believes.
    form.page.wait_for_timeout(2500)
    form.locator("button[type=submit]").first.click()


def reply_form(page: Page, to: str) -> Locator:
    """The form that opened in place or, without scripts, on a page of its own."""
    label = page.get_by_role("textbox", name=re.compile(f"(Answer|Reply to|reply).*{to}"))
    expect(label).to_be_visible()
    return page.locator("form.comment-form").filter(has=label)


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_the_conversation_loop(open_page, javascript):
    ada = make_member("Ada Author", role="author")
    mia = make_member("Mia Member")

    # The author publishes.
    author = open_page(ada, java_script_enabled=javascript)
    author.goto("/write/new/")
    author.get_by_label("Title").fill("The seal on batch seven")
    author.get_by_label("Text").fill("It was **too soft**. Here is what we changed.")
    author.get_by_role("button", name="Publish").click()
    author.goto("/articles/the-seal-on-batch-seven/")
    expect(author.locator(".prose strong")).to_have_text("too soft")

    # A guest comments; nobody sees it until the mailed link's button is pressed.
    guest = open_page(java_script_enabled=javascript)
    guest.goto("/articles/the-seal-on-batch-seven/")
    assert guest.context.cookies() == []
    say = guest.locator("form.comment-form")
    say_as_guest(say, "Gil Guest", "gil@example.net", "Does it fit the old cap?")
    reader = open_page(java_script_enabled=javascript)
    reader.goto("/articles/the-seal-on-batch-seven/")
    expect(reader.get_by_text("Does it fit the old cap?")).to_have_count(0)
    guest.goto(link_in(mail_to("gil@example.net"), "/confirm/"))
    reader.reload()
    expect(reader.get_by_text("Does it fit the old cap?")).to_have_count(0)
    guest.get_by_role("button", name="Yes, publish it").click()
    reader.reload()
    expect(reader.get_by_text("Does it fit the old cap?")).to_be_visible()

    # A member replies to the guest: peer talk, which the desk doesn't owe.
    member = open_page(mia, java_script_enabled=javascript)
    member.goto("/articles/the-seal-on-batch-seven/")
    member.get_by_role("link", name="Reply to Gil Guest", exact=True).click()
    form = reply_form(member, "Gil Guest")
    form.locator("textarea").fill("Mine does, with a little grease.")
    form.locator("button[type=submit]").first.click()
    expect(member.get_by_text("Mine does, with a little grease.")).to_be_visible()

    # The desk shows exactly the one who is owed, and the author answers from there.
    author.goto("/desk/")
    rows = author.locator(".voice-row")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Gil Guest")
    author.get_by_label("Answer Gil Guest").fill(
        "It does since June, and a new one is in the post."
    )
    author.get_by_role("button", name="Answer", exact=True).click()
    author.goto("/desk/")
    expect(author.locator(".voice-row")).to_have_count(0)

    # The guest hears of it, follows the mail and answers again: back as a follow-up.
    answer = mail_to("gil@example.net")
    assert "a new one is in the post" in answer
    guest.goto(link_in(answer, "/comments/"))
    expect(guest.get_by_text("a new one is in the post")).to_be_visible()
    guest.get_by_role("link", name="Reply to Ada Author", exact=True).click()
    form = reply_form(guest, "Ada Author")
    say_as_guest(form, "Gil Guest", "gil@example.net", "Wonderful. How long does it take?")
    guest.goto(link_in(mail_to("gil@example.net"), "/confirm/"))
    guest.get_by_role("button", name="Yes, publish it").click()
    author.goto("/desk/")
    expect(author.locator(".voice-row")).to_have_count(1)
    expect(author.locator(".voice-row")).to_contain_text("follow-up")
    expect(author.locator(".voice-row")).to_contain_text("How long does it take?")
