from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The team's page over everything."""

    name = "community.desk"
