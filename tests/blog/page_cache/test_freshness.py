"""The law: whatever happens, in whatever order, a stranger's page is what a fresh one would be."""

import random
import re

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from blog.arranging import change_site, set_links
from blog.page_cache import kept
from blog.publishing import close_comments, open_comments, publish, withdraw
from blog.writing import change_post
from community.comments import accepting, editing, featuring, liking, moving, visibility
from community.comments.confirming import confirm
from community.comments.models import Comment
from community.comments.posting import post_comment
from community.comments.refusals import Refused
from community.members.closing import close_account, reopen_account
from community.members.merging import merge_guests
from community.members.profiles import change_profile
from community.members.roles import set_role
from tests.makers import make_guest, make_member, make_page, make_post

# Says when the form was made; every fresh page says another time.
_OWN = re.compile(rb'name="made" value="[^"]*"')


class World:
    def __init__(self) -> None:
        self.editor = make_member("Eve Editor", role="editor")
        self.ada = make_member("Ada Author", role="author", username="ada")
        self.rita, self.karl = make_member("Rita"), make_member("Karl")
        self.guest = make_guest("Gil", self.karl.email)
        self.posts = [make_post(f"No. {n}", author=self.ada, tags=["Lamps"]) for n in range(3)]
        make_page("About")

    def addresses(self) -> list[str]:
        articles = [post.get_absolute_url() for post in self.posts]
        comments = list(Comment.objects.order_by("pk")[:3])
        windows = [f"{c.post.get_absolute_url()}?from={c.root_id}" for c in comments]
        month = f"/archive/{self.posts[0].published_at:%Y/%m}/"
        return [
            *articles,
            *windows,
            *(comment.get_absolute_url() for comment in comments),
            *("/", "/tags/lamps/", "/authors/ada/", "/archive/", month, "/about/"),
            *("/feed.xml", "/site/theme.css"),
        ]

    def play(self, name: str, dice: random.Random) -> None:
        getattr(self, name)(dice)

    def say(self, dice):
        parent = self._some(dice, state="public") if dice.random() < 0.6 else None
        who = dice.choice([{"by": self.rita}, {"by": self.karl}, {"by": self.ada}])
        if dice.random() < 0.2:
            who = {"guest": self.guest}
        state = "unconfirmed" if "guest" in who else dice.choice(["public", "public", "held"])
        post = parent.post if parent else dice.choice(self.posts)
        post_comment(post=post, text=f"Why {dice.random()}?", parent=parent, state=state, **who)

    def edit(self, dice):
        comment = self._some(dice, user__isnull=False)
        if comment:
            editing.edit_comment(comment, f"Other words {dice.random()}", by=comment.user)

    def decide(self, dice):
        verb = dice.choice(
            [visibility.hold, visibility.release, visibility.remove, visibility.restore]
        )
        comment = self._some(dice)
        if comment:
            verb(comment, by=self.editor)

    def take_back(self, dice):
        comment = self._some(dice)
        if comment:
            visibility.delete(comment, by=comment.user)

    def confirm(self, dice):
        comment = self._some(dice, state="unconfirmed")
        if comment:
            confirm(comment)

    def merge(self, dice):
        merge_guests(self.karl)

    def like(self, dice):
        comment = self._some(dice)
        if comment:
            dice.choice([liking.like, liking.unlike])(comment, by=self.editor)

    def accept(self, dice):
        comment = self._some(dice, parent_id__gt=0)
        if comment:
            dice.choice([accepting.accept, accepting.unaccept])(comment, by=self.ada)

    def feature(self, dice):
        comment = self._some(dice)
        if comment:
            dice.choice([featuring.feature, featuring.unfeature])(comment, by=self.ada)

    def move(self, dice):
        comment = self._some(dice)
        if comment:
            moving.move(comment, to_post=dice.choice(self.posts), by=self.editor)

    def publish_or_withdraw(self, dice):
        dice.choice([publish, withdraw])(dice.choice(self.posts), by=self.ada)

    def rewrite(self, dice):
        tags = dice.choice([["Lamps"], ["Lamps", "Seals"], []])
        change_post(dice.choice(self.posts), by=self.ada, title=f"T{dice.random()}", tags=tags)

    def close_or_open(self, dice):
        dice.choice([close_comments, open_comments])(dice.choice(self.posts), by=self.ada)

    def rename(self, dice):
        member = dice.choice([self.rita, self.ada])
        change_profile(member, {"name": f"Name {dice.random()}"}, by=member)

    def ban(self, dice):
        dice.choice([close_account, reopen_account])(self.karl, by=self.editor)
        self.karl.refresh_from_db()

    def change_role(self, dice):
        set_role(self.ada, dice.choice(["reader", "author"]), by=self.editor)

    def arrange(self, dice):
        accent = dice.choice(["#0e5c70", "#aa2244"])
        change_site(by=self.editor, name=f"Blog {dice.random()}", accent=accent)
        set_links("header", [(f"L{dice.random()}", "/about/")], by=self.editor)

    def lose(self, dice):
        """The cache, or only what this process has of it."""
        kept.forget_all()
        if dice.random() < 0.5:
            cache.clear()

    def _some(self, dice, **which) -> Comment | None:
        found = list(Comment.objects.filter(**which).select_related("user", "post").order_by("pk"))
        return dice.choice(found) if found else None


DEEDS = [name for name in vars(World) if not name.startswith("_")]
DEEDS = ["say"] * 6 + [name for name in DEEDS if name not in ("addresses", "play", "say")]


@pytest.mark.django_db
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2**32)), max_size=25))
def test_a_kept_page_equals_a_fresh_one(client_class, deeds):
    from django.db import transaction

    kept.forget_all()
    cache.clear()
    with transaction.atomic():
        world = World()
        readers = client_class()
        for name, seed in deeds:
            dice = random.Random(seed)
            for address in dice.sample(world.addresses(), 4):
                readers.get(address)  # so that something is kept
            try:
                with transaction.atomic():
                    world.play(name, dice)
            except Refused:
                pass
            for address in dice.sample(world.addresses(), 5):
                assert_fresh(readers, client_class(), address, after=name)
        for address in world.addresses():
            assert_fresh(readers, client_class(), address, after="everything")
        transaction.set_rollback(True)


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


def assert_fresh(readers, other, address: str, *, after: str) -> None:
    got = readers.get(address)
    # The log-in of nobody: the site makes a page of its own for it.
    fresh = other.get(address, headers={"Cookie": "sessionid=nobody"})
    assert got.status_code == fresh.status_code, (after, address)
    assert got.get("Location") == fresh.get("Location"), (after, address)
    assert _OWN.sub(b"", got.content) == _OWN.sub(b"", fresh.content), (after, address)
