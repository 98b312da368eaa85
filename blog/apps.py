from django.apps import AppConfig


class BlogConfig(AppConfig):
    """What the company writes, and the site around it."""

    name = "blog"
