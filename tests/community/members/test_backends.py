"""The member of a session comes with their abilities."""

import pytest
from django.conf import settings
from django.contrib.auth import load_backend

from community.members.models import Member
from community.members.roles import ROLES, set_role
from tests.makers import make_member

pytestmark = pytest.mark.django_db

BACKENDS = [load_backend(path) for path in settings.AUTHENTICATION_BACKENDS]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("role", ROLES)
def test_one_query_for_both(backend, role, django_assert_num_queries):
    member = make_member(role=role)
    with django_assert_num_queries(1):
        found = backend.get_user(member.pk)
        assert found == member
        assert sorted(found.abilities) == sorted(ROLES[role])
    assert found.abilities == Member.objects.get(pk=member.pk).abilities


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_role_that_was_taken_away_is_gone(backend):
    member = make_member(role="moderator")
    assert backend.get_user(member.pk).can_moderate
    set_role(member, "reader", by=None)
    assert not backend.get_user(member.pk).can_moderate


@pytest.mark.parametrize("backend", BACKENDS)
def test_nobody_who_is_gone(backend):
    member = make_member(role="editor")
    Member.objects.filter(pk=member.pk).update(is_active=False)
    assert backend.get_user(member.pk) is None
    assert backend.get_user(0) is None


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_superuser_may_everything(backend):
    member = make_member()
    Member.objects.filter(pk=member.pk).update(is_superuser=True)
    assert backend.get_user(member.pk).can_edit_site
