import getpass
import os
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, call_command
from django.core.validators import URLValidator, validate_email

from blog.forms.choices import known_zones
from community.members.models import Member
from community.members.names import clean_name
from socialblog.lib.lines import one_line
from socialblog.starting import NewSite, is_started, start_site

from .run import has_pending_migrations

PASSWORD_VARIABLE = "SETUP_PASSWORD"
QUESTIONS = {
    "name": "What is the site called?",
    "address": "At which address will it be (https://…)?",
    "language": "Its language (a code like en, de, pt-br)?",
    "time_zone": "Its time zone (a place like Europe/Brussels)?",
    "editor_name": "The name of its first editor?",
    "email": "Their mail address?",
    "password": "A password for them?",
}


class Command(BaseCommand):
    help = (
        "Starts a real site: asks for its name, language, time zone and address, and for its "
        "first editor. Everything can be told by options instead."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, question in QUESTIONS.items():
            if name != "password":
                parser.add_argument(f"--{name.replace('_', '-')}", help=question)
        parser.add_argument(
            "--password",
            help=f"Others can read it in your shell's history: the variable {PASSWORD_VARIABLE} "
            "is better.",
        )
        parser.add_argument(
            "--no-input",
            action="store_true",
            help="Ask nothing; what isn't told keeps its default, or is refused.",
        )

    def handle(self, *args: object, **options: Any) -> None:
        if has_pending_migrations():
            self.stdout.write("Preparing the database ...")
            call_command("migrate", verbosity=0)
        if is_started():
            raise CommandError(
                "This site has members or articles already, so it isn't set up anew. An editor "
                f"changes its name and look at {settings.SITE_URL}/site/, and people's roles at "
                f"{settings.SITE_URL}/site/people/. To begin with nothing, point DATABASE_URL to "
                "an empty database."
            )
        options["password"] = options["password"] or os.environ.get(PASSWORD_VARIABLE, "")
        new = NewSite(**{name: self.answer(name, options) for name in QUESTIONS})
        start_site(new)
        self.stdout.write(self.style.SUCCESS(f"{new.name} is set up; {new.email} runs it."))
        self.stdout.write("\n".join(advice(new.address)))

    def answer(self, name: str, options: dict[str, Any]) -> str:
        """From the options, else asked until it is right."""
        default = DEFAULTS.get(name, "")
        given = options[name]
        while True:
            asked = given is None or given == ""
            if asked and options["no_input"]:
                given = default
            elif asked:
                given = self.ask(name, default)
            try:
                return CLEANERS[name](given)
            except ValidationError as error:
                reason = " ".join(error.messages)
                if options["no_input"] or not asked:
                    raise CommandError(f"--{name.replace('_', '-')}: {reason}") from error
                self.stderr.write(reason)
                given = None

    def ask(self, name: str, default: str) -> str:
        question = QUESTIONS[name] + (f" [{default}]" if default else "") + " "
        try:
            if name == "password":
                return getpass.getpass(question)
            return input(question) or default
        except (EOFError, KeyboardInterrupt) as error:
            raise CommandError("Nothing was set up.") from error


def clean_site_name(text: str) -> str:
    name = one_line(text)
    if not 1 <= len(name) <= 80:
        raise ValidationError("A name has between 1 and 80 letters.")
    return name


def clean_address(text: str) -> str:
    address = text.strip().rstrip("/")
    parts = urlsplit(address)
    is_local = parts.scheme in ("http", "https") and parts.hostname == "localhost"
    if not is_local:
        URLValidator(schemes=["http", "https"])(address)
    if parts.path or parts.query or parts.fragment:
        raise ValidationError("Only scheme and host: the site can't live in a folder.")
    return address


def clean_language(text: str) -> str:
    code = text.strip().lower()
    if code not in dict(settings.LANGUAGES):
        known = ", ".join(sorted(code for code, _ in settings.LANGUAGES))
        raise ValidationError(f"“{code}” isn't known. These are: {known}.")
    return code


def clean_zone(text: str) -> str:
    wanted = text.strip().replace(" ", "_").casefold()
    for zone, _label in known_zones():
        if zone.casefold() == wanted:
            return zone
    raise ValidationError(f"“{text.strip()}” isn't known; write it like Europe/Brussels or UTC.")


def clean_editor_name(text: str) -> str:
    if len(text) > 80:
        raise ValidationError("A name has at most 80 letters.")
    return clean_name(text)


def clean_email(text: str) -> str:
    email = text.strip().lower()
    validate_email(email)
    if len(email) > 254:
        raise ValidationError("A mail address has at most 254 letters.")
    return email


def clean_password(text: str) -> str:
    validate_password(text, user=Member())
    return text


CLEANERS: dict[str, Callable[[str], str]] = {
    "name": clean_site_name,
    "address": clean_address,
    "language": clean_language,
    "time_zone": clean_zone,
    "editor_name": clean_editor_name,
    "email": clean_email,
    "password": clean_password,
}
DEFAULTS = {
    "address": settings.SITE_URL,
    "language": settings.LANGUAGE_CODE,
    "time_zone": settings.TIME_ZONE,
}


def advice(address: str) -> list[str]:
    """What must be set in the environment, and what to do next."""
    host = urlsplit(address).hostname or ""
    lines = []
    if address != settings.SITE_URL:
        lines.append(
            f"Set SITE_URL={address} in the environment: links in mails and feeds need it."
        )
    if host not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        lines.append(f"Set ALLOWED_HOSTS={host}, or the site answers to nobody.")
    if "EMAIL_URL" not in os.environ:
        lines.append("Set EMAIL_URL and DEFAULT_FROM_EMAIL, then try `manage.py sendtestmail`.")
    return [
        *lines,
        f"Log in at {address}/accounts/login/, then choose colours, logo and links at "
        f"{address}/site/.",
        f"The pages About, Imprint and Privacy are hidden until you have written them: "
        f"{address}/site/pages/",
    ]
