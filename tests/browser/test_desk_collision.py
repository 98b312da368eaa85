"""Two of the team at the same voice, each in a browser of their own; and one on two devices."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from community.comments.models import Comment
from community.desk.models import Draft
from community.desk.saved_replies import save_reply
from tests.browser.leaving import leave
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

expect.set_options(timeout=20_000)


@pytest.fixture
def sit_down(browser: Browser, live_server):
    """A member's own browser, logged in; any script error fails the test."""
    contexts, troubles = [], []

    def sit_down(member, **options) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        client = Client()
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


@pytest.fixture
def ben():
    return make_member("Ben", role="moderator")


@pytest.fixture
def asked(ada):
    said_at = timezone.now() - timedelta(hours=3)
    return make_comment("Does it fit?", post=make_post("The seal", authors=[ada]), said_at=said_at)


def box(page: Page):
    return page.get_by_label("Answer Rita Reader")


def answers(comment) -> list[str]:
    return [a.text for a in Comment.objects.filter(parent_id=comment.pk).order_by("pk")]


def test_who_writes_is_seen_and_who_was_quicker_is_told_before_and_after_sending(
    sit_down, ada, ben, asked
):
    hers, his = sit_down(ada), sit_down(ben)
    path = f"/desk/voices/{asked.voice_id}/"
    hers.goto(path)
    his.goto(path)
    box(his).press_sequentially("Since 2019.")
    expect(his.get_by_text("Kept as a draft")).to_be_visible()
    # The page asks every ten seconds, and at once when somebody comes back to it.
    look = "document.dispatchEvent(new Event('visibilitychange'))"
    hers.evaluate(look)
    expect(hers.get_by_text("Ben is writing…")).to_be_visible()

    box(hers).fill("It fits, I think.")
    his.get_by_role("button", name="Answer", exact=True).click()
    expect(his.get_by_text("Answered.")).to_be_visible()
    hers.evaluate(look)
    expect(hers.get_by_role("link", name="Look")).to_be_visible()
    expect(hers.get_by_text("Ben answered.")).to_be_visible()
    expect(hers.get_by_text("Ben is writing…")).to_have_count(0)

    hers.get_by_role("button", name="Answer", exact=True).click()
    alert = hers.get_by_role("alert")
    expect(alert).to_contain_text("Since 2019.")
    expect(box(hers)).to_have_value("It fits, I think.")
    assert answers(asked) == ["Since 2019."]
    hers.get_by_role("button", name="Post anyway").click()
    expect(hers.get_by_text("Answered.")).to_be_visible()
    assert answers(asked) == ["Since 2019.", "It fits, I think."]
    assert not Draft.objects.exists()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("way_out", ["Keep as draft", "Discard"])
def test_keeping_and_discarding_what_came_too_late(sit_down, ada, ben, asked, way_out, scripts):
    hers = sit_down(ada, java_script_enabled=scripts)
    path = f"/desk/voices/{asked.voice_id}/"
    hers.goto(path)
    his = sit_down(ben, java_script_enabled=scripts)
    his.goto(path)
    box(his).fill("Since 2019.")
    his.get_by_role("button", name="Answer", exact=True).click()
    expect(his.get_by_text("Answered.")).to_be_visible()

    box(hers).fill("It fits, I think.")
    hers.get_by_role("button", name="Answer", exact=True).click()
    expect(hers.get_by_role("alert")).to_contain_text("Ben answered")
    hers.get_by_role("button", name=way_out).click()
    said = "Kept as a draft." if way_out == "Keep as draft" else "Discarded."
    expect(hers.get_by_text(said)).to_be_visible()
    hers.goto(path)
    kept = "It fits, I think." if way_out == "Keep as draft" else ""
    expect(box(hers)).to_have_value(kept)
    assert answers(asked) == ["Since 2019."]


def test_what_is_typed_on_one_device_is_there_on_the_other(sit_down, ada, asked):
    desk, phone = sit_down(ada), None
    desk.goto("/desk/")
    box(desk).press_sequentially("Half an ans")
    expect(desk.get_by_text("Kept as a draft")).to_be_visible()

    phone = sit_down(ada, viewport={"width": 390, "height": 844})
    phone.goto(f"/desk/?voice={asked.voice_id}")
    expect(box(phone)).to_have_value("Half an ans")
    expect(phone.get_by_role("link", name="1 draft")).to_be_visible()
    box(phone).fill("It fits.")
    phone.get_by_role("button", name="Answer", exact=True).click()
    expect(phone.get_by_text("Answered.")).to_be_visible()
    assert not Draft.objects.exists()
    assert answers(asked) == ["It fits."]


def test_leaving_the_page_keeps_what_was_typed_last(sit_down, ada, asked):
    page = sit_down(ada)
    path = f"/desk/voices/{asked.voice_id}/"
    page.goto(path)
    box(page).fill("Not yet saved")
    page.get_by_role("link", name="Peer talk").click()
    expect(page).to_have_url(re.compile("peer"))
    for _attempt in range(150):  # the browser sends it on its own, after the page is gone
        if Draft.objects.exists():
            break
        page.wait_for_timeout(100)
    assert Draft.objects.get().text == "Not yet saved"
    page.goto(path)
    expect(box(page)).to_have_value("Not yet saved")


def test_a_saved_reply_goes_where_the_cursor_stands(sit_down, ada, asked):
    save_reply(None, title="Fits", text="It fits, {first_name}.", is_shared=False, by=ada)
    page = sit_down(ada)
    page.goto("/desk/")
    box(page).fill("Hello.")
    page.get_by_text("Saved replies", exact=True).click()
    page.get_by_role("link", name="Fits", exact=True).click()
    expect(box(page)).to_have_value("Hello.\n\nIt fits, Rita.")
    expect(box(page)).to_be_focused()


def test_a_saved_reply_without_scripts(sit_down, ada, asked):
    save_reply(None, title="Fits", text="It fits, {first_name}.", is_shared=False, by=ada)
    page = sit_down(ada, java_script_enabled=False)
    page.goto("/desk/")
    page.get_by_text("Saved replies", exact=True).click()
    page.get_by_role("link", name="Fits", exact=True).click()
    expect(box(page)).to_have_value("It fits, Rita.")
