from django.apps import AppConfig


class SocialblogConfig(AppConfig):
    """The project itself is an app so that its management commands are found."""

    name = "socialblog"
