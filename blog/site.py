"""The site's own settings and what is around every page, read once per request."""

from django.db.models import F
from django.http import HttpRequest

from socialblog.lib import statements
from socialblog.lib.links import address_of

from .models import NavigationLink, SiteSettings

Links = tuple[tuple[str, str], ...]  # label and address


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
    """`site` for every template: settings, and `header_links`, `footer_links`, `footer_pages`, each
    a label and an address."""
    return {"site": of(request)}


def of(request: HttpRequest) -> "Site":
    """The same for the whole request, so that everything agrees on one version."""
    if not hasattr(request, "blog_site"):
        request.blog_site = Site(request.path)  # type: ignore[attr-defined]
    return request.blog_site  # type: ignore[attr-defined]


class Site:
    """Lazily read, so that a page that shows nothing of the site asks nothing; all in one query."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._settings: SiteSettings | None = None
        self._links: dict[str, Links] = {}

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.settings, name)

    @property
    def settings(self) -> SiteSettings:
        if self._settings is None:
            self._read()
        return self._settings  # type: ignore[return-value]  # read just now

    @property
    def header_links(self) -> Links:
        return self._links_of(NavigationLink.Place.HEADER)

    @property
    def here(self) -> str:
        """The address of this page where the header links to it."""
        return self._path if any(url == self._path for _label, url in self.header_links) else ""

    @property
    def footer_links(self) -> Links:
        return self._links_of(NavigationLink.Place.FOOTER)

    @property
    def footer_pages(self) -> Links:
        return self._links_of(_PAGES)

    def _links_of(self, place: str) -> Links:
        if self._settings is None:
            self._read()
        return self._links.get(place, ())

    def _read(self) -> None:
        for is_around, _position, _title, _id, *values in statements.rows(_SITE, []):
            if not is_around:
                self._settings = SiteSettings.from_db("default", _FIELDS, values)
                continue
            _zero, place, label, url = values[:4]
            link = (label, address_of("blog:page", url) if place == _PAGES else url)
            self._links[place] = (*self._links.get(place, ()), link)
        if self._settings is None:
            self._settings = current()


_PAGES = "page"
_FIELDS = ["id", "name", "tagline", "logo", "accent", "footer_html", "language", "time_zone"]
_FIELDS += ["site_version", "list_version"]
_SITE = f"""
SELECT 0, 0, '', 0, {", ".join(_FIELDS)} FROM blog_sitesettings WHERE id = 1
UNION ALL SELECT 1, position, '', id, 0, place, label, url, '', '', '', '', 0, 0
FROM blog_navigationlink
UNION ALL SELECT 1, position, title, id, 0, '{_PAGES}', title, slug, '', '', '', '', 0, 0
FROM blog_page WHERE is_public AND in_footer
ORDER BY 1, 2, 3, 4
"""
