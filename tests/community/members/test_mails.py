"""Mails about the account: our words, one subject line, text and HTML that say the same."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from django.conf import settings
from django.core import mail
from django.test import RequestFactory
from django.utils import timezone

from blog.models import SiteSettings
from community.members.mails import as_html
from tests.makers import make_member

TEMPLATES = Path(settings.BASE_DIR) / "templates"
NAMES = sorted(
    str(path.relative_to(TEMPLATES)).removesuffix("_message.txt")
    for path in TEMPLATES.glob("*/email/*_message.txt")
    if path.name != "base_message.txt"
)
CONTEXT = {
    "activate_url": "https://blog.example/accounts/confirm-email/a:b/?x=1&y=2",
    "password_reset_url": "https://blog.example/accounts/password/reset/key/1-a/",
    "signup_url": "https://blog.example/accounts/signup/",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
    "deleted_email": "old@example.org",
    "timestamp": timezone.now(),
    "user_agent": "Firefox <b>140</b>",
    "reset_url": "https://blog.example/accounts/password/reset/",
}


class Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.links, self.tags = "", [], set()
        self.feed(html.partition("<body")[2].partition(">")[2])

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]


def render(name: str):
    request = RequestFactory().get("/")
    request.user = make_member()
    with request_context(request):
        return get_adapter(request).render_mail(
            name, "rita@example.org", CONTEXT | {"request": request}
        )


def bare(text: str) -> list[str]:
    return re.sub(r"https?://\S+|[:\s]|^-- $", "", text, flags=re.M)


def test_every_mail_that_can_be_sent_has_our_words():
    import allauth

    theirs = Path(allauth.__file__).parent / "templates"
    sent = {
        path.name
        for path in [*theirs.glob("account/email/*_message.txt"), *theirs.glob("mfa/email/*.txt")]
        # By code is not how this site logs in.
        if path.name.endswith("_message.txt") and "_code_" not in path.name
    }
    ours = {Path(name).name + "_message.txt" for name in NAMES} | {"base_message.txt"}
    assert sent - ours == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_mail(name):
    SiteSettings.objects.update(name="Lamps <& Co>")
    message = render(name)
    assert message.subject.endswith("Lamps <& Co>") and "\n" not in message.subject
    assert len(message.subject) < 80
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "example.com" not in message.body and "&lt;" not in message.body
    assert not re.search(r"\n{3,}|{%|{{|}}", message.body)
    assert message.body.endswith("-- \nLamps <& Co>\n")
    assert max(len(line) for line in message.body.splitlines()) < 300
    [(html, kind)] = message.alternatives
    assert kind == "text/html"
    words = Words(html)
    assert bare(words.words) == bare(message.body)
    assert words.links == re.findall(r"https?://\S+", message.body)
    assert words.tags <= {"div", "p", "a"}


def test_what_people_send_stays_text():
    html = as_html(
        "Hello <script>alert(1)</script>\n\nGo on:\nhttps://x.example/?a=1&b=2\n\n-- \nI"
    )
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert 'href="https://x.example/?a=1&amp;b=2"' in html and ">Go on</a>" in html


def test_only_http_becomes_a_button():
    html = as_html("Go:\njavascript:alert(1)\n\nGo:\nhttps://x.example/ and more")
    assert "<a " not in html


@pytest.mark.django_db
def test_silent_mail_server_loses_nothing(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1
    form = {"name": "Jonas", "email": "jonas@example.org", "password1": "seven green lamps"}
    page = client.post("/accounts/signup/", form, follow=True).content.decode()
    assert "We could not send the mail just now." in page
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client.post("/accounts/login/", {"login": "jonas@example.org", "password": "seven green lamps"})
    assert "Confirm your address" not in [message.subject for message in mail.outbox]
