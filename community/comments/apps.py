from django.apps import AppConfig
from django.db.models.signals import pre_save


class CommentsConfig(AppConfig):
    """What people say under a post."""

    name = "community.comments"

    def ready(self) -> None:
        from django_comments_xtd.models import publish_or_unpublish_on_pre_save

        # The library's receiver publishes held replies of any saved comment and miscounts.
        pre_save.disconnect(publish_or_unpublish_on_pre_save, sender="comments.Comment")
        from .models import Comment

        pre_save.disconnect(publish_or_unpublish_on_pre_save, sender=Comment)
