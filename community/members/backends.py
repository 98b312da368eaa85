"""Who a session belongs to: the member with what they may do, in one query."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend
from django.db import connection
from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL

from socialblog.lib.questions import Given, Question

from .models import Member


class _KnowsAbilities(ModelBackend):
    def get_user(self, user_id: int) -> Member | None:
        member = next(iter(_MEMBER.ask(pk=user_id)), None)
        if member is None or not self.user_can_authenticate(member):
            return None
        if not member.is_superuser:
            # What `Member.abilities` would ask for.
            member.__dict__["abilities"] = frozenset((member.held_abilities or "").split())
        return member


class ByUsername(_KnowsAbilities):
    """For the command line."""


class ByEmail(_KnowsAbilities, AuthenticationBackend):
    """For django-allauth."""


def _with_abilities() -> QuerySet[Member]:
    joined = "string_agg" if connection.vendor == "postgresql" else "group_concat"
    held = RawSQL(
        f"""(SELECT {joined}(ability.codename, ' ') FROM auth_permission ability
            JOIN django_content_type kind ON kind.id = ability.content_type_id
            JOIN auth_group_permissions given ON given.permission_id = ability.id
            JOIN members_member_groups joined ON joined.group_id = given.group_id
            WHERE joined.member_id = members_member.id AND kind.app_label = 'members')""",
        [],
        output_field=TextField(),
    )
    return Member.objects.filter(pk=Given("pk")).annotate(held_abilities=held)


_MEMBER = Question(_with_abilities)
