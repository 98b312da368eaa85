"""Prefixes and includes only. The blog is last: it answers to every remaining word."""

from django.urls import include, path

from .media import media

urlpatterns = [
    path("", include("community.members.urls")),  # /accounts/profile/, /site/people/
    path("accounts/", include("allauth.urls")),
    path("desk/before-publishing/", include("community.desk.publishing_urls")),
    path("desk/", include("community.desk.urls")),
    path("site/answering/", include("community.desk.site_urls")),
    path("site/check/", include("socialblog.integrity.urls")),
    path("", include("community.comments.urls")),  # /comments/, /people/
    path("", include("community.moderation.urls")),  # /comments/1/hold/
    path("mail/", include("community.notifications.urls")),
    path("", include("socialblog.health.urls")),  # /health/, /site/running/
    path("media/<path:name>", media, name="media"),
    path("", include("blog.urls")),
]

handler500 = "socialblog.errors.server_error"
