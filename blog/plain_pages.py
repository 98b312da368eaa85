"""Pages outside the river of articles: about, imprint, privacy."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.events.recording import record
from community.members.models import Member
from socialblog.lib.html import render_post
from socialblog.lib.lines import one_line, storable

from .addresses import ATTEMPTS, is_page_slug_free, page_slug
from .forwarding import forward
from .models import Page
from .site import raise_site_version
from .writing import AddressTaken

FIELDS = ("title", "slug", "body", "body_html", "is_public", "in_footer", "position")


def create_page(
    *,
    title: str,
    body: str = "",
    by: Member | None,
    slug: str = "",
    is_public: bool = True,
    in_footer: bool = True,
    position: int = 0,
    now: datetime | None = None,
    legacy_key: str | None = None,
    body_html: str | None = None,
) -> Page:
    """`body_html` is for importers, as in `create_post`; raises what that raises."""
    page = Page(
        title=one_line(title)[:200],
        body=storable(body),
        body_html=render_post(body).html if body_html is None else body_html,
        is_public=is_public,
        in_footer=in_footer,
        position=position,
        updated_at=now or timezone.now(),
        legacy_key=legacy_key,
    )
    if not page.title:
        raise ValueError(_("A title needs at least one letter."))
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                page.slug = _checked(slug) if slug else page_slug(page.title)
                page.save(force_insert=True)
                raise_site_version()
                record("page.created", page, by=by, at=page.updated_at)
            return page
        except IntegrityError:
            # Somebody took the address in the same moment: look for another.
            if attempt == ATTEMPTS - 1:
                raise
            page.pk = None
    raise AssertionError("unreachable")


def change_page(page: Page, *, by: Member | None, **fields) -> bool:
    """Change title, slug, body, is_public, in_footer or position; whether anything did."""
    if "title" in fields:
        fields["title"] = one_line(fields["title"])[:200]
    if fields.get("body", page.body) != page.body:
        fields["body_html"] = render_post(fields["body"]).html
    with transaction.atomic():
        locked = Page.objects.select_for_update().get(pk=page.pk)
        former = locked.get_absolute_url()
        if fields.get("slug", locked.slug) != locked.slug:
            _checked(fields["slug"], page=locked)
        named = [name for name in FIELDS if name in fields]
        changed = [name for name in named if fields[name] != getattr(locked, name)]
        if not changed:
            return False
        for name in changed:
            setattr(locked, name, fields[name])
        locked.updated_at = timezone.now()
        locked.save(update_fields=[*changed, "updated_at"])
        if "slug" in changed:
            forward(former, locked.get_absolute_url())
        raise_site_version()
        record("page.changed", locked, by=by, at=locked.updated_at, fields=changed)
    for name in [*changed, "updated_at"]:
        setattr(page, name, getattr(locked, name))
    return True


def remove_page(page: Page, *, by: Member | None) -> None:
    """Take it away for good; its address says that it is gone."""
    with transaction.atomic():
        record("page.removed", page, by=by)
        page.delete()
        raise_site_version()


def _checked(slug: str, *, page: Page | None = None) -> str:
    if is_page_slug_free(slug, page=page):
        return slug
    raise AddressTaken(
        _("The address “%(slug)s” is taken or kept for the site itself. Choose another.")
        % {"slug": slug}
    )
