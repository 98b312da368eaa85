from django.apps import AppConfig


class TransfersConfig(AppConfig):
    """Bringing a community in, and letting it leave."""

    name = "community.transfers"
