"""Whoever follows every link sees each comment that is shown, once and in order."""

from itertools import pairwise
from random import Random

import pytest

from bench.shapes import grown
from community.comments.models import Comment
from community.comments.replies import replies
from community.comments.showing import Looker
from community.comments.threads import window
from community.comments.walking import SHOWN
from community.comments.whole import whole_conversation
from tests.makers import make_comment, make_post

pytestmark = pytest.mark.django_db


def conversation(size: int, chance: Random):
    """Some hidden ones among them: a tombstone where somebody replied, else nothing."""
    post, made = make_post(), []
    # And one thread is much longer than what is shown of it at first.
    for parent in [*grown(size, chance), *([chance.randrange(3)] * 70)]:
        above = {"parent": made[parent]} if parent >= 0 else {"post": post}
        made.append(make_comment("Words.", **above))
    for comment in chance.sample(made, size // 6):
        shown = Comment.objects.filter(path__startswith=comment.path).count() > 1
        Comment.objects.filter(pk=comment.pk).update(state="removed", is_shown=shown)
    return post


def gone_through(post) -> list[int]:
    seen: list[int] = []
    start: int | None = 0
    while start is not None:
        found = window(post, start=start)
        assert len(found.comments) <= SHOWN
        for one in found.comments:
            seen.append(one.pk)
            gap = found.gaps.get(one.pk)
            if gap:
                rest = rest_behind(one.pk, Comment.objects.get(pk=one.root_id))
                assert len(rest) == gap.count
                seen += rest
        start = found.later
    return seen


def rest_behind(pk: int, root: Comment) -> list[int]:
    found = replies(root, after=pk)
    ids = [one.pk for one in found.comments]
    return ids + (rest_behind(ids[-1], root) if found.gaps else [])


def gone_back(post) -> list[int]:
    """Where the windows begin, from the last one to the first."""
    last = 0
    while (later := window(post, start=last).later) is not None:
        last = later
    begins = [last]
    while begins[-1]:
        earlier = window(post, start=begins[-1]).earlier
        assert earlier is not None
        begins.append(earlier)
    return begins


@pytest.mark.parametrize("seed", range(2))
def test_every_comment_is_met_once_and_in_order(seed):
    post = conversation(120, Random(seed))
    shown = list(
        Comment.objects.filter(post=post).shown().in_reading_order().values_list("pk", flat=True)
    )
    assert gone_through(post) == shown
    begins = gone_back(post)
    assert begins[-1] == 0
    for later, earlier in pairwise(begins):
        reaches = window(post, start=earlier).later
        assert earlier < later and (reaches is None or reaches >= later)
    html = "".join(whole_conversation(post, Looker.at(post, None), is_long=False))
    assert [pk for pk in shown if f'id="c{pk}"' in html] == shown
    assert html.count('<li class="comment"') == len(shown)
