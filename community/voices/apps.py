from django.apps import AppConfig


class VoicesConfig(AppConfig):
    """The ledger: what readers said, and whether we still owe an answer."""

    name = "community.voices"
