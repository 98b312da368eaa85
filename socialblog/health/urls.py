from django.urls import path

from .views import all_well, live, page, ready

app_name = "health"
urlpatterns = [
    path("health/", all_well, name="all"),
    path("health/live/", live, name="live"),
    path("health/ready/", ready, name="ready"),
    path("site/running/", page, name="page"),
]
