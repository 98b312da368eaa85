"""A real site begins: its settings, its first editor, the pages that the law asks for."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sites.models import Site
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from blog.arranging import change_site
from blog.models import Post
from blog.plain_pages import create_page
from community.members.joining import join
from community.members.models import Member
from community.members.roles import set_role


@dataclass
class NewSite:
    name: str
    language: str
    time_zone: str
    address: str
    editor_name: str
    email: str
    password: str


@transaction.atomic
def start_site(new: NewSite) -> Member:
    """Set it up; its first editor."""
    change_site(by=None, name=new.name, language=new.language, time_zone=new.time_zone)
    # django-allauth names this row in its mails.
    Site.objects.update_or_create(
        pk=settings.SITE_ID,
        defaults={"domain": urlsplit(new.address).netloc, "name": new.name[:50]},
    )
    editor = Member(name=new.editor_name, email=new.email.lower())
    editor.set_password(new.password)
    join(editor)
    # Who can type on the server needn't prove an address.
    EmailAddress.objects.create(user=editor, email=editor.email, verified=True, primary=True)
    set_role(editor, "editor", by=None)
    with translation.override(new.language):
        for position, (title, body) in enumerate(first_pages(new), start=1):
            create_page(title=title, body=body, by=editor, is_public=False, position=position)
    return editor


def is_started() -> bool:
    """Whether somebody lives here already."""
    return Member.objects.exists() or Post.objects.exists()


def first_pages(new: NewSite) -> list[tuple[str, str]]:
    """Hidden until an editor has written them: only the questions that each should answer."""
    return [
        (
            _("About"),
            _(
                "## Who writes here\n\nThis page is hidden until you have written it.\n\n"
                "## What you can expect\n\n## How to reach us"
            ),
        ),
        (
            _("Imprint"),
            _(
                "## Who is responsible\n\nThis page is hidden until you have written it: name of "
                "the company, postal address, who represents it, registers and numbers. Many "
                "countries prescribe it.\n\n## Contact"
            ),
        ),
        (
            _("Privacy"),
            _(
                "## What we store\n\nThis page is hidden until you have written it. The operator's "
                "guide lists what this software keeps: accounts, comments with name and address, "
                "a scrambled network address for thirty days, no trackers.\n\n"
                "## Why, and for how long\n\n## What you can ask of us\n\n## Whom to ask"
            ),
        ),
    ]
