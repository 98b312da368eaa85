"""Handles: the part of a person's address, /people/<handle>/."""

import re
import secrets
import unicodedata

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from .models import Member

LONGEST = 30
_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Who has one of these looks like the site itself, its machines or its owners.
_PEOPLE = """
    abuse admin administrator billing ceo community contact contact-us contactus editor editors
    enquiry everyone guest help hostmaster info inquiry is it legal mailer-daemon marketing me
    member members mis mod moderator moderators no-reply nobody noc noreply office official owner
    postmaster press root sales secure security socialblog ssladmin ssladministrator sslwebmaster
    staff status support sysadmin system team user users webmaster
"""
_MACHINES = """
    api autoconfig autodiscover broadcasthost cdn ftp imap isatap localdomain localhost mail media
    news pop pop3 smtp static usenet uucp webmail wpad www xrpc
"""
_PLACES = """
    about account accounts all archive articles auth authorize blog buy cart clients comments
    copyright dashboard desk doc docs download downloads faq feed home imprint index jobs license
    login logout myaccount new null oauth pay payment payments people plans portfolio preferences
    pricing privacy profile register search settings signin signup site sitemap ssl store stories
    story subscribe tags terms tos undefined weblog work write
"""
RESERVED = frozenset(f"{_PEOPLE} {_MACHINES} {_PLACES}".split())

_LATIN = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o"}
    | {"ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i"}
)


def free_handle(name: str) -> str:
    """A handle from a person's name that nobody has or had."""
    base = _spelled(name)
    if len(base) < 2 or base.isdecimal():
        base = "reader"
    for candidate in (base, *(f"{base}-{number}" for number in range(2, 10))):
        if candidate not in RESERVED and not is_taken(candidate):
            return candidate
    return f"{base}-{secrets.randbelow(10**8):08}"


def clean_handle(raw: str, *, member: Member) -> str:
    """The handle that `member` asks for. Raises ValidationError, saying why not."""
    handle = raw.strip().lower()
    if not 2 <= len(handle) <= LONGEST or not _SHAPE.fullmatch(handle) or handle.isdecimal():
        raise ValidationError(
            _("Use 2 to 30 letters from a to z, digits and single hyphens, not digits alone.")
        )
    if handle in RESERVED:
        raise ValidationError(_("This address is kept for the site itself."))
    if handle != member.username and is_taken(handle, but_for=member):
        raise ValidationError(_("Somebody has this address already."))
    return handle


def is_taken(handle: str, *, but_for: Member | None = None) -> bool:
    """Whether somebody has the handle, or had it: old links must not lead to somebody else."""
    having = Member.objects.filter(username__iexact=handle)
    had = Redirect.objects.filter(old_path__in=_pages_of(handle))
    if but_for:
        having = having.exclude(pk=but_for.pk)
        had = had.exclude(new_path__in=_pages_of(but_for.username))
    return having.exists() or had.exists()


def forward(old: str, new: str) -> None:
    """Make the addresses under a person's old handle lead to the new one."""
    for was, now in zip(_pages_of(old), _pages_of(new), strict=True):
        Redirect.objects.filter(old_path=now).delete()  # a living address again
        Redirect.objects.filter(new_path=was).update(new_path=now)
        Redirect.objects.update_or_create(
            site_id=settings.SITE_ID, old_path=was, defaults={"new_path": now}
        )


def _pages_of(handle: str) -> list[str]:
    pages = []
    for name in ("comments:person", "blog:author"):
        try:
            pages.append(reverse(name, args=[handle]))
        except NoReverseMatch:
            continue
    return pages


def _spelled(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_LATIN)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[: LONGEST - 6].strip("-")
