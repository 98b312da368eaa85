"""Loading the demo, through the same verbs that people use, so that the ledger is true."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from blog.models import Page, Post
from community.comments.models import Comment
from community.members.models import Member
from community.notifications.models import Delivery
from community.voices import ledger
from community.voices.models import Voice

from .arriving import arrive
from .clock import clock_at
from .desk import lay_ready
from .dialogues import dialogue
from .illustrating import Pictures
from .manuscripts import Article, PlainPage, articles, pages
from .people import PEOPLE, TEAM
from .publishing import LEGACY_KEY, Press
from .replaying import Act, Conversation, replay


@dataclass(frozen=True)
class Loaded:
    articles: int
    people: int
    comments: int
    owed: int


class SiteInUse(Exception):
    """The site has content of its own."""


def is_loaded() -> bool:
    return Post.objects.filter(legacy_key__startswith=LEGACY_KEY).exists()


def load(*, now: datetime | None = None, beside_content: bool = False) -> Loaded:
    """Bring the demo in, all of it or nothing. It ends at `now` and begins eight months before.

    Raises SiteInUse where somebody has begun with the site, unless `beside_content`.
    """
    if not beside_content and (_exists(Post) or _exists(Page) or _exists(Member)):
        raise SiteInUse
    now = now or timezone.now()
    written, plain = articles(), pages()
    texts: list[Article | PlainPage] = [*written, *plain]
    pictures = Pictures(
        [name for text in texts for name in text.pictures] + [article.cover for article in written],
        portraits=[person.picture for person in PEOPLE.values() if person.picture],
        logo="logo.png",
    )
    with transaction.atomic():
        members = arrive(pictures, now=now)
        editor = members[next(person.key for person in TEAM if person.role == "editor")]
        press = Press(pictures, members=members, editor=editor, now=now)
        acts: list[Act] = []
        posts = []
        for article in written:
            post = press.write(article)
            posts.append(post)
            acts.append((now - article.age, partial(press.publish, post, article)))
            lines = dialogue(article.slug)
            acts += Conversation(post, lines, members=members, now=now).acts()
        with clock_at(now - max(article.age for article in written) - timedelta(days=5)):
            for position, page in enumerate(plain):
                press.page(page, position)
            press.arrange()
        replay(acts)
        lay_ready(by=editor)
        # Nobody is to get a mail about what has long been over.
        Delivery.objects.filter(comment__post__in=posts).delete()
    while ledger.tick(now):
        pass
    return Loaded(
        articles=len(posts),
        people=len(PEOPLE),
        comments=Comment.objects.filter(post__in=posts).count(),
        owed=Voice.objects.owed().filter(post__in=posts).count(),
    )


def _exists(model: type[Post] | type[Page] | type[Member]) -> bool:
    return model._default_manager.exists()
