"""The editors' page about what is stored."""

from django.urls import path

from .views import check

app_name = "integrity"
urlpatterns = [path("", check, name="check")]
