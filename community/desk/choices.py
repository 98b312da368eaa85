"""What a list can be narrowed to, the views that were saved, and the lanes' counts: all of it in
one query."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.http import Http404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from blog.models import Post, Tag
from community.members.models import Member
from community.voices.models import Voice
from socialblog.lib.questions import Given
from socialblog.lib.talk.tongues import TONGUES

from .access import ME, TODAY, absent_for, given_for, own_posts
from .bounded import Counted, Documents, Row, Together, few
from .counts import Counts, Looks, counted_at_the_desk, labelled
from .filters import ARTICLES, MINE, Filters, whose_are
from .lanes import LANES, Lane
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

    posts: tuple[Choice, ...]
    tags: tuple[Choice, ...]
    team: tuple[Choice, ...]
    views: list[dict[str, Any]]
    whose: Q | None
    counts: Counts

    @property
    def languages(self) -> tuple[Choice, ...]:
        return _languages(get_language())

    @property
    def kinds(self) -> tuple[Choice, ...]:
        return tuple(Voice.Kind.choices)

    @property
    def ages(self) -> tuple[Choice, ...]:
        return tuple(AGES.items())


def choices_of(filters: Filters) -> Choices:
    """Raises Http404 for an article or a subject that is not there, or not theirs."""
    member = filters.member
    asked = _asked(
        filters.lane.name,
        filters.who,
        Looks.of(member),
        tuple(name for name in _NAMED if getattr(filters, name)),
    )
    found = asked.ask(
        **given_for(member, timezone.now()), **{name: getattr(filters, name) for name in _NAMED}
    )
    rows = found.rows
    if (filters.post and not rows["post"]) or (filters.tag and not rows["tag"]):
        raise Http404("No such article or subject")
    posts = {row["slug"]: row for row in [*rows["posts"], *rows.get("post", ())]}
    newest = sorted(posts.values(), key=lambda row: row["published_at"] or "", reverse=True)
    tags = {row["slug"]: row["name"] for row in [*rows["tags"], *rows.get("tag", ())]}
    team = [*rows.get("team", ()), *rows.get("owner", ())]
    names = {str(row["pk"]): row["name"] or row["username"] for row in team}
    return Choices(
        posts=tuple((row["slug"], row["title"]) for row in newest),
        tags=_by_name(tags),
        team=_by_name(names),
        views=sorted(rows["views"], key=lambda row: (row["is_shared"], row["name"].casefold())),
        whose=_whose(filters, rows),
        counts=labelled(found),
    )


# The filters that name a row; it is read though it may be none of those to choose from.
_NAMED = ("post", "tag", "owner")
_TEXT = TextField()


@lru_cache(maxsize=256)
def _asked(lane: str, who: str, looks: Looks, named: tuple[str, ...]) -> Together:
    def make() -> tuple[Counted, Documents]:
        return counted_at_the_desk(who, looks), _documents(LANES[lane], who, looks, named)

    return Together(make)


def _documents(lane: Lane, who: str, looks: Looks, named: tuple[str, ...]) -> Documents:
    parts = {
        "posts": few(_posts(lane, who), MOST, "title", "slug", "published_at"),
        "tags": few(Tag.objects.order_by("name"), MOST, "name", "slug"),
        "views": few(saved_views(ME), MOST, "pk", "name", "lane", "query", "is_shared"),
    }
    if who == MINE:
        absent = Member.objects.filter(pk__in=absent_for(ME, TODAY))
        parts["absent"] = few(absent, MOST, "pk")
    if who == ARTICLES:
        own = Post.objects.filter(pk__in=own_posts(ME))
        parts["own"] = few(own, MOST_OWN + 1, "pk")
    if looks.can_moderate:
        # From the few who may, not by asking every member whether they may.
        roles = Member.groups.through.objects.filter(group__permissions__codename="answer_readers")
        team = Member.objects.active().filter(pk__in=roles.values("member_id"))
        team = team.order_by("name", "pk")
        parts["team"] = few(team, MOST, "pk", "name", "username")
    if "post" in named:
        chosen = _reachable(who, looks).filter(slug=Given("post", _TEXT))
        parts["post"] = few(chosen, 1, "title", "slug", "published_at")
    if "tag" in named:
        parts["tag"] = few(Tag.objects.filter(slug=Given("tag", _TEXT)), 1, "name", "slug")
    if "owner" in named:
        owner = Member.objects.filter(pk=Given("owner"))
        parts["owner"] = few(owner, 1, "pk", "name", "username")
    return parts


def _whose(filters: Filters, found: dict[str, list[Row]]) -> Q | None:
    """With the ids themselves where they are few: only then does the database know how few."""
    if filters.who == MINE:
        return whose_are([filters.member.pk, *sorted(row["pk"] for row in found["absent"])])
    if filters.who == ARTICLES and len(found["own"]) <= MOST_OWN:
        return Q(post_id__in=sorted(row["pk"] for row in found["own"]))
    return None


def saved_views(member: Member | Given) -> QuerySet[SavedView]:
    """Their own, and the team's."""
    return SavedView.objects.filter(Q(by=member) | Q(is_shared=True)).order_by("name", "pk")


def _reachable(who: str, looks: Looks) -> QuerySet[Post]:
    """Articles that may be named in this list; others can't be told from none."""
    posts = Post.objects.all()
    if looks.can_moderate:
        return posts
    own = Q(pk__in=own_posts(ME))
    if who == ARTICLES:
        return posts.filter(own)
    return posts.filter(own | Q(state=Post.State.PUBLISHED))


@lru_cache(maxsize=16)
def _languages(_shown_in: str | None) -> tuple[Choice, ...]:
    named = [(tongue.code, language_name(tongue.code)) for tongue in TONGUES]
    return tuple(sorted(named, key=lambda choice: choice[1]))


def language_name(code: str) -> str:
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


def _posts(lane: Lane, who: str) -> QuerySet[Post]:
    """The newest articles of which this lane holds something. What was said under others is in
    no lane."""
    posts = Post.objects.published()
    if who == ARTICLES:
        posts = posts.filter(pk__in=own_posts(ME))
    newest = posts.newest_first().values("pk")[:MOST]
    here = lane.rows(Voice.objects.all()).filter(post=OuterRef("pk"))
    return Post.objects.filter(Exists(here), pk__in=newest)


def _by_name(words: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(sorted(words.items(), key=lambda item: item[1].casefold()))
