"""What the mail server was given."""

import email
import re
import time
from email.message import EmailMessage
from email.policy import default

from tests.mail_server import MailServer

PATIENCE = 60


def letters(server: MailServer, *, to: str = "") -> list[EmailMessage]:
    found = [email.message_from_string(text, policy=default) for text in list(server.mails)]
    return [letter for letter in found if to in letter["To"]]


def wait_for(server: MailServer, *, to: str, subject: str = "") -> EmailMessage:
    """The newest mail to this address whose subject has these words."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for letter in reversed(letters(server, to=to)):
            if subject in letter["Subject"]:
                return letter
        time.sleep(0.1)
    said = [f"{letter['To']}: {letter['Subject']}" for letter in letters(server)]
    raise AssertionError(f"no mail to {to} with {subject!r}; there were {said}")


def link_in(letter: EmailMessage, part: str) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    found = re.search(rf"https?://\S+{part}\S*", body.get_content())
    assert found, f"no link with {part!r} in {body.get_content()}"
    return found[0]
