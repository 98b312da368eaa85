"""What search engines should know of, at the address that SITE_URL tells."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse

from community.members.models import Member

from .models import Page, Post, Tag

_PUBLISHED = Q(posts__state=Post.State.PUBLISHED)


class _OurSitemap(Sitemap):
    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class FrontPages(_OurSitemap):
    def items(self) -> list[str]:
        return ["blog:home", "blog:archive"]

    def location(self, item: str) -> str:
        return reverse(item)


class Posts(_OurSitemap):
    def items(self) -> QuerySet[Post]:
        return Post.objects.published().newest_first().only("slug", "updated_at")

    def lastmod(self, item: Post) -> datetime:
        return item.updated_at


class Pages(_OurSitemap):
    def items(self) -> QuerySet[Page]:
        return Page.objects.filter(is_public=True).order_by("pk").only("slug", "updated_at")

    def lastmod(self, item: Page) -> datetime:
        return item.updated_at


class Tags(_OurSitemap):
    def items(self) -> QuerySet[Tag]:
        newest = Max("posts__published_at", filter=_PUBLISHED)
        return Tag.objects.filter(_PUBLISHED).annotate(newest=newest).order_by("pk")

    def lastmod(self, item: Tag) -> datetime:
        return item.newest  # type: ignore[attr-defined]


class Authors(_OurSitemap):
    def items(self) -> QuerySet[Member]:
        written = Count("posts", filter=_PUBLISHED)
        return Member.objects.annotate(written=written).filter(written__gt=0).order_by("pk")

    def location(self, item: Member) -> str:
        return reverse("blog:author", args=[item.username])


SITEMAPS = {
    "front": FrontPages,
    "posts": Posts,
    "pages": Pages,
    "tags": Tags,
    "authors": Authors,
}
