from django.apps import AppConfig


class MembersConfig(AppConfig):
    """People: who they are, what they may do."""

    name = "community.members"
