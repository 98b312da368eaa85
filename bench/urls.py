"""Everything of the site, and the floors."""

from django.urls import include, path

from blog.views.article import article

from . import floors

urlpatterns = [
    path("bare/hello/", floors.hello),
    path("bare/comments/<int:post_id>/", floors.comments),
    path("bare/list/", floors.listed),
    path("bare/insert/", floors.insert),
    # By an address that no cache knows.
    path("uncached/<str:slug>/", article, name="uncached"),
    # Through the site's own middleware, to tell what that costs.
    path("all-middleware/hello/", floors.hello),
    path("", include("socialblog.urls")),
]
