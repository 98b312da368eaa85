"""Articles come into being and change. Making them public is in `publishing`."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.events.recording import record
from community.members.models import Member
from socialblog.lib.html import plain_text, render_post
from socialblog.lib.lines import one_line, storable

from .addresses import ATTEMPTS, is_post_slug_free, post_slug
from .forwarding import forward
from .models import Authorship, Image, Post, lock_post
from .reading_time import reading_minutes
from .site import raise_list_version
from .tagging import set_tags

TITLE_MAX_LENGTH = 200
SUMMARY_MAX_LENGTH = 500
TEXT_FIELDS = ("body", "body_html", "body_is_html", "contents", "reading_minutes")


class AddressTaken(ValueError):
    """Another article has, or had, this address; `str()` says so to people."""


def create_post(
    *,
    authors: Sequence[Member],
    title: str,
    body: str = "",
    by: Member | None,
    slug: str = "",
    summary: str = "",
    tags: Iterable[str] = (),
    cover: Image | None = None,
    language: str = "",
    comments_open: bool = True,
    answer_everything: bool = False,
    now: datetime | None = None,
    legacy_key: str | None = None,
    body_html: str | None = None,
) -> Post:
    """A new draft. Without `slug` a free one is made from the title.

    `body_html` is for importers: HTML that went through `clean_foreign`, shown instead of
    reading `body` as Markdown. Raises TooHard (the text), AddressTaken (the slug) and ValueError
    (a title without a visible character).
    """
    now = now or timezone.now()
    post = Post(
        title=_title(title),
        summary=_summary(summary),
        cover=cover,
        language=language,
        comments_open=comments_open,
        answer_everything=answer_everything,
        created_at=now,
        updated_at=now,
        legacy_key=legacy_key,
        **_text(body, body_html),
    )
    tags = list(tags)
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                post.slug = _checked(slug) if slug else post_slug(post.title)
                post.save(force_insert=True)
                _set_authors(post, authors)
                set_tags(post, tags)
                record("post.created", post, by=by, at=now, post_id=post.pk)
            return post
        except IntegrityError:
            # Somebody took the address in the same moment: look for another.
            if attempt == ATTEMPTS - 1:
                raise
            post.pk = None
    raise AssertionError("unreachable")


def change_post(
    post: Post,
    *,
    by: Member | None,
    now: datetime | None = None,
    title: str | None = None,
    body: str | None = None,
    body_html: str | None = None,
    slug: str | None = None,
    summary: str | None = None,
    language: str | None = None,
    cover: Image | str | None = "keep",
    tags: Iterable[str] | None = None,
    authors: Sequence[Member] | None = None,
) -> bool:
    """Change what is named, in the row and in `post`; whether anything was different.

    Without a name a thing stays; `cover=None` takes it away. A public article that gets another
    slug stays reachable under the former one. Raises as `create_post` does.
    """
    wanted: dict[str, Any] = {}
    if title is not None:
        wanted["title"] = _title(title)
    if summary is not None:
        wanted["summary"] = _summary(summary)
    if language is not None:
        wanted["language"] = language
    if not isinstance(cover, str):
        wanted["cover"] = cover
    if body is not None and (body != post.body or body_html is not None):
        wanted |= _text(body, body_html)
    with transaction.atomic():
        locked = lock_post(post.pk)
        if slug and slug != locked.slug:
            wanted["slug"] = _checked(slug, post=locked)
        former = locked.get_absolute_url()
        changed = [name for name, value in wanted.items() if getattr(locked, name) != value]
        for name in changed:
            setattr(locked, name, wanted[name])
        names = list(changed)
        if tags is not None and set_tags(locked, tags):
            names.append("tags")
        if authors is not None and _set_authors(locked, authors):
            names.append("authors")
        if not names:
            return False
        locked.updated_at = now or timezone.now()
        locked.save(update_fields=[*changed, "updated_at"])
        if "slug" in changed and locked.was_public:
            forward(former, locked.get_absolute_url())
        if locked.is_public:
            raise_list_version()
        data = sorted(set(names) - set(TEXT_FIELDS[1:]))
        record("post.changed", locked, by=by, at=locked.updated_at, post_id=post.pk, fields=data)
    for name in [*changed, "updated_at", "page_version"]:
        setattr(post, name, getattr(locked, name))
    return True


def _title(title: str) -> str:
    title = one_line(title)
    if not title:
        raise ValueError(_("A title needs at least one letter."))
    return title if len(title) <= TITLE_MAX_LENGTH else title[: TITLE_MAX_LENGTH - 1] + "…"


def _summary(summary: str) -> str:
    summary = one_line(summary)
    return (
        summary if len(summary) <= SUMMARY_MAX_LENGTH else summary[: SUMMARY_MAX_LENGTH - 1] + "…"
    )


def _text(body: str, body_html: str | None) -> dict[str, Any]:
    """Source and everything made from it; the slow part, outside of any transaction."""
    body = storable(body)
    if body_html is None:
        rendered = render_post(body)
        html, contents = rendered.html, [asdict(heading) for heading in rendered.headings]
    else:
        html, contents = body_html, []
    return {
        "body": body,
        "body_html": html,
        "body_is_html": body_html is not None,
        "contents": contents,
        "reading_minutes": reading_minutes(plain_text(html)),
    }


def _checked(slug: str, *, post: Post | None = None) -> str:
    if is_post_slug_free(slug, post=post):
        return slug
    raise AddressTaken(
        _("Another article has or had the address “%(slug)s”. Add a word that tells them apart.")
        % {"slug": slug}
    )


def _set_authors(post: Post, authors: Sequence[Member]) -> bool:
    """Whether that changed anything. The first one owns what readers say."""
    wanted = list(dict.fromkeys(author.pk for author in authors))
    present = list(post.authorships.values_list("member_id", flat=True))
    if wanted == present:
        return False
    post.authorships.exclude(member_id__in=wanted).delete()
    for position, member_id in enumerate(wanted):
        Authorship.objects.update_or_create(
            post=post, member_id=member_id, defaults={"position": position}
        )
    return True
