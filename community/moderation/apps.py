from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """What staff must judge, and the judgements."""

    name = "community.moderation"
