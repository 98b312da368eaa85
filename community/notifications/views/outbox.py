import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from socialblog.lib import mail


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The mails that a site on somebody's own machine would have sent. In debug only."""
    files = sorted(_folder().glob("*.eml"), reverse=True)[:100]
    return render(request, "notifications/outbox.html", {"mails": [_read(f) for f in files]})


@require_safe
def outbox_mail(request: HttpRequest, name: str) -> HttpResponse:
    file = _folder() / name
    if not re.fullmatch(r"\d+-[0-9a-f]+\.eml", name) or not file.is_file():
        raise Http404
    return render(request, "notifications/outbox_mail.html", {"mail": _read(file)})


def _folder() -> Path:
    if not settings.DEBUG or not settings.EMAIL_BACKEND.endswith("OutboxBackend"):
        raise Http404
    return mail.outbox()


def _read(file: Path) -> dict:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    text = message.get_body(("plain",))
    return {
        "name": file.name,
        "subject": message["Subject"],
        "sender": message["From"],
        "to": message["To"],
        "at": parsedate_to_datetime(message["Date"]) if message["Date"] else None,
        "headers": [(key, value) for key, value in message.items()],
        "text": text.get_content() if text else "",
    }
