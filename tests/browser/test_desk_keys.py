"""The daily work of an author: twenty readers wait, and nobody touches the mouse."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from community.comments.models import Comment
from community.voices.models import Voice
from tests.browser.test_desk import ada, opened, sit_down  # noqa: F401
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def press(page: Page, *keys: str) -> None:
    page.wait_for_load_state("load")  # the page's modules have run by then
    for key in keys:
        page.keyboard.press(key)


def answer(page: Page, words: str) -> None:
    press(page, "r")
    page.keyboard.type(words)
    press(page, "Control+Enter")


def out_of_the_box(page: Page) -> None:
    expect(page.locator("[data-desk-box]")).to_be_focused()
    press(page, "Escape")


def test_twenty_waiting_voices_by_keyboard_only(sit_down, ada):  # noqa: F811
    post = make_post("The seal", authors=[ada])
    texts = [f"Question number {n}, does it fit?" for n in range(14)]
    texts += [f"Remark number {n} without end" for n in range(3)]
    texts += ["Thanks, works!", "Danke, klappt jetzt!", "Merci, ça marche"]
    for number, text in enumerate(texts):
        said_at = timezone.now() - timedelta(hours=40 - number)
        make_comment(text, post=post, by=make_member(f"Reader {number}"), said_at=said_at)
    assert Voice.objects.owed().count() == 20
    page = sit_down(ada)
    page.goto("/desk/")

    # Twelve answers, each one key, the words and two keys; the next is there by itself.
    for number in range(12):
        expect(opened(page)).to_have_text(f"Question number {number}, does it fit?")
        answer(page, f"Yes, number {number} fits.")
        expect(page.get_by_text("Answered.")).to_be_visible()
        expect(opened(page)).to_have_text(f"Question number {number + 1}, does it fit?")
        out_of_the_box(page)

    # A heart, and it still waits; put off until tomorrow.
    press(page, "h")
    expect(page.get_by_text("A heart for it.")).to_be_visible()
    expect(opened(page)).to_have_text("Question number 12, does it fit?")
    press(page, "s", "Enter")
    expect(page.get_by_text("Put off.")).to_be_visible()
    expect(opened(page)).to_have_text("Question number 13, does it fit?")

    # Closed by mistake, and undone.
    press(page, "e", "Enter")
    expect(page.get_by_text("No reply needed.")).to_be_visible()
    press(page, "u")
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(opened(page)).to_have_text("Question number 13, does it fit?")
    answer(page, "Yes, this one too.")
    expect(opened(page)).to_have_text("Remark number 0 without end")
    out_of_the_box(page)

    # All closing words with one key, the rest ticked and closed together.
    press(page, "y")
    expect(page.get_by_text("No reply needed for 3.")).to_be_visible()
    for number in range(3):
        expect(opened(page)).to_have_text(f"Remark number {number} without end")
        press(page, "x")
        expect(page.locator("[data-bulk-count]")).to_have_text(str(number + 1))
        if number < 2:
            press(page, "j")
    press(page, "b", "Tab", "Enter")
    expect(page.get_by_text("No reply needed for 3.")).to_be_visible()
    expect(page.get_by_text("Nobody is waiting.")).to_be_visible()
    assert not Voice.objects.owed().exists()
    assert Comment.objects.filter(by_team=True, state="public").count() == 13


def test_the_help_sheet_opens_and_closes(sit_down, ada):  # noqa: F811
    make_comment(post=make_post(authors=[ada]))
    page = sit_down(ada, viewport={"width": 1280, "height": 900})
    page.goto("/desk/")
    sheet = page.locator(".desk-keys-list")
    expect(sheet).to_be_hidden()
    press(page, "?")
    expect(sheet).to_be_visible()
    for key in "jkresahu?":
        expect(page.locator(".desk-keys").get_by_text(key, exact=True).first).to_be_visible()
    press(page, "?")
    expect(sheet).to_be_hidden()
    assert not Comment.objects.filter(by_team=True).exists()
