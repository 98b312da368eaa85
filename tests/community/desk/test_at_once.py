"""Several of the team at the same voice in the same instant, where databases really race."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection, connections

from community.comments.models import Comment
from community.comments.moving import move
from community.desk import settling
from community.desk.answering import Overtaken, answer
from community.desk.drafting import keep_draft
from community.desk.models import Act, Draft
from community.voices.models import Fact, Voice
from tests.makers import make_comment, make_member, make_post

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("nothing_is_damaged"),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite lets one write at a time: there is nothing to race",
    ),
]


def at_once(*acts: Callable[[], object]) -> Counter[str]:
    """Run all from one starting shot; how often each result or error came."""
    shot = threading.Barrier(len(acts))
    results: list[str] = []

    def run(act: Callable[[], object]) -> None:
        try:
            shot.wait(timeout=30)
            results.append(str(act()))
        except Exception as error:
            results.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return Counter(results)


@pytest.fixture
def asked():
    return make_comment("Does it fit?")


def test_one_of_six_answers_and_five_are_told(asked):
    team = [make_member(f"Mo {n}", role="moderator") for n in range(6)]

    def act(member):
        return lambda: answer(asked.voice, f"Yes, says {member}.", by=member, seen=0) and "sent"

    assert at_once(*map(act, team)) == {"sent": 1, Overtaken.__name__: 5}
    assert Comment.objects.filter(parent_id=asked.pk).count() == 1


def test_the_same_button_pressed_six_times_is_one_answer(asked):
    mo = make_member("Mo", role="moderator")
    press = lambda: [sent.pk for sent in answer(asked.voice, "Yes.", by=mo, seen=0)]  # noqa: E731
    found = at_once(*[press] * 6)
    comment, act = Comment.objects.get(parent_id=asked.pk), Act.objects.get()
    assert found == {str([comment.pk, act.pk]): 6}


def test_a_save_that_crosses_the_sending_leaves_no_draft(asked):
    mo = make_member("Mo", role="moderator")
    save = lambda: keep_draft(asked.voice, "Ye", by=mo, seen=0)  # noqa: E731
    send = lambda: answer(asked.voice, "Yes.", by=mo, seen=0) and "sent"  # noqa: E731
    found = at_once(save, save, save, send, save, save)
    assert found["sent"] == 1 and found["True"] + found["False"] == 5
    assert not Draft.objects.exists()


def test_an_answer_and_a_closing_are_one_decision(asked):
    mo, eve = make_member("Mo", role="moderator"), make_member("Eve", role="editor")
    found = at_once(
        lambda: answer(asked.voice, "Yes.", by=mo, seen=0) and "sent",
        lambda: bool(settling.close([asked.voice_id], by=eve, reason="thanks").changed),
    )
    assert found in ({"sent": 1, "False": 1}, {Overtaken.__name__: 1, "True": 1})
    assert Fact.objects.filter(voice=asked.voice).count() == 1


def test_decisions_follow_a_comment_that_is_moved(asked):
    mo = make_member("Mo", role="moderator")
    other = make_post("Elsewhere")
    results = at_once(
        lambda: move(asked, to_post=other, by=mo) and "moved",
        *[lambda: bool(settling.close([asked.voice_id], by=mo, reason="thanks").changed)] * 4,
    )
    assert results == {"moved": 1, "True": 1, "False": 3}
    voice = Voice.objects.get()
    assert (voice.post, voice.state) == (other, "closed")
