"""Roles are groups with abilities; the site never loses its last editor."""

import pytest
from django.contrib.auth.models import Group

from community.events.models import Event
from community.members.models import Member
from community.members.roles import ROLES, LastEditor, OwnRole, role_of, set_role
from tests.makers import make_member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_migration_gave_the_group_its_abilities(role):
    permissions = Group.objects.get(name=role).permissions.filter(content_type__model="member")
    assert sorted(permissions.values_list("codename", flat=True)) == sorted(ROLES[role])


@pytest.mark.parametrize("role", ROLES)
def test_member_has_the_abilities_of_the_role(role):
    member = make_member(role=role)
    assert sorted(member.abilities) == sorted(ROLES[role])
    assert role_of(member) == role
    assert member.is_team == bool(ROLES[role])


def test_a_new_role_replaces_the_old_one():
    editor, member = make_member(role="editor"), make_member(role="author")
    set_role(member, "moderator", by=editor)
    assert [group.name for group in member.groups.all()] == ["moderator"]
    assert not member.can_write and member.can_moderate
    event = Event.objects.filter(code="member.role").latest("id")
    assert (event.actor, event.subject_id, event.data) == (editor, member.pk, {"role": "moderator"})


def test_the_same_role_again_does_nothing():
    member = make_member(role="author")
    before = Event.objects.count()
    set_role(member, "author", by=None)
    assert Event.objects.count() == before


def test_unknown_role():
    with pytest.raises(ValueError, match="king"):
        set_role(make_member(), "king", by=None)


def test_last_editor_stays():
    editor = make_member(role="editor")
    with pytest.raises(LastEditor):
        set_role(editor, "reader", by=None)
    assert role_of(Member.objects.get(pk=editor.pk)) == "editor"


def test_a_closed_editor_does_not_count():
    editor = make_member(role="editor")
    make_member(role="editor", is_active=False)
    with pytest.raises(LastEditor):
        set_role(editor, "reader", by=None)


def test_nobody_gives_up_the_own_role():
    editor = make_member(role="editor")
    make_member(role="editor")
    with pytest.raises(OwnRole):
        set_role(editor, "author", by=editor)


def test_one_of_two_editors_may_go():
    editor, other = make_member(role="editor"), make_member(role="editor")
    set_role(other, "author", by=editor)
    assert role_of(other) == "author"


def test_without_a_group_they_are_readers():
    member = make_member()
    member.groups.clear()
    assert role_of(member) == "reader"


def test_with_ability_lists_each_once():
    author, editor = make_member(role="author"), make_member(role="editor")
    make_member(role="reader")
    make_member(role="author", is_active=False)
    both = Member.objects.with_ability("write_posts")
    assert sorted(both.values_list("pk", flat=True)) == sorted([author.pk, editor.pk])
    assert Member.objects.of_the_team().count() == 2
