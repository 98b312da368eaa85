"""How many bytes a comment costs besides its text, exactly: whoever adds some says so here."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from community.comments.showing import Looker, shown
from community.comments.threads import window
from tests.makers import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db

NAME = "Ada Lovelace"  # as long as names are
AT = datetime(2026, 9, 23, 1, 38, tzinfo=UTC)


def weight(user) -> int:
    """Of a reply whose id has five digits, by another member, with one like."""
    post, ada = make_post(), make_member(NAME)
    root = make_comment("Root.", post=post, by=make_member("Lord Byron I"))
    reply = make_comment("Hello.", parent=root, by=ada)
    type(reply).objects.filter(pk=reply.pk).update(submit_date=AT, like_count=1)
    looker = Looker.at(post, user)
    found = window(post, member=looker.member)
    (one,) = (row for row in found.comments if row.pk == reply.pk)
    found.comments = [one._replace(pk=14817, path="00000148120000014817")]
    return len(shown(found, post, looker).encode()) - len(one.body_html)


@pytest.mark.parametrize(("who", "bytes"), [("stranger", 895), ("reader", 1185), ("editor", 1408)])
def test_what_a_reply_weighs(who, bytes):
    user = AnonymousUser() if who == "stranger" else make_member("Somebody", role=who)
    assert weight(user) == bytes
