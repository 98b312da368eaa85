"""What a moderator does from the conversation itself; the desk has its own addresses."""

from django.urls import path

from community.comments import converters  # noqa: F401  # registers <id:…>

from .views import deciding

app_name = "moderation"
urlpatterns = [
    # They continue the comment's own address, so that a thread of hundreds needs no reverse().
    path("comments/<id:pk>/hold/", deciding.hold, name="hold"),
    path("comments/<id:pk>/release/", deciding.release, name="release"),
    path("comments/<id:pk>/remove/", deciding.remove, name="remove"),
    path("comments/<id:pk>/restore/", deciding.restore, name="restore"),
]
