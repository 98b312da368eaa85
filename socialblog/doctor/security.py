"""What strangers could make use of."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host
from django.utils.translation import gettext as _

LEAST_SECRET = 40
LOCAL = ("localhost", "127.0.0.1", "::1")


def findings() -> Iterator[str]:
    yield from _secret_key()
    if settings.DEBUG:
        yield _("DEBUG is on: errors show code and settings to everybody. Set DEBUG=false.")
    yield from _address()
    yield from _https()


def _secret_key() -> Iterator[str]:
    key = settings.SECRET_KEY
    if key.startswith("insecure") or "django-insecure" in key:
        yield _("SECRET_KEY is the one that everybody knows. Make one of your own.")
    elif len(key) < LEAST_SECRET or len(set(key)) < 8:
        yield _("SECRET_KEY is too short to be a secret. Make one of at least fifty characters.")


def _address() -> Iterator[str]:
    host = urlsplit(settings.SITE_URL).hostname or ""
    if not host or not urlsplit(settings.SITE_URL).scheme.startswith("http"):
        yield _("SITE_URL is no address. It is what readers type, such as https://blog.example.org")
    elif host in LOCAL and not settings.DEBUG:
        yield _("SITE_URL is this machine's own (%(host)s): links in mails lead nowhere.") % {
            "host": host
        }
    elif not validate_host(host, settings.ALLOWED_HOSTS):
        yield _("ALLOWED_HOSTS lacks %(host)s, the host of SITE_URL: readers get error 400.") % {
            "host": host
        }
    if "*" in settings.ALLOWED_HOSTS:
        yield _("ALLOWED_HOSTS allows every name. Say the names of your site.")


def _https() -> Iterator[str]:
    url = urlsplit(settings.SITE_URL)
    if url.hostname is None or url.hostname in LOCAL:
        return
    if url.scheme != "https":
        yield _("SITE_URL is without https: passwords travel where others can read them.")
        return
    if not settings.SECURE_SSL_REDIRECT:
        yield _("SECURE_SSL_REDIRECT is off: who comes by http stays there.")
    elif not settings.TRUSTED_PROXY_COUNT:
        yield _(
            "TRUSTED_PROXY_COUNT is 0: behind a proxy that speaks https every page leads to "
            "itself, and all visitors share one address. Say how many proxies stand in front."
        )
