"""Passkeys in a real browser under the site's own Content-Security-Policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from community.members.models import Member
from tests.makers import PASSWORD, make_member

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

KEY_OF_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser: Browser, live_server, settings):
    """A page whose browser has a fingerprint reader; what the policy blocks fails the test."""
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    troubles: list[str] = []
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    yield page
    context.close()
    assert not [text for text in troubles if "Content Security Policy" in text or "Error" in text]


@pytest.fixture
def device(page: Page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY_OF_THE_DEVICE})

    def set_verified(verified: bool) -> None:
        session.send("WebAuthn.setUserVerified", added | {"isUserVerified": verified})

    return set_verified


def log_in(page: Page, member: Member) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Mail address").fill(member.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def log_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Log out").click()
    page.wait_for_url("**/")


def add_a_key(page: Page) -> None:
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name").fill("Blue key")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("The key is added.")).to_be_visible()


def test_add_a_passkey_and_log_in_with_it_alone(page, device):
    member = make_member("Rita Reader")
    log_in(page, member)
    add_a_key(page)
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_text("Blue key")).to_be_visible()
    expect(page.get_by_text("Passkey: logs in without a password.")).to_be_visible()
    log_out(page)

    page.goto("/accounts/login/?next=/archive/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url("**/archive/")
    expect(page.get_by_label("Menu of Rita Reader")).to_be_visible()


def test_as_second_step_after_the_password(page, device):
    member = make_member("Rita Reader")
    log_in(page, member)
    add_a_key(page)
    log_out(page)

    log_in(page, member)
    expect(page.get_by_role("heading", name="The second step")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Use a key").click()
    expect(page.get_by_label("Menu of Rita Reader")).to_be_visible()


def test_a_finger_that_is_not_known_is_told_so(page, device):
    member = make_member("Rita Reader")
    log_in(page, member)
    add_a_key(page)
    log_out(page)
    device(False)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_text("That didn't work")).to_be_visible()
    expect(page.get_by_role("button", name="Log in", exact=True)).to_be_visible()


STRANGERS = ["password/reset/", "confirm-email/", "confirm-email/nonsense/", "inactive/"]
MEMBERS = [
    "2fa/",
    "2fa/totp/activate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "2fa/recovery-codes/",
    "2fa/recovery-codes/generate/",
    "password/change/",
    "email/",
    "3rdparty/",
    "logout/",
]


def test_axe_finds_nothing(page, device):
    found = {}

    def look_at(paths: list[str]) -> None:
        for path in paths:
            page.goto(f"/accounts/{path}")
            results = Axe().run(page)
            if results.violations_count:
                found[path] = results.generate_report()

    look_at(STRANGERS)
    log_in(page, make_member("Rita Reader"))
    add_a_key(page)
    look_at(MEMBERS)
    assert found == {}
