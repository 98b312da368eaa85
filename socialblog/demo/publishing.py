"""The articles and pages of the demo, and how its site looks."""

from datetime import datetime, timedelta

from django.urls import reverse

from blog.arranging import change_site, set_links
from blog.models import Image, NavigationLink, Page, Post, SiteSettings, Tag
from blog.pictures import store_picture
from blog.plain_pages import create_page
from blog.publishing import publish
from blog.writing import create_post
from community.members.models import Member

from .clock import clock_at
from .illustrating import Pictures
from .manuscripts import Article, PlainPage, with_addresses

LEGACY_KEY = "demo:"  # marks what the demo brought
TAGS = {
    "Batteries": "Cells, cold, and how long a light lasts.",
    "Design": "Why a thing is as it is.",
    "Faults": "What we got wrong, and what we did about it.",
    "Firmware": "Four kilobytes, in public.",
    "Letters": "What you write to us, and what became of it.",
    "Light": "Beams, edges, and what the eye does with them.",
    "Prices": "The whole bill.",
    "Repair": "Opening things, mending them, closing them again.",
}


class Press:
    """Brings out what was written, with its pictures."""

    def __init__(
        self, pictures: Pictures, *, members: dict[str, Member], editor: Member, now: datetime
    ) -> None:
        self.pictures = pictures
        self.members = members
        self.editor = editor
        self.now = now

    def write(self, article: Article) -> Post:
        """A draft, written some days before it comes out."""
        author = self.members[article.author]
        with clock_at(self.now - article.age - timedelta(days=3)):
            cover = self.store(article.cover, alt=article.cover_alt, credit=article.cover_credit)
            return create_post(
                authors=[author],
                title=article.title,
                slug=article.slug,
                summary=article.summary,
                body=self.with_addresses(article.body, article.pictures),
                tags=article.tags,
                cover=cover,
                by=author,
                legacy_key=LEGACY_KEY + article.slug,
            )

    def publish(self, post: Post, article: Article) -> None:
        if article.status == "published":
            publish(post, by=self.members[article.author], at=self.now - article.age)

    def page(self, page: PlainPage, position: int) -> Page:
        return create_page(
            title=page.title,
            slug=page.slug,
            body=self.with_addresses(page.body, page.pictures),
            position=position,
            by=self.editor,
            legacy_key=LEGACY_KEY + page.slug,
        )

    def arrange(self) -> None:
        """Name, colour and navigation, unless the site has a name of its own."""
        for name, description in TAGS.items():
            Tag.objects.filter(name=name, description="").update(description=description)
        if SiteSettings.objects.get(pk=1).name != SiteSettings._meta.get_field("name").default:
            return
        change_site(
            by=self.editor,
            name="Lantern Yard",
            tagline="Bicycle lamps that open with a coin, and a workshop that listens.",
            accent="#a8461f",
            footer="Lantern Yard, Ghent: a workshop that doesn't exist. "
            "It shows what this site looks like when people talk.",
            time_zone="Europe/Brussels",
            logo=self.pictures.logo,
        )
        repair, faults = (reverse("blog:tag", args=[slug]) for slug in ("repair", "faults"))
        header = [
            ("Repair", repair),
            ("Faults", faults),
            ("Archive", reverse("blog:archive")),
            ("About us", reverse("blog:page", args=["about"])),
        ]
        set_links(NavigationLink.Place.HEADER, header, by=self.editor)

    def with_addresses(self, body: str, pictures: dict[str, str]) -> str:
        images = {name: self.store(name, alt=alt) for name, alt in pictures.items()}
        return with_addresses(
            body,
            picture_url=lambda name: images[name].url,
            article_url=lambda slug: reverse("blog:article", args=[slug]),
        )

    def store(self, name: str, *, alt: str, credit: str = "") -> Image:
        picture = self.pictures.large(name)
        return store_picture(picture, by=self.editor, name=name, alt=alt, credit=credit)
