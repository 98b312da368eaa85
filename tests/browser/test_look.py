"""What only a browser can tell about the look: themes, narrow screens, kept text, and axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page, expect

from community.members.models import Member
from tests.makers import make_comment, make_member, make_page, make_post

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WIDE = f"""## {LONG_WORD}

`{LONG_WORD}{LONG_WORD}`

    {LONG_WORD} {LONG_WORD} {LONG_WORD}

| {LONG_WORD} | {LONG_WORD} | {LONG_WORD} |
|---|---:|---|
| 1 | 2 | 3 |

https://example.org/{LONG_WORD}/{LONG_WORD}/
"""


OFFENDERS = """[...document.querySelectorAll("body *")]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 80)).slice(0, 3)"""


@pytest.fixture
def editor() -> Member:
    return make_member("Edith Editor", role="editor")


@pytest.fixture
def paths(editor: Member) -> list[str]:
    """Every kind of page, with something on it."""
    reader = make_member(LONG_WORD[:60])
    post = make_post("A lamp that lasts", author=editor, body=WIDE)
    make_page("About")
    parent = make_comment(post=post, by=reader, text=f"{LONG_WORD} مرحبا 🚲 `{LONG_WORD}`")
    for depth in range(2, 9):
        parent = make_comment(
            post=post,
            by=editor if depth % 2 else reader,
            parent=parent,
            text=f"Reply number {depth}",
        )
    make_comment(post=post, by=reader, text="It fogs up in the rain, what can I do?")
    member = [
        "/desk/",
        "/desk/done/",
        "/desk/held/",
        "/desk/reported/",
        "/write/",
        "/write/new/",
        f"/write/{post.pk}/",
        "/write/pictures/",
        "/site/",
        "/site/pages/",
        "/site/pages/new/",
        "/site/people/",
        "/accounts/profile/",
        "/accounts/email/",
        "/accounts/2fa/",
    ]
    return [
        "/",
        post.get_absolute_url(),
        "/about/",
        "/archive/",
        f"/authors/{editor.username}/",
        reader.get_absolute_url(),
        f"/comments/{parent.pk}/reply/",
        "/accounts/login/",
        "/accounts/signup/",
        "/nothing/here/",
        *member,
    ]


def log_in(context: BrowserContext, address: str, member: Member, client) -> None:
    client.force_login(member)
    key = client.cookies["sessionid"].value
    assert SessionStore(session_key=key).exists(key)
    context.add_cookies([{"name": "sessionid", "value": key, "url": address}])


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(browser: Browser, live_server, client, editor, paths, theme, width):
    # axe is put into the page, which the policy rightly forbids.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True
    )
    anonymous = paths[: paths.index("/desk/")]
    found = found_by_axe(context.new_page(), live_server.url, anonymous)
    log_in(context, live_server.url, editor, client)
    found += found_by_axe(context.new_page(), live_server.url, paths[:7] + paths[len(anonymous) :])
    context.close()
    assert not found


def found_by_axe(page: Page, address: str, paths: list[str]) -> list[str]:
    found = []
    for path in paths:
        page.goto(address + path)
        for violation in Axe().run(page).response["violations"]:
            found.append(f"{path} {violation['id']} {violation['nodes'][0]['html'][:200]}")
    return found


def test_the_narrowest_screen_never_scrolls_sideways(
    browser: Browser, live_server, client, editor, paths
):
    # 320 px is also what 1280 px are at 400 % (WCAG 1.4.10).
    context = browser.new_context(viewport={"width": 320, "height": 640})
    log_in(context, live_server.url, editor, client)
    page = context.new_page()
    too_wide = []
    for path in paths:
        page.goto(live_server.url + path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append((path, page.evaluate(OFFENDERS)))
    context.close()
    assert not too_wide


def test_a_chosen_theme_is_there_before_anything_is_painted(page: Page, live_server):
    page.goto(live_server.url)
    page.get_by_role("button", name="Dark").click()
    # The sheets have not run yet when the document starts to be read.
    page.add_init_script(
        "new MutationObserver(() => { if (document.body && !window.themeAtBody)"
        " window.themeAtBody = document.documentElement.dataset.theme || 'none'; })"
        ".observe(document, { childList: true, subtree: true });"
    )
    page.reload()
    assert page.evaluate("window.themeAtBody") == "dark"
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Auto").click()
    page.reload()
    assert page.evaluate("window.themeAtBody") == "none"


def test_the_theme_needs_scripts_and_is_hidden_without(browser: Browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    expect(page.get_by_role("group", name="Light or dark")).to_be_hidden()
    context.close()


def test_what_was_typed_survives_a_closed_tab_until_it_was_sent(
    browser: Browser, live_server, client
):
    reader = make_member("Rita Reader")
    post = make_post()
    context = browser.new_context()
    log_in(context, live_server.url, reader, client)
    page = context.new_page()
    page.goto(live_server.url + post.get_absolute_url())
    page.get_by_role("textbox", name="Say something").fill("A thought that must not get lost")
    page.wait_for_timeout(600)  # it is kept when the hands rest, after 300 ms
    page.close()

    page = context.new_page()
    page.goto(live_server.url + post.get_absolute_url())
    expect(page.get_by_role("textbox", name="Say something")).to_have_value(
        "A thought that must not get lost"
    )
    page.get_by_role("button", name="Say it").click()
    expect(page.locator(".thread .said")).to_have_text("A thought that must not get lost")

    page.goto(live_server.url + post.get_absolute_url())
    expect(page.get_by_role("textbox", name="Say something")).to_have_value("")
    context.close()


def test_times_are_said_as_people_say_them(page: Page, live_server):
    post = make_post()
    make_comment(post=post, by=make_member(), text="Just said")
    page.goto(live_server.url + post.get_absolute_url())
    time = page.locator(".comment time").first
    expect(time).to_have_text("now")
    assert time.get_attribute("title")
