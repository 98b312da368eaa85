from django.urls import include, path

from . import converters  # noqa: F401  # registers <id:…>
from .views import (
    accepting,
    confirming,
    deleting,
    editing,
    featuring,
    liking,
    permalink,
    person,
    pictures,
    posting,
    preview,
    reporting,
    whole,
)

app_name = "comments"


comments = [
    path("on/<str:slug>/", posting.post, name="post"),
    path("on/<str:slug>/all/", whole.whole, name="whole"),
    path("on/<str:slug>/comment-<id:number>/", permalink.legacy, name="legacy"),
    path("preview/", preview.preview, name="preview"),
    path("pictures/", pictures.pictures, name="pictures"),
    path("sent/<str:token>/", confirming.sent, name="sent"),
    path("confirm/<str:token>/", confirming.confirm, name="confirm"),
    path("<id:pk>/", permalink.permalink, name="permalink"),
    path("<id:pk>/replies/", permalink.more_replies, name="replies"),
    path("<id:pk>/reply/", posting.reply, name="reply"),
    path("<id:pk>/edit/", editing.edit, name="edit"),
    path("<id:pk>/delete/", deleting.delete, name="delete"),
    path("<id:pk>/like/", liking.like, name="like"),
    path("<id:pk>/report/", reporting.report, name="report"),
    path("<id:pk>/accept/", accepting.accept, name="accept"),
    path("<id:pk>/feature/", featuring.feature, name="feature"),
]

urlpatterns = [
    path("comments/", include(comments)),
    path("people/<str:username>/", person.person, name="person"),
]
