from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Telling people, by the road they chose."""

    name = "community.notifications"
