"""One way to build a mail, and a mailbox on disk for trying the site without a mail server."""

import secrets
import time
from email.utils import formataddr, parseaddr
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string


def build_mail(
    name: str, context: dict, *, to: str, sender: str = "", headers: dict[str, str] | None = None
) -> EmailMultiAlternatives:
    """A mail from the templates `<name>.subject.txt`, `<name>.txt` and `<name>.html`.

    `sender` is shown as the name before our own address.
    """
    subject = " ".join(render_to_string(f"{name}.subject.txt", context).split())
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    mail = EmailMultiAlternatives(
        subject=subject[:200],
        body=render_to_string(f"{name}.txt", context).strip() + "\n",
        from_email=formataddr((sender, address)) if sender else settings.DEFAULT_FROM_EMAIL,
        to=[to],
        # RFC 3834: so that no vacation responder answers a machine.
        headers={"Auto-Submitted": "auto-generated"} | (headers or {}),
    )
    mail.attach_alternative(render_to_string(f"{name}.html", context), "text/html")
    return mail


class OutboxBackend(BaseEmailBackend):
    """Keeps each mail as a file `<time>-<random>.eml`, newest last by name."""

    def send_messages(self, email_messages) -> int:
        folder = outbox()
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{time.time_ns():020d}-{secrets.token_hex(4)}.eml"
            (folder / name).write_bytes(message.message().as_bytes())
        return len(email_messages)


def outbox() -> Path:
    return Path(settings.EMAIL_FILE_PATH)
