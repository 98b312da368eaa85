"""Every kind of damage: made by raw SQL, named, mended, and gone."""

from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from community.comments.models import Comment
from community.notifications.models import Delivery
from community.notifications.sending import CLAIM
from community.voices.models import Voice
from socialblog.integrity.checking import CHECKS
from socialblog.integrity.views import KINDS

from .world import World, make_world, put_files_there, run

pytestmark = pytest.mark.django_db
FAR = datetime(2999, 1, 1, tzinfo=UTC)
OURS, KEY = "comments_comment", "xtdcomment_ptr_id"


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """Made once for all tests of this file, each of which is undone by itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(made, db) -> World:
    put_files_there(made)
    return made


def check(*arguments: str) -> tuple[int, str]:
    words = StringIO()
    try:
        call_command("check_integrity", *arguments, stdout=words)
    except CommandError as error:
        return error.returncode, f"{words.getvalue()}{error}"
    return 0, words.getvalue()


def update(table: str, where: str, pk: int, **values: object) -> None:
    changes = ", ".join(f"{name} = %s" for name in values)
    run(f"UPDATE {table} SET {changes} WHERE {where} = %s", *values.values(), pk)


def comment(which: str, **values: object):
    return lambda world: update(OURS, KEY, getattr(world, which).pk, **values)


def library(which: str, **values: object):
    return lambda world: update("django_comments", "id", getattr(world, which).pk, **values)


def thread(which: str, **values: object):
    return lambda world: update(
        "django_comments_xtd_xtdcomment", "comment_ptr_id", getattr(world, which).pk, **values
    )


def voice(which: str, **values: object):
    return lambda world: update("voices_voice", "id", getattr(world, which).voice_id, **values)


def delivery(**values: object):
    return lambda world: update("notifications_delivery", "comment_id", world.guests.pk, **values)


def ghost(world: World) -> None:
    run(f"DELETE FROM events_event WHERE subject = 'comment' AND subject_id = {world.below.pk}")
    run(f"DELETE FROM notifications_delivery WHERE comment_id = {world.below.pk}")
    run(f"DELETE FROM {OURS} WHERE {KEY} = %s", world.below.pk)


def ghost_of_thread(world: World) -> None:
    ghost(world)
    run("DELETE FROM django_comments WHERE id = %s", world.below.pk)


def without_library(world: World) -> None:
    run("DELETE FROM django_comments_xtd_xtdcomment WHERE comment_ptr_id = %s", world.below.pk)


def parent_elsewhere(world: World) -> None:
    thread("peer", parent_id=world.elsewhere.pk)(world)


def parent_below(world: World) -> None:
    thread("question", parent_id=world.below.pk)(world)


def own_parent(world: World) -> None:
    thread("peer", parent_id=world.peer.pk)(world)


def in_another_post(world: World) -> None:
    comment("peer", post_id=world.other.pk)(world)


def voice_alone(world: World) -> None:
    update(OURS, KEY, world.elsewhere.pk, voice_id=None)


def team_with_voice(world: World) -> None:
    update(OURS, KEY, world.elsewhere.pk, by_team=True)


def fact_alone(world: World) -> None:
    run("UPDATE voices_fact SET comment_id = 987654 WHERE comment_id = %s", world.answered.pk)


def answer_unseen(world: World) -> None:
    run("UPDATE voices_fact SET visible = %s WHERE comment_id = %s", False, world.answered.pk)


def event_alone(world: World) -> None:
    run("UPDATE events_event SET subject_id = 987654 WHERE code = 'comment.liked'")


def acceptance_forgotten(world: World) -> None:
    run("DELETE FROM voices_fact WHERE code = 'accepted'")


def judged_wrongly(world: World) -> None:
    voice("guests", state="answered", lane="done", owed=False, waiting_since=None, due_at=None)(
        world
    )


def no_width(world: World) -> None:
    default_storage.delete(world.picture.name_for(400))


def no_whole(world: World) -> None:
    default_storage.delete(str(world.picture.file))


def no_face(world: World) -> None:
    default_storage.delete(str(world.rita.picture))


def no_logo(world: World) -> None:
    run("UPDATE blog_sitesettings SET logo = 'site/gone.webp'")


def wrong_record(world: World) -> None:
    run("UPDATE desk_replyrecord SET asked = 99, counted_at = %s", FAR)


def claimed(world: World) -> None:
    run("UPDATE notifications_delivery SET claimed_until = %s WHERE state = 'queued'", FAR)


DAMAGES = [
    ("ghost_of_library", ghost),
    ("ghost_of_thread", ghost_of_thread),
    ("comment_without_library", without_library),
    ("object", in_another_post),
    ("library_object", library("elsewhere", object_pk="987654")),
    ("orphan", thread("below", parent_id=987654)),
    ("parent_elsewhere", parent_elsewhere),
    ("parent_below", parent_below),
    ("parent_below", own_parent),
    ("path", comment("question", path="7000000000")),
    ("path", comment("peer", path="")),
    ("path", comment("peer", path="nowhere at all")),
    ("path", comment("below", path="00000000")),
    ("path", comment("answered", path="9" * 30)),
    ("root", comment("follow_up", root_id=987654)),
    ("root", comment("question", root_id=987654)),
    ("level", thread("answered", level=7)),
    ("shown", comment("peer", is_shown=False)),
    ("shown", comment("question", is_shown=False)),
    ("flags", library("question", is_public=False)),
    ("flags", library("question", is_removed=True)),
    ("flags", comment("below", state="held")),
    ("hearts", comment("peer", like_count=12)),
    ("reports", comment("guests", report_count=0)),
    ("accepted", comment("peer", is_accepted=False)),
    ("accepted", comment("below", is_accepted=True)),
    ("accepted", acceptance_forgotten),
    ("voice_without_comment", voice_alone),
    ("voice", voice_alone),
    ("voice", team_with_voice),
    ("voice", voice("question", visible=False)),
    ("voice", voice("question", post_visible=False)),
    ("voice", voice("question", answer_everything=True)),
    ("voice", voice("question", thread=987654)),
    ("voice", voice("question", reader_key="m987654")),
    ("voice", voice("question", said_at=FAR)),
    ("voice", voice("follow_up", kind="first")),
    ("voice", voice("peer", kind="first", rises_at=None)),
    ("voice", voice("question", has_reply=False)),
    ("voice", voice("guests", has_reply=True)),
    ("voice", answer_unseen),
    ("fact_without_comment", fact_alone),
    ("newcomer", voice("question", is_newcomer=False)),
    ("newcomer", voice("below", is_newcomer=True)),
    ("judgement", judged_wrongly),
    ("judgement", voice("question", last_activity_at=FAR)),
    ("judgement", voice("peer", changes_at=datetime(2020, 1, 1, tzinfo=UTC))),
    ("claimed", claimed),
    ("settled", delivery(settled_at=FAR)),
    ("settled", delivery(state="sent")),
    ("to_nobody", delivery(member_id=None)),
    ("event", event_alone),
    ("reply_record", wrong_record),
    ("picture", no_width),
    ("picture", no_whole),
    ("face", no_face),
    ("logo", no_logo),
]


def test_a_healthy_site_has_no_finding(world):
    assert check() == (0, "Everything stored agrees with itself.\n")
    assert check("--repair") == (0, "Everything stored agrees with itself.\n")


def test_every_check_has_its_damage():
    codes = {check.code for check in CHECKS}
    assert {code for code, _damage in DAMAGES} == codes
    assert KINDS.keys() == codes


@pytest.mark.parametrize(
    ("code", "damage"), DAMAGES, ids=[f"{n}-{code}" for n, (code, _) in enumerate(DAMAGES)]
)
def test_damage_is_named_mended_and_gone(world, code, damage):
    damage(world)
    returned, words = check()
    assert returned == 1
    assert any(line.startswith(f"{code}: ") for line in words.splitlines()), words
    returned, words = check("--repair")
    assert (returned, "are mended" in words) == (0, True), words
    assert check() == (0, "Everything stored agrees with itself.\n")


def test_a_moved_branch_takes_along_what_is_below(world):
    """What hangs below a wrong place is found level by level, and ends where it was."""
    before = dict(Comment.objects.values_list("pk", "path"))
    run(f"UPDATE {OURS} SET path = '7' || path WHERE path LIKE %s", world.question.path + "%")
    assert check("--repair")[0] == 0
    assert dict(Comment.objects.values_list("pk", "path")) == before


def test_what_only_a_backup_has_is_said_each_time(world):
    for width in (400, 800):
        default_storage.delete(world.picture.name_for(width))
    no_whole(world)
    returned, words = check("--repair")
    assert returned == 1 and "only a backup has it" in words
    assert check()[0] == 1
    put_files_there(world)
    assert check()[0] == 0


def test_a_clock_that_ran_out_is_no_damage(world):
    """The worker looks at it in a moment; nobody is told of damage meanwhile."""
    assert Voice.objects.exclude(changes_at=None).exists()
    with time_machine.travel(FAR, tick=False):
        assert check()[0] == 0


def test_a_worker_that_died_leaves_a_claim_that_runs_out(world):
    Delivery.objects.filter(state="queued").update(claimed_until=timezone.now() + CLAIM)
    assert check()[0] == 0


def test_looking_changes_nothing(world):
    judged_wrongly(world)
    acceptance_forgotten(world)
    found = check()
    assert found[0] == 1
    assert check() == found


def test_only_the_first_of_a_kind_are_told_in_full(world):
    run(f"UPDATE {OURS} SET like_count = 40")
    _returned, words = check("--most", "2")
    assert sum(line.startswith("hearts: Comment") for line in words.splitlines()) == 2
    assert f"hearts: {Comment.objects.count() - 2} more of this kind." in words
