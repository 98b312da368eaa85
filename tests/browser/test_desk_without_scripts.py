"""Everything at the desk on a phone without scripts: forms and links alone."""

import pytest
from playwright.sync_api import expect

from community.comments.models import Comment
from community.voices.models import Voice
from tests.browser.test_desk import PHONE, ada, opened, sit_down, three_wait  # noqa: F401
from tests.makers import make_member

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_round_without_scripts(sit_down, ada):  # noqa: F811
    _first, second, _third = three_wait(ada)
    ben = make_member("Ben Baker", role="author")
    page = sit_down(ada, java_script_enabled=False, viewport=PHONE)
    page.goto("/desk/")

    # A mistake, undone.
    page.locator(".voice-row").first.click()
    expect(opened(page)).to_have_text("First question")
    page.locator("summary", has_text="No reply needed").click()
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_text("No reply needed.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(opened(page)).to_have_text("First question")

    # Answered, taken back, and the words are there again.
    page.locator("textarea").first.fill("Yes, it fits.")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_text("Answered.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(opened(page)).to_have_text("First question")
    expect(page.locator("textarea").first).to_have_value("Yes, it fits.")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_text("Answered.")).to_be_visible()
    assert Comment.objects.filter(by_team=True, state="public").count() == 1

    # Given to a colleague, in two steps.
    page.goto(f"/desk/voices/{second.voice_id}/")
    page.get_by_role("button", name="Assign").click()
    page.get_by_label("Who answers?").select_option("Ben Baker")
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_text("Assigned.")).to_be_visible()
    assert Voice.objects.get(pk=second.voice_id).owner == ben

    # What is ticked is put off together.
    page.goto("/desk/")
    page.get_by_label("Tick what").last.check()
    page.locator("summary", has_text="With the ticked ones").click()
    page.get_by_role("button", name="Put them off").click()
    expect(page.get_by_text("Put off.")).to_be_visible()
    assert Voice.objects.snoozed().count() == 1
