"""After the rules changed, due times are counted again, and once more a minute later."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.arranging import change_site
from community.comments.checking import check_post
from community.voices import recounting, rules
from community.voices.models import AnswerRules, Voice
from tests.makers import make_comment, make_post

pytestmark = pytest.mark.django_db

MONDAY = datetime(2030, 6, 3, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def recount() -> None:
    while recounting.recount_due(most=2):
        pass


def test_due_times_follow_the_rules():
    with time_machine.travel(MONDAY, tick=False):
        post = make_post()
        for number in range(5):
            make_comment(f"Words {number}", post=post)
        due = Voice.objects.get(thread=post.comments.earliest("pk").pk).due_at
        assert due == datetime(2030, 6, 4, 10, 0, tzinfo=UTC)  # a working day later
        rules.set_rules(by=None, first_minutes=30)
        recount()
        assert set(Voice.objects.values_list("due_at", flat=True)) == {MONDAY + 30 * MINUTE}
        assert check_post(post.pk, now=MONDAY) == []


def test_what_was_being_written_meanwhile_is_found_a_minute_later():
    with time_machine.travel(MONDAY, tick=False) as clock:
        comment = make_comment()
        rules.set_rules(by=None, first_minutes=30)
        recount()
        # Committed only now, by somebody who had read the rules before.
        late = Voice.objects.filter(pk=comment.voice_id)
        late.update(due_at=MONDAY + timedelta(days=1))
        recount()
        assert late.get().due_at == MONDAY + timedelta(days=1)
        clock.shift(timedelta(seconds=61))
        recount()
        assert late.get().due_at == MONDAY + 30 * MINUTE
        assert AnswerRules.objects.get().recount_from is None


def test_another_time_zone_is_another_clock():
    with time_machine.travel(MONDAY, tick=False):
        comment = make_comment()
        change_site(by=None, time_zone="Asia/Tokyo")
        recount()
        # Seven in the evening there: the whole working day is still to come, from nine to five.
        assert Voice.objects.get(pk=comment.voice_id).due_at == datetime(2030, 6, 4, 8, tzinfo=UTC)
