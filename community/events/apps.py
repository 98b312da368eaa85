from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The site's memory: who did what to what, and when."""

    name = "community.events"
