"""The place in the thread, as text that sorts in reading order."""

import pytest

from community.comments import visibility
from community.comments.models import Comment
from community.comments.models.path_field import segment, successor
from tests.makers import make_comment, make_member, make_post
from tests.seeding import seed_conversation


@pytest.mark.parametrize("pk", [1, 9, 10, 19, 99, 999_999_999])
def test_the_successor_is_above_the_branch_and_not_above_its_neighbours(pk):
    path = segment(5) + segment(pk)
    assert path + segment(9_999_999_999) < successor(path) <= segment(5) + segment(pk + 1)
    assert successor(path).isdigit()  # other signs sort elsewhere in other collations


@pytest.mark.django_db
def test_a_branch_is_found_whole_whatever_digit_its_id_ends_in():
    rita, karl = make_member("Rita"), make_member("Karl")
    post = make_post()
    for _ in range(12):
        comment = make_comment("Root.", post=post, by=rita)
        reply = make_comment("Reply.", parent=comment, by=karl)
        assert list(Comment.objects.below(comment)) == [reply]
        visibility.delete(comment, by=rita)
        comment.refresh_from_db()
        assert comment.is_shown


@pytest.mark.django_db
def test_seeded_conversations_are_like_written_ones():
    post, people = make_post(), [make_member("Rita"), make_member("Karl")]
    ids = seed_conversation(post, roots=2, replies=4, people=people)
    rows = Comment.objects.filter(post=post).in_reading_order()
    assert [row.pk for row in rows] == ids
    assert [(row.depth, row.parent_id - row.root_id) for row in rows][:5] == [
        (1, -ids[0]),
        (2, 0),
        (2, 0),
        (3, 2),
        (2, 0),
    ]
    written = make_comment("Written.", parent=rows[3], by=people[0])
    assert written.path.startswith(rows[3].path)
    assert written.pk > ids[-1]
