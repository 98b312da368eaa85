"""Cache, mail, files, and the time of day."""

import secrets
import zoneinfo
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.core.validators import validate_email
from django.utils.translation import gettext as _

MAIL_SECONDS = 5


def findings() -> Iterator[str]:
    yield from _cache()
    yield from _sender()
    yield from _mail_server()
    yield from _media()
    yield from _static()
    yield from _time_zone()


def _cache() -> Iterator[str]:
    backend = settings.CACHES["default"]["BACKEND"]
    if "locmem" in backend:
        # One process can't know of others; on PostgreSQL there are more, as a rule.
        if "sqlite" not in settings.DATABASES["default"]["ENGINE"]:
            yield _(
                "CACHE_URL isn't set: each process remembers for itself, so attempts to log in "
                "are counted several times over. Install Redis and set CACHE_URL."
            )
    elif hasattr(cache, "outage"):
        cache.get("doctor")
        if cache.outage.is_on:
            yield _("Redis doesn't answer at the address in CACHE_URL.")


def _sender() -> Iterator[str]:
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    try:
        validate_email(address)
    except ValidationError:
        yield _("DEFAULT_FROM_EMAIL is no mail address: no mail will arrive.")
        return
    if address.endswith(("@localhost", ".localhost", "@example.org", "@example.com")):
        yield _("DEFAULT_FROM_EMAIL is only an example: mail servers refuse such mail.")


def _mail_server() -> Iterator[str]:
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        if not settings.DEBUG:
            yield _("EMAIL_URL names no mail server: mails reach nobody.")
        return
    try:
        server = get_connection(timeout=MAIL_SECONDS)
        server.open()
        server.close()
    except OSError as error:  # SMTPException is one too
        yield _(
            "The mail server (%(host)s, port %(port)s) takes no mail from us: %(kind)s. Look at "
            "EMAIL_URL."
        ) % {
            "host": settings.EMAIL_HOST,
            "port": settings.EMAIL_PORT,
            "kind": type(error).__name__,
        }


def _media() -> Iterator[str]:
    try:
        name = default_storage.save(
            f"pictures/doctor-{secrets.token_hex(6)}.txt", ContentFile(b"May be deleted.")
        )
        default_storage.delete(name)
    except Exception as error:  # a bucket has errors of its own
        yield _("Pictures can't be stored (%(kind)s). Look at MEDIA_ROOT and its owner.") % {
            "kind": type(error).__name__
        }


def _static() -> Iterator[str]:
    storage = settings.STORAGES["staticfiles"]["BACKEND"]
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if "Manifest" in storage and not manifest.is_file():
        yield _("Static files aren't collected: run manage.py collectstatic.")


def _time_zone() -> Iterator[str]:
    try:
        zoneinfo.ZoneInfo(settings.TIME_ZONE)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        yield _("TIME_ZONE is no place that this machine knows.")
    for origin in settings.CSRF_TRUSTED_ORIGINS:
        if not urlsplit(origin).scheme:
            yield _("CSRF_TRUSTED_ORIGINS: %(origin)s lacks https:// at its beginning.") % {
                "origin": origin
            }
