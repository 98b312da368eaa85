"""From an export to articles, pages, comments and redirects. Safe to repeat.

Each item is one transaction and carries its old key, so a run that was killed goes on where it
stopped, and a second run brings only what is new.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.models import Page, Post
from blog.plain_pages import create_page
from blog.publishing import close_comments, publish
from blog.writing import create_post
from socialblog.lib.html import TooHard, clean_foreign, excerpt

from .addresses import forward_item
from .discussion import import_discussion
from .markup import article_html
from .people import People
from .pictures import Pictures
from .reading import Export, Item

SKIPPED_KINDS = {"nav_menu_item", "attachment"}


@dataclass
class Report:
    """What was done, in numbers, and line by line what could not be."""

    done: Counter = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def cannot(self, what: str) -> None:
        self.lines.append(what)


@dataclass
class Run:
    """One import: the export, the choices of the operator, and what came of it."""

    export: Export
    people: People
    settled_before: datetime
    pictures: Pictures
    dry: bool = False
    report: Report = field(default_factory=Report)
    now: datetime = field(default_factory=timezone.now)

    @property
    def site(self) -> str:
        return urlsplit(self.export.base_url).netloc or "site"

    def key(self, item: Item, comment_id: int | None = None) -> str:
        old = item.id or urlsplit(item.link).path or item.slug
        key = f"wp:{self.site}:{old}"
        return (key if comment_id is None else f"{key}:{comment_id}")[:200]


def import_export(run: Run, tick: Callable[[], None] = lambda: None) -> Report:
    """Bring everything in; `tick` is called after each item. Raises BadExport from reading."""
    for item in run.export:
        kept = Counter(run.report.done)
        try:
            with transaction.atomic():
                _import_item(run, item)
                if run.dry:
                    transaction.set_rollback(True)
        except (TooHard, ValueError) as error:
            run.report.done = kept
            run.report.cannot(f"{item.label}: {error}")
            run.people.forget_made()
        if run.dry:
            run.people.forget_made()
        tick()
    return run.report


def _import_item(run: Run, item: Item) -> None:
    if item.kind in SKIPPED_KINDS:
        return
    if item.kind not in ("post", "page"):
        run.report.cannot(f"{item.label}: this kind of entry has no place here")
        return
    if item.status in ("trash", "auto-draft"):
        run.report.cannot(f"{item.label}: was in the bin of the old site")
        return
    talks = [comment for comment in item.comments if not comment.kind.endswith("back")]
    if item.kind == "page" and not talks:
        place: Post | Page = _page(run, item)
    else:
        if item.kind == "page":
            run.report.cannot(f"{item.label}: has comments, so it became an article")
        place = _post(run, item)
        import_discussion(run, item, place)
    if not run.dry:
        forward_item(run.export.base_url, item, place)


def _page(run: Run, item: Item) -> Page:
    page = Page.objects.filter(legacy_key=run.key(item)).first()
    if page is not None:
        run.report.done["pages that were here"] += 1
        return page
    run.report.done["pages"] += 1
    html = _html(run, item)
    return create_page(
        title=item.title or item.slug or "…",
        body=html,
        body_html=html,
        by=None,
        is_public=item.status == "publish",
        in_footer=False,
        now=item.at or run.now,
        legacy_key=run.key(item),
    )


def _post(run: Run, item: Item) -> Post:
    post = Post.objects.filter(legacy_key=run.key(item)).first()
    if post is not None:
        run.report.done["articles that were here"] += 1
        return post
    author = run.people.author(item.author)
    html = _html(run, item)
    at = item.at or run.export.at or run.now
    post = create_post(
        authors=[author],
        title=item.title or excerpt(html, 60) or item.slug or "…",
        summary=excerpt(clean_foreign(item.excerpt), 300) if item.excerpt else "",
        body=html,
        body_html=html,
        tags=[name for _domain, _slug, name in item.terms if name.lower() != "uncategorized"],
        cover=run.pictures.cover(item),
        by=None,
        now=min(at, run.now),
        legacy_key=run.key(item),
    )
    if item.status == "publish" and at <= run.now:
        publish(post, by=None, at=at)
        run.report.done["articles"] += 1
    else:
        run.report.done["drafts"] += 1
    if not item.comments_open:
        close_comments(post, by=None)
    return post


def _html(run: Run, item: Item) -> str:
    text = article_html(item.html, run.pictures.new_address)
    return clean_foreign(text, run.export.base_url or item.link, own=settings.MEDIA_URL)
