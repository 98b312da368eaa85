"""What waits for a moderator's judgement."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.comments.models import Comment, Report
from community.comments.screening import REASONS
from socialblog.lib.paging import Page, page_of

PAGE_SIZE = 20


def held() -> QuerySet[Comment]:
    return Comment.objects.filter(state=Comment.State.HELD)


def reported() -> QuerySet[Comment]:
    """Public ones that readers reported and nobody has judged yet.

    A reported comment that was held meanwhile is judged among the held ones.
    """
    # By the open reports, which are few: SQLite uses the index of counts only for a literal.
    unsettled = Report.objects.filter(settled_at=None).values("comment")
    return Comment.objects.filter(pk__in=unsettled, state=Comment.State.PUBLIC)


@dataclass(frozen=True)
class Item:
    """One comment to judge, with all that a page shows of it."""

    comment: Comment
    parent: Comment | None = None
    reports: list[Report] = field(default_factory=list)

    @property
    def why_held(self) -> str | Promise:
        """In words; the reporters' words stand in `reports`."""
        if self.comment.state != Comment.State.HELD:
            return ""
        if self.comment.reason == "moderator":
            # To its writer it is being looked at; those who look know who did it.
            return _("A moderator held it.")
        known = REASONS.get(self.comment.reason)
        return known or _("It needs a moderator's look.")

    @property
    def note(self) -> str:
        """What the moderator who held it wrote about it."""
        return self.comment.reason_note if self.comment.state == Comment.State.HELD else ""


def held_page(request: HttpRequest, only: Q | None = None) -> Page:
    """The longest held first; `only` those that are so."""
    rows = _with_words(held().filter(only or Q()))
    page = page_of(rows, request, by="submit_date", size=PAGE_SIZE)
    return Page(_items(page.rows), page.next_url, page.previous_url)


def reported_page(request: HttpRequest, only: Q | None = None) -> Page:
    """The most reported first, among equals the oldest; `?after=3-120` goes on below that one."""
    rows = _with_words(reported().filter(only or Q())).order_by("-report_count", "pk")
    after = request.GET.get("after", "")
    if after:
        count, pk = _place(after)
        rows = rows.filter(Q(report_count__lt=count) | Q(report_count=count, pk__gt=pk))
    found = list(rows[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    return Page(
        _items(shown),
        next_url=_address(request, f"{shown[-1].report_count}-{shown[-1].pk}")
        if len(found) > len(shown)
        else "",
        previous_url=_address(request) if after else "",
    )


def _address(request: HttpRequest, after: str = "") -> str:
    """The same page elsewhere in the list; what it is narrowed to stays."""
    query = request.GET.copy()
    query.pop("after", None)
    if after:
        query["after"] = after
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _place(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,18})", text, re.ASCII)
    if match is None:
        raise Http404("No such page")
    return int(match[1]), int(match[2])


def _with_words(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    return comments.select_related("user", "guest", "post").defer(
        "post__body", "post__body_html", "post__contents"
    )


def _items(comments: list[Comment]) -> list[Item]:
    """With what they reply to and what was reported: two queries, whatever their number."""
    parent_ids = {comment.parent_id for comment in comments if comment.parent_id}
    parents: dict[Any, Comment] = (
        Comment.objects.select_related("user", "guest").in_bulk(parent_ids) if parent_ids else {}
    )
    reports: dict[int, list[Report]] = {}
    reported_ids = [comment.pk for comment in comments if comment.report_count]
    if reported_ids:
        open_reports = Report.objects.filter(comment__in=reported_ids, settled_at=None)
        for report in open_reports.select_related("by").order_by("at", "pk"):
            reports.setdefault(report.comment_id, []).append(report)
    return [
        Item(comment, parents.get(comment.parent_id), reports.get(comment.pk, []))
        for comment in comments
    ]
