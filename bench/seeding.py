"""A site of any size: articles with exactly 0, 50, 1,000 and 10,000 comments, and many others.

The same number of comments always gives the same site, apart from the date.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from blog.models import Authorship, NavigationLink, Post, Tag
from blog.plain_pages import create_page
from blog.tagging import tags_named
from community.members.models import Guest, Member
from community.members.roles import set_role
from community.voices import ledger
from community.voices.models import Fact, Voice
from socialblog.lib.html import render_post

from .bulk import Bulk, count_on
from .comment_rows import CommentRows
from .talking import Article, Person, Talk, judged
from .texts import ARTICLE, said_texts

SIZES = (0, 50, 1_000, 10_000)
EDITOR, AUTHOR = "editor", "author"
TOGETHER = 5  # articles that people talk about at the same time
YEARS = timedelta(days=2 * 365)


def slug_of(size: int) -> str:
    """The address of the article that has exactly so many comments."""
    return f"with-{size}-comments"


def measured_sizes(comments: int) -> list[int]:
    """Those of SIZES that fit into so many comments."""
    return [size for number, size in enumerate(SIZES) if sum(SIZES[: number + 1]) <= comments]


def seed(comments: int) -> None:
    """Fill an empty, migrated database."""
    chance = Random(comments)
    now = timezone.now()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -400000")
    with transaction.atomic():
        team = _team()
        readers = _readers(comments)
        articles = _articles(comments, team[0], now)
        _around_pages()
    talk = Talk(readers, team, chance)
    for start in range(0, len(articles), TOGETHER):
        with transaction.atomic():
            _insert(talk, articles[start : start + TOGETHER], now)
    if connection.vendor == "postgresql":
        # As autovacuum leaves it: what is visible to all is known, and so is what values there are.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _team() -> list[Person]:
    team = []
    for username, role in ((AUTHOR, "author"), (EDITOR, "editor"), ("moderator", "moderator")):
        member = Member.objects.create(
            username=username, name=username.title(), email=f"{username}@example.org"
        )
        set_role(member, role, by=None)
        team.append(Person(f"m{member.pk}", member.name, user_id=member.pk, is_team=True))
    return team


def _readers(comments: int) -> list[Person]:
    """Two members to one guest; each speaks about ten times."""
    count = min(max(comments // 15, 60), 20_000)
    members = Member.objects.bulk_create(
        [
            Member(
                username=f"reader-{number}",
                name=f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]} {number}",
                email=f"reader-{number}@example.org",
                password=make_password(None),
            )
            for number in range(count)
        ],
        batch_size=1_000,
    )
    readers = Group.objects.get(name="reader")
    memberships = Member.groups.through
    memberships.objects.bulk_create(
        [memberships(member_id=member.pk, group_id=readers.pk) for member in members],
        batch_size=5_000,
    )
    now = timezone.now()
    guests = Guest.objects.bulk_create(
        [
            Guest(
                name=f"{_FIRST[number % len(_FIRST)]} {number}",
                email=f"guest-{number}@example.net",
                confirmed_at=now,
                created_at=now,
            )
            for number in range(count // 2)
        ],
        batch_size=1_000,
    )
    return [
        *(Person(f"m{member.pk}", member.name, user_id=member.pk) for member in members),
        *(Person(f"g{guest.pk}", guest.name, guest_id=guest.pk) for guest in guests),
    ]


_FIRST = "Ada Ben Chloé Dário Eva Farid Greta Hugo Ines Jonas Kaya Lea Malik Nora Otto".split()
_LAST = "Adler Brandt Costa Dubois Eriksen Fuchs Garcia Horvat Ivanova Jensen Keller".split()


def _articles(comments: int, author: Person, now: datetime) -> list[Article]:
    """The oldest first; those that are measured came out last, so that the front page has them."""
    measured = measured_sizes(comments)
    sizes = [*_other_sizes(comments - sum(measured)), *reversed(measured)]
    others = len(sizes) - len(measured)
    newest, step = now - timedelta(days=40), YEARS / len(sizes)
    dates = [newest - step * (len(sizes) - 1 - number) for number in range(len(sizes))]
    rendered = render_post(ARTICLE)
    contents = [asdict(heading) for heading in rendered.headings]
    posts = Post.objects.bulk_create(
        [
            Post(
                title=f"What a lamp is for, part {number}",
                slug=slug_of(size) if number >= others else f"article-{number}",
                summary="A lamp from the bottom of a canal, and a lamp with nothing wrong.",
                body=ARTICLE,
                body_html=rendered.html,
                contents=contents,
                reading_minutes=3,
                state=Post.State.PUBLISHED,
                created_at=date,
                updated_at=date,
                published_at=date,
            )
            for number, (size, date) in enumerate(zip(sizes, dates, strict=True))
        ],
        batch_size=200,
    )
    Authorship.objects.bulk_create(
        [Authorship(post=post, member_id=author.user_id) for post in posts], batch_size=1_000
    )
    tags: list[Tag] = tags_named(f"Subject {number}" for number in range(12))
    taggings = Post.tags.through
    taggings.objects.bulk_create(
        [
            taggings(post_id=post.pk, tag_id=tags[(number + more) % len(tags)].pk)
            for number, post in enumerate(posts)
            for more in range(3)
        ],
        batch_size=5_000,
    )
    return [
        Article(post.pk, date, size, author)
        for post, date, size in zip(posts, dates, sizes, strict=True)
    ]


def _other_sizes(comments: int) -> list[int]:
    """So many comments under other articles."""
    count = min(20 + comments // 400, comments)
    if not count:
        return []
    sizes = [comments // count + (number < comments % count) for number in range(count)]
    # From a quarter to seven quarters of the mean.
    for number in range(count // 2):
        moved = sizes[number] * 3 * number // (2 * count)
        sizes[number] -= moved
        sizes[-1 - number] += moved
    return sizes


def _around_pages() -> None:
    for title in ("About", "Imprint", "Privacy"):
        create_page(title=title, body="Who we are.", by=None)
    for position, label in enumerate(("Articles", "Shop", "Help")):
        NavigationLink.objects.create(
            place=NavigationLink.Place.HEADER, label=label, url="/", position=position
        )


def _insert(talk: Talk, articles: list[Article], now: datetime) -> None:
    said = talk.under(articles)
    states = judged(said, now)
    texts = said_texts()
    voices = Bulk(
        Voice,
        *("id", "kind", "said_at", "post_id", "thread", "reader_key", "owner_id", "visible"),
        *("has_reply", "rises_at", "state", "owed", "waiting_since", "last_activity_at"),
        *("settled_at", "changes_at", "lane", "lane_at", "due_at", "offered_at"),
        *("first_answered_at", "is_question", "language", "is_newcomer"),
    )
    facts = Bulk(Fact, "id", "voice_id", "code", "at", "by_id", "comment_id", "reason")
    rows = CommentRows(ContentType.objects.get_for_model(Post).pk)
    for one in said:
        article = one.article
        if one.voice_id is not None:
            state = states[one.voice_id]
            voices.add(
                *(one.voice_id, one.kind, one.at, article.pk, one.root_id, one.by.key),
                *(article.author.user_id, True, one.has_reply, ledger.rises_at(one.kind, one.at)),
                *(state.state, state.owed, state.waiting_since, state.last_activity_at),
                *(state.settled_at, state.changes_at, state.lane, state.lane_at, state.due_at),
                *(state.offered_at, state.first_answered_at, one.pk % 3 == 0, "en"),
                one.pk % 7 == 0,
            )
        for note in one.facts:
            facts.add(
                *(note.pk, one.voice_id, note.code, note.at, note.by.user_id),
                *(note.comment_id, note.reason),
            )
        text, html = texts[one.pk % len(texts)]
        rows.add(
            pk=one.pk,
            post_id=article.pk,
            parent_id=one.parent.pk if one.parent else 0,
            root_id=one.root_id,
            path=one.path,
            said_at=one.at,
            user_id=one.by.user_id,
            guest_id=one.by.guest_id,
            name=one.by.name,
            text=text,
            html=html,
            voice_id=one.voice_id,
            by_team=one.by.is_team,
            like_count=talk.chance.choice((0, 0, 0, 0, 1, 2, 5)),
            request_key=talk.chance.randbytes(32).hex(),
        )
    voices.flush()
    facts.flush()
    rows.flush()
    count_on(Voice, Fact)


def seeded_parents(post: Post, most: int) -> Iterator[int]:
    """Comments of an article spread over all of it, for replies to them."""
    ids = list(post.comments.order_by("pk").values_list("pk", flat=True))
    step = max(len(ids) // most, 1)
    yield from ids[::step][:most]
