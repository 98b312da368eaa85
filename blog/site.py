"""The site's own settings and what is around every page, read once per request."""

from django.core.cache import cache
from django.db.models import F
from django.http import HttpRequest

from .models import NavigationLink, Page, SiteSettings

_KEPT_SECONDS = 3600


def current() -> SiteSettings:
    """The one row of settings, made by a migration (and anew in a database that was emptied)."""
    return SiteSettings.objects.filter(pk=1).first() or SiteSettings.objects.get_or_create(pk=1)[0]


def raise_site_version(*heard: object) -> None:
    """Something changed that is on every page; call inside the change's transaction.

    Also hears of events: of names and faces, for one.
    """
    SiteSettings.objects.update(site_version=F("site_version") + 1)


def raise_list_version() -> None:
    """Something changed that lists or feeds show; call inside the change's transaction."""
    SiteSettings.objects.update(list_version=F("list_version") + 1)


def context(request: HttpRequest) -> dict:
    """`site` for every template: settings, `header_links`, `footer_links`, `footer_pages`."""
    return {"site": of(request)}


def of(request: HttpRequest) -> "Site":
    """The same for the whole request, so that everything agrees on one version."""
    if not hasattr(request, "blog_site"):
        request.blog_site = Site()  # type: ignore[attr-defined]
    return request.blog_site  # type: ignore[attr-defined]


class Site:
    """Lazily read, so that a page that shows nothing of the site asks nothing."""

    def __init__(self) -> None:
        self._settings: SiteSettings | None = None
        self._around: tuple[list[NavigationLink], list[Page]] | None = None

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.settings, name)

    @property
    def settings(self) -> SiteSettings:
        if self._settings is None:
            self._settings = current()
        return self._settings

    @property
    def header_links(self) -> list[NavigationLink]:
        return self._links(NavigationLink.Place.HEADER)

    @property
    def footer_links(self) -> list[NavigationLink]:
        return self._links(NavigationLink.Place.FOOTER)

    @property
    def footer_pages(self) -> list[Page]:
        return self._read()[1]

    def _links(self, place: str) -> list[NavigationLink]:
        return [link for link in self._read()[0] if link.place == place]

    def _read(self) -> tuple[list[NavigationLink], list[Page]]:
        # Kept under the version that was read before: whoever changes a link or a page raises
        # it in the same transaction, so what lies under a version is at least that new.
        if self._around is None:
            key = f"blog.site.around:{self.settings.site_version}"
            self._around = cache.get(key)
            if self._around is None:
                self._around = (list(NavigationLink.objects.all()), list(_footer_pages()))
                cache.set(key, self._around, _KEPT_SECONDS)
        return self._around


def _footer_pages():
    return Page.objects.filter(is_public=True, in_footer=True).defer("body", "body_html")
