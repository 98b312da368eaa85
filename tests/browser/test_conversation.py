"""The conversation in a browser: everything works without scripts, and nicer with them."""

import base64
import io
import re

import pytest
from django.test import Client
from PIL import Image as Pillow
from playwright.sync_api import Browser, Page, expect

from blog.models import Image
from community.comments.models import Comment
from tests.makers import make_comment, make_member, make_post
from tests.seeding import seed_conversation

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def open_page(browser: Browser, live_server, settings):
    """A page of somebody's own browser; a script's error or the policy's complaint fails."""
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    contexts, troubles = [], []

    def open_page(path: str, *, by=None, **options) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **options)
        contexts.append(context)
        if by is not None:
            client = Client()
            client.force_login(by)
            key = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console",
            lambda said: troubles.append(said.text) if "Security Policy" in said.text else None,
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def question():
    return make_comment("Does it float?", by=make_member("Rita"))


def article(comment) -> str:
    return comment.post.get_absolute_url()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reply_and_its_place(open_page, question, scripts):
    karl = make_member("Karl")
    page = open_page(article(question), by=karl, java_script_enabled=scripts)
    page.get_by_role("link", name="Reply to Rita").click()
    if scripts:
        expect(page.get_by_label("Your reply to Rita")).to_be_focused()
        assert page.url.endswith(article(question))
    page.get_by_label("Your reply to Rita").fill("Like a *cork*.")
    page.get_by_role("button", name="Preview").last.click()
    expect(page.locator(".preview:visible em")).to_have_text("cork")
    page.get_by_role("button", name="Reply", exact=True).click()
    page.wait_for_url(re.compile(r"#c\d+$"))
    expect(page.locator(".comment:target .said")).to_have_text("Like a cork.")
    reply = Comment.objects.latest("pk")
    assert (reply.user, reply.parent_id) == (karl, question.pk)


def test_a_reply_begun_and_put_off_is_kept(open_page, question):
    page = open_page(article(question), by=make_member("Karl"))
    page.get_by_role("link", name="Reply to Rita").click()
    expect(page.get_by_label("Your reply to Rita")).to_be_focused()
    page.keyboard.type("Half a thought")
    page.wait_for_timeout(400)  # it is stored a moment after the last letter
    page.get_by_role("link", name="Not now").click()
    expect(page.get_by_role("link", name="Reply to Rita")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your reply to Rita")).to_have_value("Half a thought")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_heart(open_page, question, scripts):
    page = open_page(article(question), by=make_member("Karl"), java_script_enabled=scripts)
    heart = page.locator("button.like")
    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart.locator(".figures")).to_have_text("1")
    assert page.url.endswith(article(question)) == scripts
    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "false")
    expect(heart.locator(".figures")).to_have_text("")
    assert Comment.objects.get().like_count == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_words_are_changed(open_page, question, scripts):
    page = open_page(article(question), by=question.user, java_script_enabled=scripts)
    page.locator(".comment summary").click()
    page.get_by_role("link", name="Edit").click()
    if scripts:
        expect(page.locator(".comment .said").first).not_to_be_visible()
    page.get_by_label("Your words").fill("Does it sink?")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"#c\d+$"))
    expect(page.locator(".comment .said")).to_have_text("Does it sink?")
    expect(page.locator(".comment-head")).to_contain_text("edited")


@pytest.mark.parametrize("scripts", [True, False])
def test_more_replies(open_page, scripts):
    post = make_post()
    ids = seed_conversation(post, roots=1, replies=70)
    page = open_page(post.get_absolute_url(), java_script_enabled=scripts)
    expect(page.locator(".comment[id]")).to_have_count(11)
    page.get_by_role("link", name="Show 60 more replies").click()
    page.get_by_role("link", name="Show 10 more replies").click()
    expect(page.locator(f"#c{ids[-1]}")).to_be_visible()
    if scripts:
        expect(page.locator(".comment[id]")).to_have_count(71)


def test_links_of_the_old_site_find_their_comment(open_page):
    post = make_post()
    ids = seed_conversation(post, roots=60)
    Comment.objects.filter(pk=ids[55]).update(legacy_key="wp:old.example:4711")
    page = open_page(f"{post.get_absolute_url()}#comment-4711")
    page.wait_for_url(f"**/*#c{ids[55]}")
    expect(page.locator(".comment:target")).to_be_visible()


def test_a_guest_who_is_taken_for_a_machine_keeps_every_word(open_page, question):
    page = open_page(article(question))
    form = page.locator("#say form")
    form.locator("textarea").fill("A long thought about lamps.")
    form.get_by_label("Name").fill("Gil")
    form.get_by_label("E-mail").fill("gil@example.net")
    # As an over-eager extension might.
    page.evaluate("document.querySelector('#say [name=subject]').value = 'Gil'")
    form.get_by_role("button", name="Say it").click()
    expect(page.locator(".form-errors")).to_contain_text("automatic message")
    expect(page.get_by_label("Your words")).to_have_value("A long thought about lamps.")
    page.wait_for_timeout(2500)
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("check your mail")
    # What was sent is not offered again.
    page.goto(article(question))
    expect(page.locator("#say textarea")).to_have_value("")


def test_the_trap_is_out_of_sight_and_out_of_reach(open_page, question):
    page = open_page(article(question))
    page.locator("#say textarea").click()
    trap = page.locator("#say [name=subject]")
    box = trap.bounding_box()
    assert box is None or box["x"] + box["width"] <= 0
    names = []
    for _ in range(12):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.name"))
    assert "email" in names
    assert "subject" not in names


# --- pictures in what the team writes ------------------------------------------------------------


@pytest.fixture
def ada():
    return make_member("Ada", role="author")


def a_png() -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", (640, 480), "teal").save(out, "PNG")
    return out.getvalue()


HAND_OVER = """
([kind, name, content]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name, { type: "image/png" }));
  const how = { bubbles: true, cancelable: true, clipboardData: carried, dataTransfer: carried };
  const event = kind === "paste" ? new ClipboardEvent(kind, how) : new DragEvent(kind, how);
  return !document.activeElement.dispatchEvent(event);
}
"""


def hand_over(page: Page, kind: str, content: bytes) -> bool:
    """Paste or drop a file into the field with the cursor; whether the page took it."""
    return page.evaluate(HAND_OVER, [kind, "lamp.png", base64.b64encode(content).decode()])


def test_a_chosen_picture_becomes_a_line_and_the_line_a_picture(open_page, question, ada):
    page = open_page(article(question), by=ada)
    page.get_by_role("link", name="Reply to Rita").click()
    area = page.get_by_label("Your reply to Rita")
    area.fill("Like so:")
    form = page.locator("form.comment-form", has=area)
    with page.expect_file_chooser() as chosen:
        form.get_by_role("link", name="Add a picture").click()
    files = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": a_png()} for n in "ab"]
    chosen.value.set_files(files)
    expect(form.get_by_role("status")).to_contain_text("The picture is in your text.")
    first, second = Image.objects.order_by("pk")
    expect(area).to_have_value(f"Like so:\n\n![]({first.url})\n![]({second.url})\n")
    # The cursor stands where its words belong.
    expect(area).to_be_focused()
    page.keyboard.type("The seal")
    form.get_by_role("button", name="Reply", exact=True).click()
    page.wait_for_url(re.compile(r"#c\d+$"))
    expect(page.get_by_role("img", name="The seal")).to_have_attribute("src", first.url)


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_a_picture_is_pasted_or_dropped_into_the_text(open_page, question, ada, kind):
    page = open_page(article(question), by=ada)
    area = page.get_by_label("Say something")
    area.focus()
    assert hand_over(page, kind, a_png())
    expect(area).to_have_value(re.compile(r"^!\[\]\(/media/pictures/.*\)\n$"))


def test_what_is_wrong_with_it_is_said_in_words_and_the_text_stays(open_page, question, ada):
    page = open_page(article(question), by=ada)
    area = page.get_by_label("Say something")
    area.fill("Like so:")
    assert hand_over(page, "paste", b"no picture")
    says = page.locator("#say").get_by_role("status")
    expect(says).to_contain_text("Please use a JPEG")
    expect(area).to_have_value("Like so:")
    page.context.clear_cookies()
    assert hand_over(page, "paste", a_png())
    expect(says).to_contain_text("look whether you are still logged in")
    expect(area).to_have_value("Like so:")
    assert not Image.objects.exists()


def test_readers_paste_as_ever(open_page, question):
    page = open_page(article(question), by=question.user)
    page.get_by_label("Say something").focus()
    assert not hand_over(page, "paste", a_png())
    assert page.get_by_role("link", name="Add a picture").count() == 0


def test_without_scripts_the_line_is_copied_from_a_page(open_page, question, ada):
    page = open_page(article(question), by=ada, java_script_enabled=False)
    page.get_by_label("Say something").fill("Like so:")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Add a picture").click()
    other = opened.value
    photo = {"name": "a.png", "mimeType": "image/png", "buffer": a_png()}
    other.get_by_label("Picture").set_input_files(photo)
    other.get_by_label("What it shows").fill("The seal")
    other.get_by_role("button", name="Send it").click()
    line = other.get_by_label("Copy this line").input_value()
    page.get_by_label("Say something").fill(f"Like so:\n\n{line}")
    page.get_by_role("button", name="Say it").click()
    page.wait_for_url(re.compile(r"#c\d+$"))
    expect(page.get_by_role("img", name="The seal")).to_have_count(1)
