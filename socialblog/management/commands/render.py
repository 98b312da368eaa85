from typing import Any

from django.core.management.base import BaseCommand
from django.db import models, transaction
from django.db.models import F

from blog.models import Page, Post, SiteSettings
from community.comments.models import Comment
from community.members.models import Member
from socialblog.lib.html import (
    TooHard,
    clean_foreign,
    clean_foreign_comment,
    render_bio,
    render_comment,
    render_post,
)


class Command(BaseCommand):
    help = "Make all stored HTML anew from its source, after the rules of rendering changed."

    def handle(self, **options: Any) -> None:
        self.changed = self.kept = 0
        for post in Post.objects.order_by("pk").iterator():
            self._store(post, "body_html", post.slug, lambda post=post: _post_html(post))
        for page in Page.objects.order_by("pk").iterator():
            self._store(page, "body_html", page.slug, lambda page=page: _page_html(page))
        for comment in Comment.objects.order_by("pk").iterator():
            self._store(
                comment,
                "body_html",
                f"comment {comment.pk}",
                lambda comment=comment: _comment_html(comment),
            )
        for member in Member.objects.exclude(bio="").order_by("pk").iterator():
            self._store(
                member, "bio_html", member.username, lambda member=member: render_bio(member.bio)
            )
        with transaction.atomic():
            Post.objects.update(page_version=F("page_version") + 1)
            SiteSettings.objects.update(
                site_version=F("site_version") + 1, list_version=F("list_version") + 1
            )
        self.stdout.write(f"{self.changed} texts look different now.")
        if self.kept:
            self.stdout.write(f"{self.kept} were left as they are, see above.")

    def _store(self, row: models.Model, name: str, label: str, html_of) -> None:
        try:
            html = html_of()
        except TooHard as error:
            self.kept += 1
            self.stdout.write(f"{label}: {error}")
            return
        if html != getattr(row, name):
            # Only where nobody wrote meanwhile: their text was made by the new rules already.
            same = type(row)._default_manager.filter(**{"pk": row.pk, name: getattr(row, name)})
            self.changed += same.update(**{name: html})


def _post_html(post: Post) -> str:
    return clean_foreign(post.body, own="/") if post.body_is_html else render_post(post.body).html


def _page_html(page: Page) -> str:
    # An imported page's source is HTML, cleaned.
    return clean_foreign(page.body, own="/") if page.legacy_key else render_post(page.body).html


def _comment_html(comment: Comment) -> str:
    # The source of an imported comment is its words; what it looked like is the HTML.
    if comment.origin == Comment.Origin.IMPORT:
        return clean_foreign_comment(comment.body_html)
    return render_comment(comment.comment, pictures=comment.by_team)
