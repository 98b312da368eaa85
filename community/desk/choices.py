"""What a list can be narrowed to, the views that were saved, and the lanes' counts: all of it in
one query."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from blog.models import Post, Tag
from community.members.models import Member
from community.voices.models import Voice
from socialblog.lib.talk.tongues import TONGUES

from .access import absent_for, own_posts
from .bounded import counts_and_documents
from .counts import Counts, asked_at_the_desk, flat, labelled
from .filters import ARTICLES, MINE, Filters, whose_are
from .gathering import few
from .models import SavedView

MOST = 100
MOST_OWN = 200
AGES: dict[str, Promise] = {
    "1d": _("longer than a day"),
    "3d": _("longer than 3 days"),
    "1w": _("longer than a week"),
    "1m": _("longer than a month"),
}
Choice = tuple[str, str | Promise]  # value, words


@dataclass(frozen=True)
class Choices:
    """For the form beside the list; and `whose`, the list's condition for that, where it is
    known by now."""

    posts: list[Choice]
    tags: list[Choice]
    team: list[Choice]
    views: list[dict[str, Any]]
    whose: Q | None
    counts: Counts

    @property
    def languages(self) -> list[Choice]:
        named = [(tongue.code, language_name(tongue.code)) for tongue in TONGUES]
        return [*sorted(named, key=lambda choice: choice[1])]

    @property
    def kinds(self) -> list[Choice]:
        return list(Voice.Kind.choices)

    @property
    def ages(self) -> list[Choice]:
        return list(AGES.items())


def choices_of(filters: Filters) -> Choices:
    """Raises Http404 for an article or a subject that is not there, or not theirs."""
    member = filters.member
    parts = {
        "posts": few(_posts(filters), MOST, "title", "slug", "published_at"),
        "tags": few(Tag.objects.order_by("name"), MOST, "name", "slug"),
        "views": few(saved_views(member), MOST, "pk", "name", "lane", "query", "is_shared"),
    }
    if filters.who == MINE:
        absent = Member.objects.filter(pk__in=absent_for(member, timezone.now()))
        parts["absent"] = few(absent, MOST, "pk")
    if filters.who == ARTICLES:
        own = Post.objects.filter(pk__in=own_posts(member))
        parts["own"] = few(own, MOST_OWN + 1, "pk")
    if filters.post:
        chosen = reachable_posts(filters).filter(slug=filters.post)
        parts["post"] = few(chosen, 1, "title", "slug", "published_at")
    if filters.tag:
        parts["tag"] = few(Tag.objects.filter(slug=filters.tag), 1, "name", "slug")
    if member.can_moderate:
        # From the few who may, not by asking every member whether they may.
        roles = Member.groups.through.objects.filter(group__permissions__codename="answer_readers")
        team = Member.objects.active().filter(pk__in=roles.values("member_id"))
        team = team.order_by("name", "pk")
        parts["team"] = few(team, MOST, "pk", "name", "username")
    if filters.owner:
        parts["owner"] = few(Member.objects.filter(pk=filters.owner), 1, "pk", "name", "username")
    asked = asked_at_the_desk(member, filters.who)
    numbers, rows = counts_and_documents(flat(asked), list(parts.values()))
    found = dict(zip(parts, rows, strict=True))
    if (filters.post and not found["post"]) or (filters.tag and not found["tag"]):
        raise Http404("No such article or subject")
    posts = {row["slug"]: row for row in [*found["posts"], *found.get("post", ())]}
    newest = sorted(posts.values(), key=lambda row: row["published_at"] or "", reverse=True)
    tags = {row["slug"]: row["name"] for row in [*found["tags"], *found.get("tag", ())]}
    team = [*found.get("team", ()), *found.get("owner", ())]
    names = {str(row["pk"]): row["name"] or row["username"] for row in team}
    return Choices(
        posts=[(row["slug"], row["title"]) for row in newest],
        tags=_by_name(tags),
        team=_by_name(names),
        views=sorted(found["views"], key=lambda row: (row["is_shared"], row["name"].casefold())),
        whose=_whose(filters, found),
        counts=labelled(asked, numbers),
    )


def _whose(filters: Filters, found: dict[str, list[dict[str, Any]]]) -> Q | None:
    """With the ids themselves where they are few: only then does the database know how few."""
    if filters.who == MINE:
        return whose_are([filters.member.pk, *sorted(row["pk"] for row in found["absent"])])
    if filters.who == ARTICLES and len(found["own"]) <= MOST_OWN:
        return Q(post_id__in=sorted(row["pk"] for row in found["own"]))
    return None


def saved_views(member: Member) -> QuerySet[SavedView]:
    """Their own, and the team's."""
    return SavedView.objects.filter(Q(by=member) | Q(is_shared=True)).order_by("name", "pk")


def reachable_posts(filters: Filters) -> QuerySet[Post]:
    """Articles that may be named in this list; others can't be told from none."""
    posts = Post.objects.all()
    if filters.member.can_moderate:
        return posts
    own = Q(pk__in=own_posts(filters.member))
    if filters.who == ARTICLES:
        return posts.filter(own)
    return posts.filter(own | Q(state=Post.State.PUBLISHED))


def language_name(code: str) -> str:
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


def _posts(filters: Filters) -> QuerySet[Post]:
    """The newest articles of which this lane holds something."""
    posts = Post.objects.exclude(published_at=None)
    if filters.who == ARTICLES:
        posts = posts.filter(pk__in=own_posts(filters.member))
    newest = posts.newest_first().values("pk")[:MOST]
    here = filters.lane.rows(Voice.objects.all()).filter(post=OuterRef("pk"))
    return Post.objects.filter(Exists(here), pk__in=newest)


def _by_name(words: dict[str, str]) -> list[Choice]:
    return [*sorted(words.items(), key=lambda item: item[1].casefold())]
