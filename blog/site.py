"""The site's own settings, read once per request."""

from django.db.models import F
from django.http import HttpRequest

from .models import NavigationLink, Page, SiteSettings


def current() -> SiteSettings:
    """The one row of settings; made by a migration."""
    return SiteSettings.objects.get(pk=1)


def raise_site_version() -> None:
    """Something changed that is on every page; call inside the change's transaction."""
    SiteSettings.objects.update(site_version=F("site_version") + 1)


def raise_list_version() -> None:
    """Something changed that lists or feeds show; call inside the change's transaction."""
    SiteSettings.objects.update(list_version=F("list_version") + 1)


def context(request: HttpRequest) -> dict:
    """`site` for every template: settings, `header_links`, `footer_links`, `footer_pages`."""
    return {"site": _Site()}


class _Site:
    """Lazily read, so that a page that shows nothing of the site asks nothing."""

    def __init__(self) -> None:
        self._settings: SiteSettings | None = None
        self._links: list[NavigationLink] | None = None

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)
        if self._settings is None:
            self._settings = current()
        return getattr(self._settings, name)

    def _of(self, place: str) -> list[NavigationLink]:
        if self._links is None:
            self._links = list(NavigationLink.objects.all())
        return [link for link in self._links if link.place == place]

    @property
    def header_links(self) -> list[NavigationLink]:
        return self._of(NavigationLink.Place.HEADER)

    @property
    def footer_links(self) -> list[NavigationLink]:
        return self._of(NavigationLink.Place.FOOTER)

    @property
    def footer_pages(self) -> list[Page]:
        return list(
            Page.objects.filter(is_public=True, in_footer=True).only("title", "slug", "position")
        )
