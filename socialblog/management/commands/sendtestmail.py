import smtplib
import socket
import ssl
from argparse import ArgumentParser

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils.translation import gettext as _


class Command(BaseCommand):
    help = "Sends one mail with the configured settings, and says what is wrong if it can't."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", metavar="ADDRESS")

    def handle(self, *args: object, address: str, **options: object) -> None:
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(f"{address} is not an e-mail address.") from None
        mail = EmailMessage(
            subject=_("Test of the mail settings"),
            body=_("If you can read this, %(site)s can send mail.") % {"site": settings.SITE_URL},
            to=[address],
        )
        try:
            mail.send()
        except (OSError, smtplib.SMTPException) as error:
            raise CommandError(explain(error)) from error
        self.stdout.write(self.where(address))

    def where(self, address: str) -> str:
        if settings.EMAIL_FILE_PATH:
            return (
                f"The mail to {address} was put into the local outbox, {settings.EMAIL_FILE_PATH}: "
                "nothing leaves this machine until EMAIL_URL is set."
            )
        if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
            return f"The mail to {address} was handed to {settings.EMAIL_BACKEND}."
        return (
            f"{server()} took the mail to {address}. If it doesn't arrive, look into its log and "
            f"the spam folder; the sender is {settings.DEFAULT_FROM_EMAIL}."
        )


def explain(error: Exception) -> str:
    """What went wrong, and which setting to look at."""
    for kind, text in REASONS:
        if isinstance(error, kind):
            return text.format(server=server(), words=words_of(error))
    return f"The mail could not be sent: {words_of(error)}."


REASONS: list[tuple[type[Exception], str]] = [
    (
        smtplib.SMTPAuthenticationError,
        "{server} refused the name or the password in EMAIL_URL: {words}.",
    ),
    (
        smtplib.SMTPSenderRefused,
        "{server} doesn't take mail from the sender in DEFAULT_FROM_EMAIL: {words}.",
    ),
    (smtplib.SMTPRecipientsRefused, "{server} doesn't take mail to this address: {words}."),
    (
        smtplib.SMTPNotSupportedError,
        "{server} can't do what EMAIL_URL asks for (a password, or TLS): {words}.",
    ),
    (
        smtplib.SMTPServerDisconnected,
        "{server} hung up or stayed silent: {words}. Does EMAIL_URL say the right kind of "
        "connection (smtp+tls:// for port 587, smtp+ssl:// for port 465)?",
    ),
    (smtplib.SMTPResponseException, "{server} refused: {words}."),
    (
        ssl.SSLError,
        "{server} and this machine could not agree on TLS: {words}. Does EMAIL_URL say the right "
        "kind of connection (smtp+tls:// for port 587, smtp+ssl:// for port 465)?",
    ),
    (socket.gaierror, "{server} can't be found: check the host in EMAIL_URL."),
    (
        TimeoutError,
        "{server} doesn't answer: check host and port in EMAIL_URL, and whether a firewall "
        "keeps this machine from sending mail.",
    ),
    (ConnectionRefusedError, "{server} isn't there: check host and port in EMAIL_URL."),
]


def server() -> str:
    return f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT}"


def words_of(error: Exception) -> str:
    """The server's own words, on one line."""
    words: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error
    else:
        return " ".join(str(error).split()).rstrip(".") or type(error).__name__
    text = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    return f"{code} {' '.join(text.split())}".rstrip(".")
